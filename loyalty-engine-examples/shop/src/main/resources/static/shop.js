import {badges, products, rewards, words} from "./words.js";

const $ = id => document.getElementById(id);
const chosen = new URLSearchParams(location.search);
const basket = new Map();
let language = localStorage.getItem("language") ?? navigator.languages.map(it => it.slice(0, 2)).find(it => it in words) ?? "en";
let member, overview, receipts, now, stamped;

const say = () => words[language];
const text = sentence => sentence[language];
const product = id => products.find(it => it.id === id)?.[language] ?? rewards[id]?.[language] ?? id;
const money = amount => new Intl.NumberFormat(language, {style: "currency", currency: overview.programme.currency}).format(amount);
const day = moment => new Intl.DateTimeFormat(language, {dateStyle: "medium", timeZone: overview.programme.zone}).format(moment);
const lastDay = end => day(Date.parse(end) - 1);
const tierName = name => name.charAt(0) + name.slice(1).toLowerCase();

/** An element with attributes, and within it texts and other elements. */
function element(name, attributes = {}, ...within) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (typeof value === "function") made.addEventListener(key, value);
        else if (typeof value === "boolean") made.toggleAttribute(key, value);
        else made.setAttribute(key, value);
    }
    made.append(...within.flat().filter(it => it !== null && it !== ""));
    return made;
}

function icon(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `icons.svg#${name}`);
    svg.setAttribute("aria-hidden", "true");
    svg.append(use);
    return svg;
}

async function ask(path, body) {
    const sent = body === undefined ? {} : {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)};
    const response = await fetch(path, sent);
    if (!response.ok) throw new Error((await response.json()).detail);
    return response.headers.get("Content-Length") === "0" ? null : response.json();
}

/** Asks until there is an answer: the same id is booked once. */
async function book(transaction) {
    const whole = {id: crypto.randomUUID(), at: new Date(now).toISOString(), currency: overview.programme.currency, ...transaction};
    for (let attempt = 1; ; attempt++) {
        try {
            return await ask(`/members/${encodeURIComponent(member)}/transactions`, whole);
        } catch (problem) {
            if (attempt === 3) throw problem;
        }
    }
}

async function refresh() {
    const path = `/members/${encodeURIComponent(member)}`;
    receipts = await ask(`${path}/receipts?atMost=60`);
    const latest = receipts.map(it => Date.parse(it.transaction.at)).reduce((one, other) => Math.max(one, other), 0);
    now = Math.max(now ?? Date.now(), latest + 60_000);
    overview = await ask(`${path}?at=${new Date(now).toISOString()}`);
    show();
}

/** Does something, shows what comes of it, and celebrates what is to be celebrated. */
async function act(doing, news) {
    document.body.ariaBusy = "true";
    try {
        const evaluation = await doing();
        await refresh();
        tell(news(evaluation), false);
        const reason = evaluation?.decisions.findLast(it => it.reason.tags?.celebrate);
        if (reason) celebrate(reason);
    } catch (problem) {
        tell(problem.message || say().failed, true);
    } finally {
        document.body.ariaBusy = "false";
    }
}

function tell(news, bad) {
    $("news").textContent = news;
    $("news").classList.toggle("bad", bad);
}

function newsOf(evaluation) {
    const refused = evaluation.decisions.filter(it => it.type === "Refused").flatMap(it => it.refusals.map(no => text(no.text)));
    const points = evaluation.decisions.reduce((sum, it) => sum + change(it), 0);
    return [say().bought(points), ...refused].join(" ");
}

function celebrate(decision) {
    const kind = decision.reason.tags.celebrate;
    $("celebration-title").textContent = badges[decision.badge]?.[language] ?? say().celebrate[kind];
    $("celebration-text").textContent = text(decision.reason.text);
    $("celebration-icon").setAttribute("href", `icons.svg#${badges[decision.badge]?.icon ?? (kind === "coffee" ? "cup" : "star")}`);
    const confetti = $("celebration").querySelector(".confetti");
    confetti.replaceChildren(...Array.from({length: 24}, (_, i) => {
        const flake = element("i");
        flake.style.setProperty("--x", `${(i * 37) % 100}%`);
        flake.style.setProperty("--wait", `${(i * 0.13) % 1}s`);
        flake.style.setProperty("--hue", `hsl(${(i * 47) % 360} 75% 55%)`);
        return flake;
    }));
    $("celebration").hidden = false;
    tell(`${$("celebration-title").textContent} ${$("celebration-text").textContent}`, false);
}

