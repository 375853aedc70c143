package io.loyaltyengine;

import io.loyaltyengine.model.BadgeAwarded;
import io.loyaltyengine.model.Benefit;
import io.loyaltyengine.model.CouponAccepted;
import io.loyaltyengine.model.CouponAudience;
import io.loyaltyengine.model.CouponBudget;
import io.loyaltyengine.model.CouponDefinition;
import io.loyaltyengine.model.CouponRejected;
import io.loyaltyengine.model.CouponScope;
import io.loyaltyengine.model.CouponWindow;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.History;
import io.loyaltyengine.model.Limits;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.LinePoints;
import io.loyaltyengine.model.Points;
import io.loyaltyengine.model.PointsEarned;
import io.loyaltyengine.model.PointsReversed;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.RefundRefused;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.SpendCounted;
import io.loyaltyengine.model.SpendReversed;
import io.loyaltyengine.model.TierChanged;
import io.loyaltyengine.model.TierRetained;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Totals;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.VisitCounted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any valid value of the model, its odd corners included; every law can draw from here. */
public final class ModelArbitraries {
    private ModelArbitraries() {}

    public static Arbitrary<Customer> customers() {
        return currencies().flatMap(currency -> Combinators.combine(
                        names(), days(), profiles(), points(), histories(currency), standings(), badges(), couponUses())
                .as((id, enrolledOn, profile, points, history, tier, badges, uses) ->
                        new Customer(id, currency, enrolledOn, profile, points, history, tier, badges, uses)));
    }

    public static Arbitrary<Purchase> purchases() {
        return currencies().flatMap(currency -> Combinators.combine(
                        names(),
                        moments(),
                        names().optional(),
                        distinct(lines(currency), Line::id).filter(lines -> !lines.isEmpty()),
                        names().list().ofMaxSize(3))
                .as((id, at, channel, lines, coupons) -> new Purchase(id, at, currency, channel, lines, coupons)));
    }

    /** Refunds of purchases as they were recorded, with other recorded decisions around them. */
    public static Arbitrary<Refund> refunds() {
        Arbitrary<RefundLine> lines = Combinators.combine(names(), quantities()).as(RefundLine::new);
        Arbitrary<List<Decision>> recorded = Combinators.combine(decisions(), purchasesRecorded())
                .as((others, purchase) -> {
                    List<Decision> all = new ArrayList<>(others);
                    all.removeIf(d -> d instanceof PurchaseRecorded || d.id().equals(purchase.id()));
                    all.add(purchase);
                    return all;
                });
        return Combinators.combine(names(), moments(), currencies(), distinct(lines, RefundLine::line), recorded)
                .as(Refund::new);
    }

    public static Arbitrary<Transaction> transactions() {
        return Arbitraries.oneOf(purchases(), refunds());
    }

    public static Arbitrary<CouponDefinition> coupons() {
        return currencies().flatMap(currency -> Combinators.combine(
                        names(),
                        benefits(currency),
                        flags(),
                        flags(),
                        amounts(currency),
                        windows(),
                        Combinators.combine(nameSets(), nameSets()).as(CouponScope::new),
                        Combinators.combine(names().optional(), nameSets(), nameSets(), nameSets(), flags())
                                .as(CouponAudience::new))
                .flatAs((code, benefit, enabled, combinable, minimum, window, scope, audience) -> budgets(currency)
                        .map(budget -> new CouponDefinition(
                                code,
                                currency,
                                benefit,
                                enabled,
                                combinable,
                                minimum,
                                window,
                                scope,
                                audience,
                                budget))));
    }

    public static Arbitrary<Evaluation> evaluations() {
        Arbitrary<Progress> progress =
                Combinators.combine(names(), names(), decimals(), decimals()).as(Progress::new);
        Arbitrary<SortedMap<String, String>> values =
                Arbitraries.maps(names(), texts(1_000)).ofMaxSize(3).map(TreeMap::new);
        Arbitrary<Fired> trace =
                Combinators.combine(names(), names(), values, texts(2_000)).as(Fired::new);
        return Combinators.combine(
                        names(),
                        ruleSets(),
                        customers(),
                        decisions(),
                        progress.list().ofMaxSize(2),
                        trace.list().ofMaxSize(2))
                .as(Evaluation::new);
    }

