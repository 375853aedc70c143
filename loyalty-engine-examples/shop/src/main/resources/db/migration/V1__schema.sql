-- What the shop keeps. The engine keeps nothing; its documents are stored as it writes them.

CREATE TABLE member (
    id      text PRIMARY KEY CHECK (id <> 'guest'), -- in ids of decisions this is whoever is no member
    version bigint NOT NULL DEFAULT 0,              -- one more with every change: two tills, one winner
    state   json NOT NULL
);

-- What was asked, and what was answered: whoever asks again is answered the same.
CREATE TABLE answer (
    member      text NOT NULL,
    transaction text NOT NULL,
    booked      bigint GENERATED ALWAYS AS IDENTITY,
    request     json NOT NULL,
    evaluation  json NOT NULL,
    PRIMARY KEY (member, transaction)
);
CREATE INDEX ON answer (member, booked);

-- The ledger. Nothing is in it twice, and the fold of a member's decisions is the member's state.
CREATE TABLE decision (
    id       text PRIMARY KEY,
    booked   bigint GENERATED ALWAYS AS IDENTITY,
    member   text NOT NULL,
    about    text NOT NULL, -- the transaction that it belongs to; for a refund the purchase
    decision json NOT NULL
);
CREATE INDEX ON decision (member, about);

-- How often, and how much, over all customers. No code can give more than a limit: the table refuses.
CREATE TABLE counter (
    name        text PRIMARY KEY, -- a coupon's code, or its campaign
    uses        bigint NOT NULL DEFAULT 0,
    issues      bigint NOT NULL DEFAULT 0,
    amount      numeric NOT NULL DEFAULT 0,
    most_uses   bigint CHECK (uses <= most_uses),
    most_issues bigint CHECK (issues <= most_issues),
    most_amount numeric CHECK (amount <= most_amount)
);

CREATE TABLE coupon (
    code       text PRIMARY KEY,
    definition jsonb NOT NULL
);

-- The coupons with what is left of them now, as the engine reads them.
CREATE VIEW coupon_now AS
SELECT code,
       definition || jsonb_build_object('budget',
           coalesce(definition -> 'budget', '{}') || jsonb_strip_nulls(jsonb_build_object(
               'usesLeft', used.most_uses - used.uses,
               'amountLeft', used.most_amount - used.amount,
               'issuesLeft', issued.most_issues - issued.issues))) AS definition
FROM coupon
LEFT JOIN counter used ON used.name = coalesce(definition #>> '{budget,campaign}', code)
LEFT JOIN counter issued ON issued.name = code;

CREATE TABLE reward (
    code       text PRIMARY KEY,
    definition jsonb NOT NULL,
    stock      int CHECK (stock >= 0) -- none: as many as are wanted
);

CREATE VIEW reward_now AS
SELECT code, definition || jsonb_strip_nulls(jsonb_build_object('stockLeft', stock)) AS definition
FROM reward;

-- Activities that decisions hand on to another member, until they are booked there.
CREATE TABLE outbox (
    id       text PRIMARY KEY,
    member   text NOT NULL,
    activity json NOT NULL
);

-- How far a night has come.
CREATE TABLE night (
    day     date PRIMARY KEY,
    reached text NOT NULL DEFAULT '' -- the last member who is done
);