/** What a decision adds to the points. */
function change(decision) {
    if ((decision.account ?? "points") !== "points") return 0;
    const sign = {PointsEarned: 1, PointsRestored: 1, PointsReversed: -1, PointsCancelled: -1, PointsRedeemed: -1, RewardGranted: -1, PointsExpired: -1}[decision.type] ?? 0;
    return sign * (decision.points ?? 0);
}

function show() {
    document.documentElement.lang = language;
    document.querySelectorAll("[data-say]").forEach(it => it.textContent = say()[it.dataset.say]);
    document.querySelectorAll("[data-language]").forEach(it => it.ariaPressed = String(it.dataset.language === language));
    $("today").textContent = day(now);
    showCard();
    showStamps();
    showBadges();
    showOffers();
    showRewards();
    showEnds();
    showReceipts();
    showTill();
}

const progress = goal => overview.progress.find(it => it.goal === goal);

function showCard() {
    const {tier, id} = overview.customer;
    const next = overview.programme.tiers.slice(overview.programme.tiers.indexOf(tier.name) + 1).find(progress);
    $("points").textContent = new Intl.NumberFormat(language).format(overview.points);
    $("points-unit").textContent = say().points(overview.points);
    $("worth").textContent = say().worth(money(overview.worth));
    $("tier").textContent = tier.name === "NONE" ? say().noTier : tierName(tier.name);
    $("member").textContent = id;
    $("tier-next").textContent = next ? say().tierNext(tierName(next), money(progress(next).required - progress(next).actual)) : say().tierTop;
    $("tier-progress").max = next ? progress(next).required : 1;
    $("tier-progress").value = next ? progress(next).actual : 1;
}

function showStamps() {
    const {actual, required} = progress("FREE-COFFEE") ?? {actual: 0, required: 10};
    $("stamps-text").textContent = say().stamps(actual, required);
    $("stamps").ariaLabel = say().stamps(actual, required);
    $("stamps").replaceChildren(...Array.from({length: required}, (_, i) =>
        element("span", {class: i >= actual ? "" : i < (stamped ?? actual) ? "full" : "full new"}, icon("cup"))));
    stamped = actual;
}

function showBadges() {
    const had = overview.customer.tallies?.badge ?? {};
    $("badges").replaceChildren(...Object.entries(badges).map(([name, badge]) => {
        const toGo = name in had ? null : progress(name);
        const bar = toGo && element("progress", {max: toGo.required, value: toGo.actual, "aria-label": badge[language]});
        const much = toGo ? say().reached(toGo.actual, toGo.required, badge.what[language]) : say().had;
        return element("li", {class: toGo ? "" : "had"},
            element("span", {class: "medal"}, icon(badge.icon)),
            element("div", {}, element("strong", {}, badge[language]), element("br"), element("small", {}, much)), bar ?? "");
    }));
}

function showOffers() {
    $("offers").replaceChildren(...overview.offers.map(offer => {
        const until = offer.until ? say().offerUntil(lastDay(offer.until)) : "";
        const copies = offer.copy?.count > 1 ? say().copies(offer.copy.count) : "";
        const missing = offer.missing.map(it => text(it.text)).join(" ") || say().now;
        return element("li", {},
            element("p", {}, element("strong", {}, offer.code), element("br"),
                element("small", {}, [missing, copies, until].filter(it => it).join(" · "))),
            element("button", {type: "button", "aria-label": `${say().use}: ${offer.code}`, click: () => use(offer.code)}, say().use));
    }));
    if (overview.offers.length === 0) $("offers").append(element("li", {}, say().noOffers));
}

function use(code) {
    $("coupon").value = code;
    $("till").scrollIntoView({block: "nearest"});
    $("coupon").focus();
}

function showRewards() {
    $("rewards").replaceChildren(...overview.rewards.map(reward => {
        const price = [say().forPoints(reward.points), reward.coPayment > 0 ? say().plus(money(reward.coPayment)) : ""].join(" ");
        const left = reward.stockLeft === undefined ? "" : say().left(reward.stockLeft);
        const wish = {type: "reward", reward: {code: reward.code, points: reward.points, coPayment: reward.coPayment, enabled: true}};
        return element("li", {},
            element("p", {}, element("strong", {}, product(reward.code)), element("br"),
                element("small", {}, [price, left].filter(it => it).join(" · "))),
            element("button", {
                type: "button", "aria-label": `${say().take}: ${product(reward.code)}`,
                disabled: overview.points < reward.points || reward.stockLeft === 0,
                click: () => act(() => book({type: "redemption", wish}), newsOf),
            }, say().take));
    }));
}