    /** Some decisions with ids of their own. */
    public static Arbitrary<List<Decision>> decisions() {
        return distinct(decision(), Decision::id);
    }

    /** Every kind of decision; the switch keeps this list complete. */
    public static Arbitrary<Decision> decision() {
        List<Arbitrary<? extends Decision>> kinds = new ArrayList<>();
        for (Class<?> kind : Decision.class.getPermittedSubclasses()) {
            kinds.add(decision(kind));
        }
        return Arbitraries.of(kinds).flatMap(kind -> kind.map(decision -> decision));
    }

    private static Arbitrary<? extends Decision> decision(Class<?> kind) {
        return switch (kind.getSimpleName()) {
            case "PurchaseRecorded" -> purchasesRecorded();
            case "RefundRecorded" ->
                Combinators.combine(ids(), reasons(), names(), names(), days(), decimals(), soldLines())
                        .as(RefundRecorded::new);
            case "RefundRefused" ->
                Combinators.combine(ids(), reasons(), names(), refusals()).as(RefundRefused::new);
            case "CouponAccepted" ->
                Combinators.combine(ids(), reasons(), names(), decimals(), lineAmounts())
                        .as(CouponAccepted::new);
            case "CouponRejected" ->
                Combinators.combine(ids(), reasons(), names(), refusals()).as(CouponRejected::new);
            case "PointsEarned" -> pointsEarned();
            case "PointsReversed" ->
                Combinators.combine(
                                ids(), reasons(), ids(), pointCounts(), pointCounts(), linePoints(), days(), lotDates())
                        .as((id, reason, earned, points, forgiven, shares, day, dates) -> new PointsReversed(
                                id, reason, earned, points, forgiven, shares, day, dates.get(0), dates.get(1)));
            case "SpendCounted" ->
                Combinators.combine(ids(), reasons(), decimals(), days(), lineAmounts())
                        .as(SpendCounted::new);
            case "SpendReversed" ->
                Combinators.combine(ids(), reasons(), ids(), decimals(), days(), lineAmounts())
                        .as(SpendReversed::new);
            case "VisitCounted" -> Combinators.combine(ids(), reasons(), days()).as(VisitCounted::new);
            case "TierChanged" ->
                Combinators.combine(ids(), reasons(), standings(), standings()).as(TierChanged::new);
            case "TierRetained" ->
                Combinators.combine(ids(), reasons(), standings(), standings()).as(TierRetained::new);
            case "BadgeAwarded" ->
                Combinators.combine(ids(), reasons(), names(), days()).as(BadgeAwarded::new);
            default -> throw new AssertionError("Say here what a " + kind + " looks like.");
        };
    }

    private static Arbitrary<PurchaseRecorded> purchasesRecorded() {
        return Combinators.combine(ids(), reasons(), names(), days(), decimals(), decimals(), soldLines())
                .as(PurchaseRecorded::new);
    }

    private static Arbitrary<PointsEarned> pointsEarned() {
        return Combinators.combine(
                        ids(), reasons(), pointCounts(), decimals(), computed(), linePoints(), decimals(), lotDates())
                .flatAs((id, reason, points, base, computed, shares, value, dates) -> Combinators.combine(
                                decimals(), days())
                        .as((share, day) -> new PointsEarned(
                                id,
                                reason,
                                points,
                                base,
                                computed,
                                shares,
                                value,
                                share,
                                day,
                                dates.get(0),
                                dates.get(1))));
    }

    /** Texts with letters beyond ASCII, beyond 16 bits and with all that JSON must escape. */
    public static Arbitrary<String> texts(int limit) {
        Arbitrary<String> odd =
                Arbitraries.of("ß", "ı", "é", "e\u0301", "漢", "😀", "\"", "\\", "/", "\u2028", " ", "<");
        Arbitrary<String> plain = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('-', '_', '.', ':')
                .ofLength(1);
        return Arbitraries.frequencyOf(Tuple.of(9, plain), Tuple.of(1, odd))
                .list()
                .ofMaxSize(Math.min(12, limit / 2))
                .map(parts -> String.join("", parts));
    }

