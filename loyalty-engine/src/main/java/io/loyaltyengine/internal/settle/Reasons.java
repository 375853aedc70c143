package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.Template;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.RuleSetId;
import java.util.Map;

/** Words the reasons of decisions. */
final class Reasons {
    /** What the engine decides without a rule, and how it says so. */
    enum Own {
        PURCHASE("Purchase recorded", "A purchase of {paid} was recorded.", "Ein Einkauf über {paid} wurde erfasst."),
        REFUND("Refund recorded", "Goods for {paid} came back.", "Ware für {paid} kam zurück."),
        ALREADY_REVERSED(
                "Nothing is refunded twice",
                "Of line {line}, {required} can still come back, not {actual}.",
                "Von Position {line} können noch {required} zurückkommen, nicht {actual}."),
        POINTS_REVERSED(
                "Points follow the goods",
                "{points} points were taken back with the returned goods.",
                "{points} Punkte wurden mit der zurückgegebenen Ware zurückgenommen."),
        SPEND_REVERSED(
                "Spend follows the goods",
                "{amount} no longer count toward your tier.",
                "{amount} zählen nicht mehr für deine Stufe."),
        TIER_ENDED(
                "A tier ends when it is no longer earned",
                "You leave {from} and are now {tier}.",
                "Du verlässt {from} und bist jetzt {tier}."),
        NOT_COMBINABLE(
                "A coupon that stands alone",
                "The coupon {code} does not go together with {actual}.",
                "Der Gutschein {code} ist nicht mit {actual} kombinierbar."),
        NO_EFFECT(
                "A coupon without effect is not used up",
                "The coupon {code} takes nothing off this purchase.",
                "Der Gutschein {code} bewirkt bei diesem Einkauf nichts."),
        NOT_ACCEPTED(
                "A coupon needs a rule that accepts it",
                "The coupon {code} is not accepted here.",
                "Der Gutschein {code} wird hier nicht angenommen.");

        private final String title;

        @SuppressWarnings("ImmutableEnumChecker") // a template has final fields only
        private final Template sentence;

        Own(String title, String en, String de) {
            this.title = title;
            this.sentence = Template.of(en, de);
        }
    }

    private final RuleSetId ruleSet;
    private final Wording wording;

    Reasons(RuleSetId ruleSet, Programme programme) {
        this.ruleSet = ruleSet;
        this.wording = new Wording(programme.currency().getCurrencyCode(), programme.zone());
    }

    Reason of(Rule rule, Map<String, Object> values) {
        return reason(rule.name(), rule.sentence(), values);
    }

    Reason of(Own own, Map<String, Object> values) {
        return reason(own.title, own.sentence, values);
    }

    private Reason reason(String name, Template sentence, Map<String, Object> values) {
        return new Reason(
                name,
                sentence.filled(
                        key -> wording.english(values.getOrDefault(key, "")),
                        key -> wording.german(values.getOrDefault(key, ""))),
                ruleSet);
    }
}