function showEnds() {
    const lots = Object.entries(overview.customer.accounts ?? {}).flatMap(([account, {lots}]) => lots.map(lot => ({account, ...lot})));
    const sums = new Map();
    for (const {account, points, lifetime} of lots.filter(it => it.lifetime.expiresAt)) {
        const unit = account === "points" ? say().points(points) : text(overview.programme.accounts[account].many);
        const key = `${lifetime.expiresAt} ${unit}`;
        sums.set(key, {unit, end: lifetime.expiresAt, points: (sums.get(key)?.points ?? 0) + points});
    }
    for (const {code, count, lifetime} of overview.customer.issued.filter(it => it.lifetime.expiresAt)) {
        sums.set(`${lifetime.expiresAt} ${code}`, {unit: code, end: lifetime.expiresAt, points: count});
    }
    const inOrder = [...sums.values()].sort((one, other) => one.end.localeCompare(other.end));
    $("ends").replaceChildren(...inOrder.slice(0, 6).map(({points, unit, end}) =>
        element("li", {}, element("span", {}, `${points} ${unit}`), element("small", {}, say().offerUntil(lastDay(end))))));
    if (inOrder.length === 0) $("ends").append(element("li", {}, say().nothingEnds));
}

/** How many of a line have come back. */
function returned(purchase, line) {
    return receipts.flatMap(it => it.evaluation.decisions)
        .filter(it => it.type === "RefundRecorded" && it.purchase === purchase)
        .flatMap(it => it.lines).filter(it => it.line === line)
        .reduce((sum, it) => sum + it.quantity, 0);
}

function showReceipts() {
    const open = new Set([...document.querySelectorAll("#receipts details[open]")].map(it => it.dataset.of));
    const worthShowing = receipts.filter(({transaction, evaluation}) => transaction.type !== "dayReached" || evaluation.decisions.length > 0);
    $("receipts").replaceChildren(...worthShowing.slice(0, 20).map(({transaction, evaluation}) => {
        const shown = evaluation.decisions.filter(it => it.type !== "PurchaseRecorded" && it.type !== "TransactionRecorded" && it.type !== "ActivityRecorded");
        return element("article", {},
            element("header", {}, element("h3", {}, say()[transaction.type] ?? transaction.type),
                element("time", {datetime: transaction.at}, day(Date.parse(transaction.at)))),
            sold(transaction, evaluation),
            element("ul", {class: "reasons"}, shown.map(line)),
            shown.length === 0 ? "" : why(transaction, evaluation, shown, open.has(transaction.id)));
    }));
    if (worthShowing.length === 0) $("receipts").append(element("p", {}, say().noReceipts));
}

function sold(transaction, evaluation) {
    const record = evaluation.decisions.find(it => it.type === "PurchaseRecorded" || it.type === "RefundRecorded");
    if (!record) return "";
    const isPurchase = record.type === "PurchaseRecorded";
    return element("ul", {class: "sold"}, record.lines.map(({line, product: id, quantity, paid}) => {
        const back = isPurchase ? returned(transaction.id, line) : 0;
        const giveBack = isPurchase && back < quantity && element("button", {
            type: "button", "aria-label": say().giveBackOf(product(id)),
            click: () => act(() => book({
                type: "refund", purchase: transaction.id, lines: [{line, quantity: 1}], allowances: [], recorded: [],
            }), newsOf),
        }, say().giveBack);
        return element("li", {class: back ? "back" : ""},
            element("span", {}, `${quantity} × ${product(id)}${back ? ` (${back} ${say().back})` : ""}`),
            element("span", {}, money(isPurchase ? paid : -paid)), giveBack || element("span"));
    }), element("li", {}, element("strong", {}, isPurchase ? say().pay : say().paidBack), element("strong", {}, money(isPurchase ? record.paid : -record.paid)), element("span")));
}

function line(decision) {
    const points = change(decision);
    const mark = decision.type === "Refused" ? "×" : points > 0 ? `+${points}` : points < 0 ? `${points}` : "✓";
    const kind = decision.type === "Refused" ? "refused" : points < 0 ? "less" : "";
    const sentences = decision.type === "Refused" ? decision.refusals.map(it => text(it.text)) : [text(decision.reason.text)];
    return element("li", {class: kind}, element("b", {}, mark), element("span", {}, sentences.join(" ")));
}