    public static Arbitrary<String> names() {
        return texts(Limits.MAX_NAME_LENGTH).filter(name -> !name.isBlank());
    }

    public static Arbitrary<Currency> currencies() {
        return Arbitraries.of("EUR", "USD", "JPY", "KWD", "CHF").map(Currency::getInstance);
    }

    public static Arbitrary<BigDecimal> amounts(Currency currency) {
        return Arbitraries.longs()
                .between(0, 1_000_000_000L)
                .map(units -> BigDecimal.valueOf(units, currency.getDefaultFractionDigits()));
    }

    public static Arbitrary<Instant> moments() {
        Arbitrary<Integer> nanos = Arbitraries.of(0, 1, 1_000_000, 999_999_999);
        Arbitrary<Long> seconds =
                Arbitraries.longs().between(Limits.EARLIEST.getEpochSecond(), Limits.LATEST.getEpochSecond() - 1);
        return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
    }

    public static Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(2200, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    private static Arbitrary<String> ids() {
        return texts(Limits.MAX_DECISION_ID_LENGTH);
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Integer> quantities() {
        return Arbitraries.integers().between(1, Limits.MAX_QUANTITY);
    }

    private static Arbitrary<Long> pointCounts() {
        return Arbitraries.longs().between(0, Limits.MAX_POINTS);
    }

    private static Arbitrary<BigDecimal> decimals() {
        return decimals(1_000_000_000_000_000_000L - 1, Limits.MAX_AMOUNT_DIGITS);
    }

    private static Arbitrary<BigDecimal> decimals(long most, int scale) {
        return Combinators.combine(
                        Arbitraries.longs().between(-most, most),
                        Arbitraries.integers().between(0, scale))
                .as(BigDecimal::valueOf);
    }

    private static Arbitrary<BigDecimal> computed() {
        return Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TEN.pow(60)),
                        Arbitraries.integers().between(0, 100))
                .as(BigDecimal::new);
    }

    private static Arbitrary<SortedSet<String>> nameSets() {
        return names().set().ofMaxSize(3).map(TreeSet::new);
    }

    private static Arbitrary<RuleSetId> ruleSets() {
        return Combinators.combine(names(), names(), names()).as(RuleSetId::new);
    }

    private static Arbitrary<Reason> reasons() {
        Arbitrary<Sentence> sentences =
                Combinators.combine(texts(1_000), texts(1_000)).as(Sentence::new);
        return Combinators.combine(names(), sentences, ruleSets()).as(Reason::new);
    }

    private static Arbitrary<List<Refusal>> refusals() {
        return Combinators.combine(names(), reasons(), texts(1_000), texts(1_000))
                .as(Refusal::new)
                .list()
                .ofMaxSize(2);
    }

    private static Arbitrary<List<LineAmount>> lineAmounts() {
        return distinct(Combinators.combine(names(), decimals()).as(LineAmount::new), LineAmount::line);
    }

    private static Arbitrary<List<LinePoints>> linePoints() {
        return distinct(Combinators.combine(names(), decimals(), pointCounts()).as(LinePoints::new), LinePoints::line);
    }

    private static Arbitrary<List<SoldLine>> soldLines() {
        return distinct(
                Combinators.combine(names(), names(), quantities(), decimals()).as(SoldLine::new), SoldLine::line);
    }

    private static Arbitrary<Line> lines(Currency currency) {
        return Combinators.combine(names(), names(), names(), quantities(), amounts(currency))
                .as(Line::new);
    }

