-- The coupons and rewards of this shop.
INSERT INTO coupon (code, definition) VALUES
    ('WELCOME10', '{"schema": 1, "code": "WELCOME10", "benefit": {"type": "percentOff", "percent": 10}, "budget": {"perCustomer": 1}}'),
    ('LUCKY5', '{"schema": 1, "code": "LUCKY5", "benefit": {"type": "amountOff", "amount": 5.00}, "condition": {"minimumBasket": 10.00}}'),
    ('GOLD20', '{"schema": 1, "code": "GOLD20", "benefit": {"type": "percentOff", "percent": 20}, "audience": {"tiers": ["GOLD", "PLATINUM"]}}'),
    ('FREE-COFFEE', '{"schema": 1, "code": "FREE-COFFEE", "benefit": {"type": "percentOff", "percent": 100}, "scope": {"categories": ["COFFEE"]}, "units": {"get": 1, "times": 1}, "audience": {"issuedOnly": true}}');

-- 25 of them, whoever comes first.
INSERT INTO counter (name, most_uses) VALUES ('LUCKY5', 25);

INSERT INTO reward (code, definition, stock) VALUES
    ('tote-bag', '{"code": "tote-bag", "points": 150, "coPayment": 0.00, "enabled": true}', NULL),
    ('coffee-mug', '{"code": "coffee-mug", "points": 300, "coPayment": 2.00, "enabled": true}', 3);
