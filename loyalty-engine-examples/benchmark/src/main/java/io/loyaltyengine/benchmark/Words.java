package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.TierStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** The sentences of the core programme, by hand. */
final class Words {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter GERMAN_DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);
    private static final DateTimeFormatter GERMAN_TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final RuleSetId ruleSet;

    /** Words reasons in the name of these rules. */
    Words(RuleSetId ruleSet) {
        this.ruleSet = ruleSet;
    }

    /** The one place where a reason is made. */
    Reason reason(String rule, Supplier<String> english, Supplier<String> german) {
        return new Reason(rule, new Sentence(english.get(), german.get()), ruleSet);
    }

    static String money(long cents) {
        return plain(cents) + " EUR";
    }

    static String geld(long cents) {
        return plain(cents).replace('.', ',') + " EUR";
    }

    private static String plain(long cents) {
        return Basket.euros(cents).toPlainString();
    }

    Reason accepted(String code, long discount) {
        return reason(
                "A coupon is accepted unless something speaks against it",
                () -> "The coupon " + code + " takes off " + money(discount) + ".",
                () -> "Der Gutschein " + code + " zieht " + geld(discount) + " ab.");
    }

    Refusal refusal(Claim claim, Objection objection) {
        String rule = objection.rule();
        String code = claim.code();
        return switch (objection) {
            case UNKNOWN_CODE ->
                refusal(
                        objection,
                        reason(
                                rule,
                                () -> "We do not know the coupon " + code + ".",
                                () -> "Den Gutschein " + code + " kennen wir nicht."),
                        "",
                        "");
            case EXPIRED -> {
                Instant until = claim.coupon().window().until().orElseThrow();
                yield refusal(
                        objection,
                        reason(
                                rule,
                                () -> "The coupon " + code + " was valid until "
                                        + ENGLISH_TIME.format(until.atZone(ZONE)) + ".",
                                () -> "Der Gutschein " + code + " galt bis " + GERMAN_TIME.format(until.atZone(ZONE))
                                        + "."),
                        until.toString(),
                        claim.purchase().at().toString());
            }
            case CUSTOMER_LIMIT -> {
                int uses = claim.uses();
                int limit = claim.limit();
                yield refusal(
                        objection,
                        reason(
                                rule,
                                () -> "You have used the coupon " + code + " " + uses + " times; the limit is " + limit
                                        + ".",
                                () -> "Du hast den Gutschein " + code + " " + uses + "-mal benutzt; erlaubt ist "
                                        + limit + "-mal."),
                        String.valueOf(limit),
                        String.valueOf(uses));
            }
            case MINIMUM_NOT_MET -> {
                long minimum = claim.minimum();
                long basket = claim.basket();
                yield refusal(
                        objection,
                        reason(
                                rule,
                                () -> "The coupon " + code + " needs " + money(minimum) + "; your basket has "
                                        + money(basket) + ".",
                                () -> "Der Gutschein " + code + " braucht " + geld(minimum) + "; dein Einkauf hat "
                                        + geld(basket) + "."),
                        plain(minimum),
                        plain(basket));
            }
            case SCOPE_NOT_MATCHED -> {
                String products = String.join(", ", claim.coupon().scope().products());
                String categories = String.join(", ", claim.coupon().scope().categories());
                String scope = (products + " " + categories).strip();
                yield refusal(
                        objection,
                        reason(
                                rule,
                                () -> "The coupon " + code + " is for " + scope + ".",
                                () -> "Der Gutschein " + code + " gilt für " + scope + "."),
                        scope,
                        "");
            }
            case TIER_REQUIRED -> {
                String tiers = String.join(", ", claim.coupon().audience().tiers());
                String tier = claim.customer().tier().name();
                yield refusal(
                        objection,
                        reason(
                                rule,
                                () -> "The coupon " + code + " is for " + tiers + "; your tier is " + tier + ".",
                                () -> "Der Gutschein " + code + " ist für " + tiers + "; deine Stufe ist " + tier
                                        + "."),
                        tiers,
                        tier);
            }
            case ALREADY_PRESENTED ->
                refusal(
                        objection,
                        reason(
                                rule,
                                () -> "The coupon " + code + " was presented twice.",
                                () -> "Der Gutschein " + code + " wurde zweimal vorgelegt."),
                        "",
                        "");
            case NO_EFFECT ->
                refusal(
                        objection,
                        reason(
                                rule,
                                () -> "The coupon " + code + " takes nothing off this purchase.",
                                () -> "Der Gutschein " + code + " bewirkt bei diesem Einkauf nichts."),
                        "",
                        "0");
        };
    }

    private static Refusal refusal(Objection objection, Reason reason, String required, String actual) {
        return new Refusal(objection.name(), reason, required, actual);
    }

    Reason recorded(long paid) {
        return reason(
                "Purchase recorded",
                () -> "A purchase of " + money(paid) + " was recorded.",
                () -> "Ein Einkauf über " + geld(paid) + " wurde erfasst.");
    }

    Reason expired(long points) {
        return reason(
                "Points expire", () -> points + " points have expired.", () -> points + " Punkte sind verfallen.");
    }

    Reason perEuro(long points, long base) {
        return reason(
                Settlement.PER_EURO,
                () -> points + " points for " + money(base) + ", 1 per full euro.",
                () -> points + " Punkte für " + geld(base) + ", 1 je vollem Euro.");
    }

    Reason doubled(long points) {
        return reason(
                Settlement.DOUBLE_COFFEE,
                () -> points + " points more: coffee counts twice on Mondays.",
                () -> points + " Punkte mehr: Kaffee zählt montags doppelt.");
    }

    Reason quarter(long points) {
        return reason(
                Settlement.QUARTER_MORE,
                () -> points + " points more: Gold members earn a quarter more.",
                () -> points + " Punkte mehr: Gold-Mitglieder bekommen ein Viertel mehr.");
    }

    Reason thanks(long points) {
        return reason(
                Settlement.THANKS,
                () -> points + " points as a thank-you: 100 for every new Superfan.",
                () -> points + " Punkte als Dankeschön: 100 für jeden neuen Superfan.");
    }

    Reason spend(long amount) {
        return reason(
                Settlement.SPEND,
                () -> money(amount) + " count toward your tier.",
                () -> geld(amount) + " zählen für deine Stufe.");
    }

    Reason visit() {
        return reason(Settlement.VISIT, () -> "Today counts as a visit.", () -> "Heute zählt als Besuch.");
    }

    /** Why a tier is earned, which is for so many euros of spend within 12 months. */
    Reason tier(String rule, int euros, TierStanding to) {
        LocalDate until = to.validUntil().orElseThrow();
        return reason(
                rule,
                () -> "You spent " + euros + " euros or more within 12 months: welcome to " + to.name() + " until "
                        + until + ".",
                () -> "Du hast in 12 Monaten " + euros + " Euro oder mehr ausgegeben: willkommen bei " + to.name()
                        + " bis " + GERMAN_DAY.format(until) + ".");
    }

    Reason tierEnded(TierStanding from, TierStanding to) {
        return reason(
                "A tier ends when it is no longer earned",
                () -> "You leave " + from.name() + " and are now " + to.name() + ".",
                () -> "Du verlässt " + from.name() + " und bist jetzt " + to.name() + ".");
    }

    Reason superfan() {
        return reason(
                "20 visits make a Superfan",
                () -> "20 visits make you a Superfan.",
                () -> "20 Besuche machen dich zum Superfan.");
    }

    Reason platin() {
        return reason(
                "Platin badge",
                () -> "You have spent 10000 euros with us: the Platin badge.",
                () -> "Du hast 10000 Euro bei uns ausgegeben: das Platin-Abzeichen.");
    }
}
