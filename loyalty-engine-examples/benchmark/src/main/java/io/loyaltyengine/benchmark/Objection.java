package io.loyaltyengine.benchmark;

/** What the programme can have against a coupon, in the order in which its reasons are told. */
public enum Objection {
    UNKNOWN_CODE("Unknown code"),
    EXPIRED("No longer valid"),
    CUSTOMER_LIMIT("Used often enough"),
    MINIMUM_NOT_MET("Basket too small"),
    SCOPE_NOT_MATCHED("Nothing in the basket that it is for"),
    TIER_REQUIRED("Only for some tiers"),
    ALREADY_PRESENTED("A coupon counts once in a purchase"),
    NO_EFFECT("A coupon without effect is not used up");

    private final String rule;

    Objection(String rule) {
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
