package io.loyaltyengine.json;

/** One good document of each sort, to be read as it is or spoilt. */
final class Documents {
    static final String PURCHASE = line("""
            {"schema":1,"type":"purchase","id":"order-1042","at":"2026-03-14T09:30:00Z","currency":"EUR",
            "channel":"till","partner":"bakery","lines":[
            {"id":"1","product":"coffee-1kg","category":"COFFEE","quantity":2,"unitPrice":9.99,"labels":["BIO","SALE"]},
            {"id":"2","product":"mug","category":"HOME","quantity":1,"unitPrice":14.90,"tax":2.38,"labels":[]}],
            "coupons":["WELCOME10"],"tenders":{"GIFT_CARD":5.00},
            "attributes":{"boxes":3,"delivery":"bicycle"},"redeem":200,"redeemFrom":"points"}""");

    static final String REDEMPTION = line("""
            {"schema":1,"type":"redemption","id":"wish-3","at":"2026-03-14T09:30:00Z","currency":"EUR",
            "wish":{"type":"reward","reward":{"code":"MUG","account":"points","points":500,"coPayment":2.50,"tiers":["GOLD"],
            "stockLeft":3,"thirdParty":"potter","enabled":true}}}""");

    static final String ACTIVITY = line("""
            {"schema":1,"type":"activity","id":"review-3","at":"2026-03-14T09:30:00Z","currency":"EUR",
            "kind":"product-review","subject":"mug","amount":4.90,"partner":"potter",
            "attributes":{"photo":true,"stars":4},"from":"ben"}""");

    static final String PROGRAMME = line("""
            {"schema":1,"name":"shop","version":"7","currency":"EUR","zone":"Europe/Berlin",
            "tiers":["SILVER","GOLD"],"pointValue":0.01,
            "accounts":{"miles":{"one":{"en":"mile","de":"Meile"},"many":{"en":"miles","de":"Meilen"},"worth":0.005}},
            "holidays":["2026-12-25","2026-12-26"],"leapDay":"MAR_1",
            "notices":{"atMost":1,"perDays":7},"coupons":{"order":"PRIORITY","winner":"BEST","codes":"EXACT"}}""");

    static final String CUSTOMER = line("""
            {"schema":1,"id":"anna","currency":"EUR","enrolledOn":"2024-02-29",
            "profile":{"birthday":"--02-29","segments":["tea","vip"],
            "attributes":{"height":1.5,"newsletter":true,"shoe":38,"song":"Ode"},"referredBy":"ben",
            "consents":["email","push"]},
            "accounts":{"points":{"lots":[{"points":120,"lifetime":{"expiresAt":"2027-01-01T00:00:00Z"}},
            {"points":30,"lifetime":{"awaits":"order-1042"},"from":"order-1042"}],"owed":0,
            "gone":[{"from":"order-1042","expiresAt":"2026-04-01T00:00:00Z","expired":5,"repaid":2}]}},
            "history":{"lifetime":{"spend":19.98,"points":120,"visits":1,"purchases":1},"lastVisit":"2026-03-14",
            "days":{"2026-03-14":{"spend":19.98,"points":120,"visits":1,"purchases":1}}},
            "tier":{"name":"GOLD","since":"2026-03-14","earnedOn":"2026-03-15"},"tallies":{"badge":{"superfan":{"count":1,"first":"2026-03-14","last":"2026-03-14"}},
            "campaign":{"spring":{"count":150,"first":"2026-03-01","last":"2026-03-14"}},
            "coffee":{"cup":{"count":3,"first":"2026-03-13","last":"2026-03-14",
            "days":{"2026-03-13":1,"2026-03-14":2}}}},
            "booked":{"gift":{"until":"2026-05-12"},"order-1042":{"until":"2026-05-13","back":{"1":1}}},
            "issued":[{"issue":"anna/order-1042/CouponIssued/A~20free~20one","code":"FREE","count":2,"day":"2026-03-14",
            "lifetime":{"expiresAt":"2026-06-14T22:00:00Z"},"keptOnRefund":false,"account":"points","lots":[{"points":20,"lifetime":{}}]}]}""");