    private static Arbitrary<Profile> profiles() {
        Arbitrary<Object> attribute = Arbitraries.oneOf(
                texts(1_000).map(text -> (Object) text),
                flags().map(flag -> (Object) flag),
                Arbitraries.longs().map(number -> (Object) number),
                decimals().map(number -> (Object) number));
        Arbitrary<MonthDay> birthdays = days().map(MonthDay::from);
        return Combinators.combine(
                        birthdays.optional(),
                        nameSets(),
                        Arbitraries.maps(names(), attribute).ofMaxSize(4))
                .as((birthday, segments, attributes) -> new Profile(birthday, segments, new TreeMap<>(attributes)));
    }

    private static Arbitrary<List<Optional<Instant>>> lotDates() {
        return moments().optional().list().ofSize(2);
    }

    private static Arbitrary<Points> points() {
        Arbitrary<Points.Lot> lots = Combinators.combine(Arbitraries.longs().between(1, Limits.MAX_POINTS), lotDates())
                .as((points, dates) -> new Points.Lot(points, dates.get(0), dates.get(1)));
        return distinct(lots, lot -> List.of(lot.activeFrom(), lot.expiresAt())).map(Points::new);
    }

    private static Arbitrary<Totals> totals(Currency currency) {
        Arbitrary<Integer> counts = Arbitraries.integers().greaterOrEqual(0);
        return Combinators.combine(amounts(currency), flags(), Arbitraries.longs(), counts, counts)
                .as((spend, owed, points, visits, purchases) ->
                        new Totals(owed ? spend.negate() : spend, points, visits, purchases));
    }

    private static Arbitrary<History> histories(Currency currency) {
        return Combinators.combine(
                        totals(currency),
                        days().optional(),
                        days().optional(),
                        Arbitraries.maps(days(), totals(currency)).ofMaxSize(3))
                .as((lifetime, first, last, days) -> new History(lifetime, first, last, new TreeMap<>(days)));
    }

    private static Arbitrary<TierStanding> standings() {
        return Combinators.combine(names(), days().optional(), days().optional())
                .as(TierStanding::new);
    }

    private static Arbitrary<SortedMap<String, LocalDate>> badges() {
        return Arbitraries.maps(names(), days()).ofMaxSize(3).map(TreeMap::new);
    }

    private static Arbitrary<SortedMap<String, Integer>> couponUses() {
        return Arbitraries.maps(names(), quantities()).ofMaxSize(3).map(TreeMap::new);
    }

    private static Arbitrary<Benefit> benefits(Currency currency) {
        Arbitrary<Benefit> percent = Arbitraries.integers()
                .between(1, 10_000)
                .map(hundredths -> new Benefit.PercentOff(BigDecimal.valueOf(hundredths, 2)));
        Arbitrary<Benefit> amount =
                amounts(currency).filter(value -> value.signum() > 0).map(Benefit.AmountOff::new);
        return Arbitraries.oneOf(percent, amount);
    }

    private static Arbitrary<CouponWindow> windows() {
        Arbitrary<SortedSet<DayOfWeek>> weekdays =
                Arbitraries.of(DayOfWeek.class).set().map(TreeSet::new);
        Arbitrary<LocalTime> times =
                Arbitraries.longs().between(0, 86_399_999_999_999L).map(LocalTime::ofNanoOfDay);
        Arbitrary<Optional<List<LocalTime>>> hours = times.list().ofSize(2).optional();
        return Combinators.combine(lotDates(), weekdays, hours)
                .filter((dates, days, open) -> dates.get(0).isEmpty()
                        || dates.get(1).isEmpty()
                        || dates.get(0).get().isBefore(dates.get(1).get()))
                .as((dates, days, open) -> new CouponWindow(
                        dates.get(0),
                        dates.get(1),
                        days,
                        open.map(opens -> opens.get(0)),
                        open.map(closes -> closes.get(1))));
    }

    private static Arbitrary<CouponBudget> budgets(Currency currency) {
        return Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(1).optional(),
                        Arbitraries.integers().greaterOrEqual(0).optional(),
                        amounts(currency).optional())
                .as(CouponBudget::new);
    }

    private static <T> Arbitrary<List<T>> distinct(Arbitrary<T> values, Function<T, Object> key) {
        return values.list().ofMaxSize(3).uniqueElements(key);
    }
}
