/** What the page says; what the engine says comes in both languages with its decisions. */
export const words = {
    en: {
        toTill: "To the till", today: "Today", language: "Language", title: "Your member card", balance: "Balance",
        points: n => n === 1 ? "point" : "points",
        worth: money => `worth ${money}`,
        noTier: "Member", tierNext: (tier, money) => `${money} more to ${tier}`, tierTop: "You have reached the top",
        stampCard: "Stamp card", stamps: (n, of) => `${n} of ${of} stamps; a full card is a free coffee.`,
        badges: "Badges and streaks", had: "Yours", reached: (n, of, what) => `${n} of ${of} ${what}`,
        offers: "For you", noOffers: "Nothing at the moment.", use: "Use", copies: n => `${n} for you`,
        offerUntil: day => `until ${day}`, now: "Ready to use",
        rewards: "Rewards", forPoints: n => `${n} points`, plus: money => `and ${money}`, left: n => `${n} left`, take: "Take",
        ends: "What expires when", nothingEnds: "Nothing.",
        receipts: "Receipts", noReceipts: "Nothing yet. Ring something up at the till.",
        purchase: "Purchase", refund: "Return", redemption: "Reward", activity: "Activity", dayReached: "A new day",
        pay: "Paid", paidBack: "Paid back", back: "returned", giveBack: "Return", giveBackOf: product => `Return ${product}`,
        why: "Why did I get this?", rule: "Rule", sentence: "Reason", amounts: "Amounts", seen: "The rule saw",
        told: {base: "of", computed: "computed", points: "granted", discount: "discount", amount: "amount", value: "worth", count: "number"},
        till: "The till", tillHint: "Play the shopkeeper: ring something up, and see what comes of it.",
        coupon: "Coupon", redeem: (points, money) => `Pay ${money} with ${points} points`,
        redeemNone: "Pay with points, from 100 on", buy: money => `Pay ${money}`, empty: "Choose something",
        more: product => `One more ${product}`, less: product => `One ${product} less`,
        nextDay: "A day later", nextWeek: "A week later", later: day => `Now it is ${day}.`,
        bought: n => n < 0 ? `Done: ${n} points.` : `Thank you! +${n} points.`,
        thanks: "Lovely", failed: "That did not work. Please try again.",
        celebrate: {badge: "A new badge!", tier: "You have moved up!", coffee: "A free coffee!"},
        rules: (name, version, hash) => `Decided by ${name} ${version} (${hash}).`,
    },
    de: {
        toTill: "Zur Kasse", today: "Heute", language: "Sprache", title: "Deine Mitgliedskarte", balance: "Guthaben",
        points: n => n === 1 ? "Punkt" : "Punkte",
        worth: money => `${money} wert`,
        noTier: "Mitglied", tierNext: (tier, money) => `Noch ${money} bis ${tier}`, tierTop: "Höher geht es nicht",
        stampCard: "Stempelkarte", stamps: (n, of) => `${n} von ${of} Stempeln; eine volle Karte ist ein Kaffee.`,
        badges: "Abzeichen und Serien", had: "Deins", reached: (n, of, what) => `${n} von ${of} ${what}`,
        offers: "Für dich", noOffers: "Gerade nichts.", use: "Einlösen", copies: n => `${n} für dich`,
        offerUntil: day => `bis ${day}`, now: "Gleich einlösbar",
        rewards: "Prämien", forPoints: n => `${n} Punkte`, plus: money => `und ${money}`, left: n => `noch ${n}`, take: "Nehmen",
        ends: "Was wann verfällt", nothingEnds: "Nichts.",
        receipts: "Belege", noReceipts: "Noch nichts. Kauf etwas an der Kasse.",
        purchase: "Einkauf", refund: "Rückgabe", redemption: "Prämie", activity: "Aktivität", dayReached: "Ein neuer Tag",
        pay: "Bezahlt", paidBack: "Zurückgezahlt", back: "zurückgegeben", giveBack: "Zurückgeben", giveBackOf: product => `${product} zurückgeben`,
        why: "Warum habe ich das bekommen?", rule: "Regel", sentence: "Grund", amounts: "Zahlen", seen: "Die Regel sah",
        told: {base: "auf", computed: "berechnet", points: "gewährt", discount: "Rabatt", amount: "Betrag", value: "wert", count: "Anzahl"},
        till: "Die Kasse", tillHint: "Spiel Verkäufer: kassiere etwas, und sieh, was daraus wird.",
        coupon: "Gutschein", redeem: (points, money) => `${money} mit ${points} Punkten zahlen`,
        redeemNone: "Mit Punkten zahlen, ab 100", buy: money => `${money} zahlen`, empty: "Wähle etwas aus",
        more: product => `${product}: eins mehr`, less: product => `${product}: eins weniger`,
        nextDay: "Einen Tag später", nextWeek: "Eine Woche später", later: day => `Jetzt ist ${day}.`,
        bought: n => n < 0 ? `Erledigt: ${n} Punkte.` : `Danke! +${n} Punkte.`,
        thanks: "Schön", failed: "Das hat nicht geklappt. Bitte versuch es noch einmal.",
        celebrate: {badge: "Ein neues Abzeichen!", tier: "Du bist aufgestiegen!", coffee: "Ein Kaffee für dich!"},
        rules: (name, version, hash) => `Entschieden von ${name} ${version} (${hash}).`,
    },
};

/** What the shop sells; a real one asks its own catalogue. */
export const products = [
    {id: "espresso", category: "COFFEE", price: 2.50, icon: "cup", en: "Espresso", de: "Espresso"},
    {id: "cappuccino", category: "COFFEE", price: 3.40, icon: "cup", en: "Cappuccino", de: "Cappuccino"},
    {id: "croissant", category: "BAKERY", price: 1.90, icon: "bread", en: "Croissant", de: "Croissant"},
    {id: "honey", category: "GROCERIES", price: 7.80, icon: "jar", en: "Honey", de: "Honig"},
    {id: "mug", category: "HOME", price: 14.90, icon: "mug", en: "Mug", de: "Becher"},
    {id: "hamper", category: "GIFTS", price: 49.00, icon: "bag", en: "Gift hamper", de: "Präsentkorb"},
];

/** The badges of this shop's rules, and the words for what leads to them. */
export const badges = {
    superfan: {icon: "heart", en: "Superfan", de: "Superfan", what: {en: "visits", de: "Besuchen"}},
    regular: {icon: "crown", en: "Regular", de: "Stammgast", what: {en: "visits in 30 days", de: "Besuchen in 30 Tagen"}},
    streak: {icon: "flame", en: "Streak", de: "Serie", what: {en: "weeks in a row", de: "Wochen in Folge"}},
};

export const rewards = {
    "tote-bag": {en: "Tote bag", de: "Stofftasche"},
    "coffee-mug": {en: "Coffee mug", de: "Kaffeebecher"},
};