    static final String COUPON = line("""
            {"schema":1,"code":"WELCOME10","benefit":{"type":"percentOff","percent":10},
            "steps":[{"fromAmount":100,"benefit":{"type":"amountOff","amount":15}}],
            "computation":{"each":"BASKET","base":"REMAINING","split":"BY_AMOUNT","atMost":20.5,"rounding":"HALF_UP","graduated":false},
            "scope":{"products":[],"categories":["COFFEE"],"labels":[],"exceptProducts":[],"exceptCategories":[],"exceptLabels":[]},
            "units":{"buy":2,"get":1,"pick":"CHEAPEST","perLine":false},
            "condition":{"minimumBasket":25,"minimumUnits":0,"on":"INITIAL","withoutTax":false},
            "stacking":{"priority":0,"groups":[],"notWith":["ALL"]},
            "window":{"from":"2026-01-01T00:00:00Z","weekdays":["MONDAY","TUESDAY"],"opens":"09:00","closes":"17:30"},
            "audience":{"tiers":[],"segments":[],"channels":[],"firstPurchaseOnly":true,"issuedOnly":false},
            "budget":{"perCustomer":1,"whenShort":"REFUSE"},
            "funding":[{"sponsor":"acme","percent":60}],"currency":"EUR","enabled":true,"automatic":false}""");

    private static final String REASON = line("""
            {"rule":"One point per euro","text":{"en":"One.","de":"Einer."},
            "ruleSet":{"name":"shop","version":"7","hash":"ab12"},"tags":{"celebrate":"high-five"}}""");

    static final String DECISION = line("""
            {"schema":1,"type":"PointsEarned","id":"anna/order-1042/PointsEarned/One~20point~20for~20every~20euro","reason":REASON,"account":"points","points":19,"base":19.98,
            "computed":21.98,"cuts":[{"rule":"Cap a day","points":2}],"shares":[{"line":"1","amount":19.98,"points":19}],"value":0.19,"turnoverShare":0.0095,
            "day":"2026-03-14","lifetime":{"expiresAt":"2027-01-01T00:00:00Z"},"campaign":"spring",
            "refund":{"mayGoNegative":false,"keptRoundedDown":true},\
            "funding":[{"sponsor":"acme","percent":60,"points":11,"value":0.11}]}""").replace("REASON", REASON);

    private static final String RECORDED = line("""
            {"type":"PurchaseRecorded","id":"anna/order-1042/PurchaseRecorded/order-1042","reason":REASON,"transaction":"order-1042",
            "day":"2026-03-14","total":19.98,"paid":19.98,
            "lines":[{"line":"1","product":"coffee-1kg","quantity":2,"paid":19.98}],"knownUntil":"2026-05-13"}""").replace("REASON", REASON);

    static final String REFUND =
            "{\"schema\":1,\"type\":\"refund\",\"id\":\"return-7\",\"at\":\"2026-03-20T10:00:00Z\","
                    + "\"currency\":\"EUR\",\"purchase\":\"order-1042\",\"lines\":[{\"line\":\"1\",\"quantity\":1}],\"allowances\":[{\"line\":\"1\",\"amount\":0.98}],\"recorded\":["
                    + RECORDED + ","
                    + withoutSchema(DECISION) + "]}";

    static final String EVALUATION = "{\"schema\":1,\"transaction\":\"order-1042\","
            + "\"ruleSet\":{\"name\":\"shop\",\"version\":\"7\",\"hash\":\"ab12\"},\"customer\":"
            + withoutSchema(CUSTOMER) + ",\"decisions\":[" + withoutSchema(DECISION) + "],"
            + "\"progress\":[{\"rule\":\"Gold tier\",\"goal\":\"GOLD\",\"measure\":\"visits\",\"actual\":17,\"required\":20}],"
            + "\"trace\":[{\"stage\":\"earning\",\"rule\":\"One point per euro\",\"values\":{\"paid\":\"19.98\"},"
            + "\"proposal\":\"earn 19\"}]}";

    private Documents() {}

    static String withoutSchema(String document) {
        return document.replace("\"schema\":1,", "");
    }

    private static String line(String block) {
        return block.replace("\n", "");
    }
}
