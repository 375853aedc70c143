package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.coupons.CouponScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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
        Sentence text = new Sentence(english(claim, objection), german(claim, objection));
        return new Refusal(
                objection.name(), objection.rule(), text, required(claim, objection), actual(claim, objection));
    }

    /** Why a coupon is refused, above all. */
    Reason refused(Refusal first) {
        return new Reason(first.rule(), first.text(), ruleSet);
    }

    /** The last day, or the end that lies within a day. */
    private static String last(Claim claim, DateTimeFormatter ofDays, DateTimeFormatter ofTimes) {
        ZonedDateTime end = until(claim).atZone(ZONE);
        LocalDate day = end.toLocalDate();
        return end.equals(day.atStartOfDay(ZONE)) ? ofDays.format(day.minusDays(1)) : ofTimes.format(end);
    }

    private static String english(Claim claim, Objection objection) {
        String code = claim.code();
        return switch (objection) {
            case UNKNOWN_CODE -> "We do not know the coupon " + code + ".";
            case EXPIRED ->
                "The coupon " + code + " was valid until " + last(claim, DateTimeFormatter.ISO_LOCAL_DATE, ENGLISH_TIME)
                        + ".";
            case CUSTOMER_LIMIT ->
                "You have used the coupon " + code + " " + counted(claim.uses(), "time", "times") + "; the limit is "
                        + claim.limit() + ".";
            case MINIMUM_NOT_MET ->
                "The coupon " + code + " needs " + money(claim.minimum()) + "; your basket has " + money(claim.basket())
                        + ".";
            case SCOPE_NOT_MATCHED -> "The coupon " + code + " is for " + scope(claim) + ".";
            case TIER_REQUIRED ->
                "The coupon " + code + " is for " + tiers(claim) + "; your tier is " + tier(claim) + ".";
            case ALREADY_PRESENTED -> "The coupon " + code + " was presented twice.";
            case NO_EFFECT -> "The coupon " + code + " takes nothing off this purchase.";
        };
    }

    private static String german(Claim claim, Objection objection) {
        String code = claim.code();
        return switch (objection) {
            case UNKNOWN_CODE -> "Den Gutschein " + code + " kennen wir nicht.";
            case EXPIRED -> "Der Gutschein " + code + " galt bis " + last(claim, GERMAN_DAY, GERMAN_TIME) + ".";
            case CUSTOMER_LIMIT ->
                "Du hast den Gutschein " + code + " " + claim.uses() + "-mal benutzt; erlaubt ist " + claim.limit()
                        + "-mal.";
            case MINIMUM_NOT_MET ->
                "Der Gutschein " + code + " braucht " + geld(claim.minimum()) + "; dein Einkauf hat "
                        + geld(claim.basket()) + ".";
            case SCOPE_NOT_MATCHED -> "Der Gutschein " + code + " gilt für " + scope(claim) + ".";
            case TIER_REQUIRED ->
                "Der Gutschein " + code + " ist für " + tiers(claim) + "; deine Stufe ist " + tier(claim) + ".";
            case ALREADY_PRESENTED -> "Der Gutschein " + code + " wurde zweimal vorgelegt.";
            case NO_EFFECT -> "Der Gutschein " + code + " bewirkt bei diesem Einkauf nichts.";
        };
    }

    private static String points(long points) {
        return counted(points, "point", "points");
    }

    private static String punkte(long points) {
        return counted(points, "Punkt", "Punkte");
    }

    private static String counted(long number, String one, String others) {
        return number + " " + (number == 1 ? one : others);
    }

    private static String required(Claim claim, Objection objection) {
        return switch (objection) {
            case EXPIRED -> until(claim).toString();
            case CUSTOMER_LIMIT -> String.valueOf(claim.limit());
            case MINIMUM_NOT_MET -> plain(claim.minimum());
            case SCOPE_NOT_MATCHED -> scope(claim);
            case TIER_REQUIRED -> tiers(claim);
            case UNKNOWN_CODE, ALREADY_PRESENTED, NO_EFFECT -> "";
        };
    }

    private static String actual(Claim claim, Objection objection) {
        return switch (objection) {
            case EXPIRED -> claim.purchase().at().toString();
            case CUSTOMER_LIMIT -> String.valueOf(claim.uses());
            case MINIMUM_NOT_MET -> plain(claim.basket());
            case TIER_REQUIRED -> tier(claim);
            case NO_EFFECT -> "0";
            case UNKNOWN_CODE, SCOPE_NOT_MATCHED, ALREADY_PRESENTED -> "";
        };
    }

    private static Instant until(Claim claim) {
        return claim.coupon().window().until().orElseThrow();
    }

    private static String scope(Claim claim) {
        CouponScope scope = claim.coupon().scope();
        return (String.join(", ", scope.products()) + " " + String.join(", ", scope.categories())).strip();
    }

    private static String tiers(Claim claim) {
        return String.join(", ", claim.coupon().audience().tiers());
    }

    private static String tier(Claim claim) {
        return claim.customer().tier().name();
    }

    Reason recorded(long paid) {
        return reason(
                "Purchase recorded",
                () -> "A purchase of " + money(paid) + " was recorded.",
                () -> "Ein Einkauf über " + geld(paid) + " wurde erfasst.");
    }

    Reason expired(long points) {
        return reason("Points expire", () -> points(points) + " expired.", () -> "Verfallen: " + punkte(points) + ".");
    }

    Reason perEuro(long points, long base) {
        return reason(
                Grants.PER_EURO,
                () -> points(points) + " for " + money(base) + ", 1 per full euro.",
                () -> punkte(points) + " für " + geld(base) + ", 1 je vollem Euro.");
    }

    Reason doubled(long points) {
        return reason(
                Grants.DOUBLE_COFFEE,
                () -> points(points) + " more: coffee counts twice on Mondays.",
                () -> punkte(points) + " mehr: Kaffee zählt montags doppelt.");
    }

    Reason quarter(long points) {
        return reason(
                Grants.QUARTER_MORE,
                () -> points(points) + " more: Gold members earn a quarter more.",
                () -> punkte(points) + " mehr: Gold-Mitglieder bekommen ein Viertel mehr.");
    }

    Reason thanks(long points) {
        return reason(
                Grants.THANKS,
                () -> points(points) + " as a thank-you: 100 for every new Superfan.",
                () -> punkte(points) + " als Dankeschön: 100 für jeden neuen Superfan.");
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
