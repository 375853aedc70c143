package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.drl.Template;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Reason.Speaker;
import io.loyaltyengine.model.RuleSetId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

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
        POINTS_ACTIVATED(
                "Pending points become active",
                "{points} points can be spent from now on.",
                "{points} Punkte können ab jetzt eingelöst werden."),
        POINTS_EXPIRED("Points expire", "{points} points have expired.", "{points} Punkte sind verfallen."),
        POINTS_CANCELLED(
                "Pending points follow the goods",
                "{points} pending points were cancelled with the returned goods.",
                "{points} noch nicht aktive Punkte wurden mit der zurückgegebenen Ware storniert."),
        POINTS_RESTORED(
                "Points that paid come back",
                "{points} points that you paid with are yours again.",
                "{points} Punkte, mit denen du bezahlt hast, gehören wieder dir."),
        POINTS_ADJUSTED(
                "Adjusted by hand",
                "Your balance was corrected by {points} points.",
                "Dein Punktestand wurde um {points} Punkte korrigiert."),
        NOT_ENOUGH_POINTS(
                "Only points that are there can be spent",
                "That takes {required} points; you can spend {actual}.",
                "Dafür braucht es {required} Punkte; einlösen kannst du {actual}."),
        BELOW_MINIMUM(
                "A redemption has a least amount",
                "Points can be spent from {required} on, not {actual}.",
                "Punkte lassen sich ab {required} einlösen, nicht {actual}."),
        NOTHING_TO_PAY(
                "Points without effect are not spent",
                "There is nothing here that {actual} points could pay.",
                "Hier gibt es nichts, was {actual} Punkte bezahlen könnten."),
        NOT_ALLOWED(
                "A redemption needs a rule that allows it",
                "Points cannot be spent on this here.",
                "Dafür lassen sich hier keine Punkte einlösen."),
        UNKNOWN_ORIGINAL(
                "Only what was recorded is taken back",
                "The purchase is not known, so nothing was taken back.",
                "Der Einkauf ist nicht bekannt; es wurde nichts zurückgenommen."),
        COUPON_FREED(
                "A coupon follows the goods",
                "The coupon {code} can be used again.",
                "Der Gutschein {code} kann wieder benutzt werden."),
        TIER_ENDED(
                "A tier ends when it is no longer earned",
                "You leave {from} and are now {tier}.",
                "Du verlässt {from} und bist jetzt {tier}."),
        NOT_COMBINABLE(
                "A coupon that stands alone",
                "The coupon {subject} does not go together with {actual}.",
                "Der Gutschein {subject} ist nicht mit {actual} kombinierbar."),
        NO_EFFECT(
                "A coupon without effect is not used up",
                "The coupon {subject} takes nothing off this purchase.",
                "Der Gutschein {subject} bewirkt bei diesem Einkauf nichts."),
        PRESENTED_TWICE(
                "A coupon counts once in a purchase",
                "The coupon {subject} was presented twice.",
                "Der Gutschein {subject} wurde zweimal vorgelegt."),
        NOT_ACCEPTED(
                "A coupon needs a rule that accepts it",
                "The coupon {subject} is not accepted here.",
                "Der Gutschein {subject} wird hier nicht angenommen.");

        private final String title;

        @SuppressWarnings("ImmutableEnumChecker") // a template has final fields only
        private final Template sentence;

        Own(String title, String en, String de) {
            this.title = title;
            this.sentence = Template.of(en, de);
        }
    }

    private final Map<Rule, Speaker> rules = new HashMap<>();
    private final Map<Own, Speaker> engine = new EnumMap<>(Own.class);

    Reasons(RuleSet rules, RuleSetId id, Programme programme) {
        Wording wording = new Wording(programme.currency().getCurrencyCode(), programme.zone());
        for (Rule rule : rules.all()) {
            this.rules.put(rule, new Speaker(rule.name(), id, values -> wording.filled(rule.sentence(), values)));
        }
        for (Own own : Own.values()) {
            engine.put(own, new Speaker(own.title, id, values -> wording.filled(own.sentence, values)));
        }
    }

    /** Why a rule decided; {@code values} answers what stands for a placeholder of its sentence. */
    Reason of(Rule rule, Function<String, Object> values) {
        return new Reason(Objects.requireNonNull(rules.get(rule)), values);
    }

    Reason of(Rule rule, Map<String, Object> values) {
        return of(rule, word -> values.getOrDefault(word, ""));
    }

    /** Why the engine itself decided; {@code values} answers what stands for a placeholder of its sentence. */
    Reason of(Own own, Function<String, Object> values) {
        return new Reason(Objects.requireNonNull(engine.get(own)), values);
    }

    Reason of(Own own, Map<String, Object> values) {
        return of(own, word -> values.getOrDefault(word, ""));
    }

    /** The values of a sentence with one placeholder. */
    static Function<String, Object> only(String placeholder, Object value) {
        return word -> word.equals(placeholder) ? value : "";
    }

    /** What a rule speaks against something with; {@code more} are further values for its sentence. */
    Objection objection(Refuse refuse, Function<String, Object> more) {
        Object required = refuse.required();
        Object actual = refuse.actual();
        Reason reason = of(refuse.rule(), word -> switch (word) {
            case "required" -> required;
            case "actual" -> actual;
            default -> more.apply(word);
        });
        return new Objection(refuse.code(), reason, required, actual);
    }

    /** What the engine itself speaks against something with. */
    Objection objection(String code, Own own, Object required, Object actual) {
        Reason reason = of(own, Map.of("required", required, "actual", actual));
        return new Objection(code, reason, required, actual);
    }
}
