package io.loyaltyengine.model;

import java.util.List;

/** The vocabulary of refusals; the authors of rules may add codes of their own. */
public final class ReasonCodes {
    /** In the order in which the reasons of one refusal are listed; codes of authors come last, by name. */
    public static final List<String> ALL = List.of(
            "UNKNOWN_CODE",
            "UNKNOWN_KIND",
            "DISABLED",
            "NOT_STARTED",
            "EXPIRED",
            "OUTSIDE_HOURS",
            "GLOBAL_LIMIT",
            "CUSTOMER_LIMIT",
            "ALREADY_USED",
            "BUDGET_EXHAUSTED",
            "MINIMUM_NOT_MET",
            "UNITS_NOT_MET",
            "SCOPE_NOT_MATCHED",
            "NOT_FIRST_PURCHASE",
            "WRONG_CUSTOMER",
            "CUSTOMER_REQUIRED",
            "SEGMENT_REQUIRED",
            "TIER_REQUIRED",
            "CHANNEL_MISMATCH",
            "CURRENCY_MISMATCH",
            "NOT_COMBINABLE",
            "NOT_NEEDED",
            "ALREADY_PRESENTED",
            "NO_EFFECT",
            "NOT_ENOUGH_POINTS",
            "BELOW_MINIMUM",
            "SELF_REFERRAL",
            "ALREADY_REFERRED",
            "ALREADY_PROCESSED",
            "ALREADY_REVERSED",
            "UNKNOWN_ORIGINAL");

    private ReasonCodes() {}
}