function why(transaction, evaluation, shown, open) {
    const {name, version, hash} = evaluation.ruleSet;
    const seen = new Map((evaluation.trace ?? []).map(it => [it.rule, Object.entries(it.values).map(([key, value]) => `${key} = ${value}`).join(", ")]));
    return element("details", {"data-of": transaction.id, open},
        element("summary", {}, say().why),
        element("div", {class: "why", tabindex: "0", role: "region", "aria-label": say().why}, element("table", {},
            element("thead", {}, element("tr", {}, [say().rule, say().sentence, say().amounts, say().seen].map(it => element("th", {scope: "col"}, it)))),
            element("tbody", {}, shown.map(it => element("tr", {},
                element("td", {}, it.reason.rule), element("td", {}, text(it.reason.text)),
                element("td", {}, amounts(it)), element("td", {}, seen.get(it.reason.rule) ?? "")))))),
        element("p", {class: "hint"}, say().rules(name, version, hash.slice(0, 12))));
}

function amounts(decision) {
    return Object.entries(say().told)
        .filter(([name]) => typeof decision[name] === "number" && decision[name] !== 0)
        .map(([name, told]) => `${told} ${new Intl.NumberFormat(language).format(decision[name])}`).join(", ");
}

const total = () => products.reduce((sum, it) => sum + it.price * (basket.get(it.id) ?? 0), 0);

function showTill() {
    const focused = document.activeElement?.dataset?.step;
    $("products").replaceChildren(...products.map(it => element("li", {}, icon(it.icon),
        element("span", {}, it[language], element("small", {}, money(it.price))),
        element("span", {class: "step"},
            element("button", {type: "button", "data-step": `${it.id}-`, "aria-label": say().less(it[language]), disabled: !basket.get(it.id), click: () => put(it.id, -1)}, "−"),
            element("output", {}, String(basket.get(it.id) ?? 0)),
            element("button", {type: "button", "data-step": `${it.id}+`, "aria-label": say().more(it[language]), click: () => put(it.id, 1)}, "+")))));
    document.querySelector(`[data-step="${focused}"]`)?.focus();
    const points = Math.floor(Math.min(overview.points, Math.floor(total()) * 100) / 100) * 100;
    $("redeem").disabled = points < 100;
    $("redeem").checked &&= points >= 100;
    $("redeem").value = points;
    $("redeem-text").textContent = points < 100 ? say().redeemNone : say().redeem(points, money(points * overview.programme.pointValue));
    $("buy").disabled = total() === 0;
    $("buy").textContent = total() === 0 ? say().empty : say().buy(money(total()));
    const {name, version} = overview.programme;
    $("rules").textContent = receipts[0] ? say().rules(name, version, receipts[0].evaluation.ruleSet.hash.slice(0, 12)) : "";
}

function put(id, more) {
    basket.set(id, Math.max(0, (basket.get(id) ?? 0) + more));
    showTill();
}

function buy(event) {
    event.preventDefault();
    const lines = products.filter(it => basket.get(it.id)).map((it, i) =>
        ({id: String(i + 1), product: it.id, category: it.category, quantity: basket.get(it.id), unitPrice: it.price}));
    const coupons = $("coupon").value.trim().toUpperCase().split(/[\s,]+/).filter(it => it);
    const redeem = $("redeem").checked ? {redeem: Number($("redeem").value)} : {};
    act(async () => {
        const evaluation = await book({type: "purchase", lines, coupons, ...redeem});
        basket.clear();
        $("coupon").value = "";
        $("redeem").checked = false;
        return evaluation;
    }, newsOf);
}

/** Time goes by: the next morning, and the night before it. */
function wait(days) {
    act(async () => {
        for (let i = 0; i < days; i++) {
            now = (Math.floor(now / 86_400_000) + 1) * 86_400_000 + 9 * 3_600_000;
            await ask(`/nights/${new Date(now).toISOString().slice(0, 10)}`, {});
        }
    }, () => say().later(day(now)));
}

function visitor() {
    const name = localStorage.getItem("member") ?? `visitor-${crypto.randomUUID().slice(0, 8)}`;
    localStorage.setItem("member", name);
    return name;
}

$("basket").addEventListener("submit", buy);
$("next-day").addEventListener("click", () => wait(1));
$("next-week").addEventListener("click", () => wait(7));
$("celebration-close").addEventListener("click", () => {
    $("celebration").hidden = true;
    $("till").focus();
});
document.querySelectorAll("[data-language]").forEach(it => it.addEventListener("click", () => {
    language = it.dataset.language;
    localStorage.setItem("language", language);
    show();
}));

member = chosen.get("member") ?? visitor();
now = chosen.has("at") ? Date.parse(chosen.get("at")) : Date.now();
const profile = chosen.has("friend") ? {referredBy: chosen.get("friend")} : {};
await ask("/members", {id: member, profile, at: new Date(now).toISOString()});
await refresh();
