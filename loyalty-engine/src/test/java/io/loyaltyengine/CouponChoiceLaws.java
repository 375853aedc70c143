package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.CouponPolicy.Order;
import io.loyaltyengine.model.CouponPolicy.Winner;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponComputation;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponStacking;
import io.loyaltyengine.model.coupons.CouponUnits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is chosen among coupons that do not go together is the best for the customer, by whatever way it is looked for. */
@Domain(CouponShopping.class)
@Domain(DomainContext.Global.class)
class CouponChoiceLaws {
    /** By the higher priority, percentages before all else, and the code. */
    private static final Comparator<CouponDefinition> BY_PRIORITY = Comparator.<CouponDefinition>comparingInt(
                    coupon -> -coupon.stacking().priority())
            .thenComparing(coupon -> !(coupon.benefit() instanceof Benefit.PercentOff))
            .thenComparing(CouponDefinition::code);

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void oneCouponMoreNeverCostsTheCustomerAnything(@ForAll CouponShopping.Presented drawn) {
        Order order = drawn.policy().order();
        List<String> codes = List.copyOf(new LinkedHashSet<>(drawn.codes()));
        CouponShopping.Presented presented = drawn.policy(order, Winner.BEST).codes(codes);
        BigDecimal worth = presented.worth(presented.accepted());
        for (String code : codes) {
            // What comes by itself anyway only comes earlier if it is presented.
            if (order == Order.PRIORITY || !presented.coupon(code).automatic()) {
                List<String> fewer = new ArrayList<>(codes);
                fewer.remove(code);
                CouponShopping.Presented without = presented.codes(fewer);
                assertThat(without.worth(without.accepted())).isLessThanOrEqualTo(worth);
            }
        }
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void nobodyIsTurnedAwayForACouponThatTakesNoEffect(@ForAll CouponShopping.Presented presented) {
        Evaluation evaluation = presented.decided();
        List<String> accepted = evaluation.decisions(CouponAccepted.class).stream()
                .map(CouponAccepted::code)
                .toList();
        for (Refused refused : evaluation.decisions(Refused.class)) {
            for (Refusal refusal : refused.refusals()) {
                if (presented.policy().winner() != Winner.BEST) {
                    assertThat(refusal.code()).isNotEqualTo("NOT_NEEDED");
                }
                if (Set.of("NOT_COMBINABLE", "NOT_NEEDED").contains(refusal.code())) {
                    assertThat(accepted).containsAll(List.of(refusal.actual().split(", ", -1)));
                }
            }
        }
    }

    /** The gift is worth more than the 3 euros, of which it would be untrue that one would pay no less. */
    @Example
    void whatWouldCostAGiftIsNotSaidToBeOfNoNeed() {
        CouponShopping.Presented presented = of100(List.of(
                CouponDefinition.of("COIN", Benefit.amountOff("3.00")),
                CouponDefinition.of("GIFT", new Benefit.FreeItem("mug", 1, new BigDecimal("5.00")))
                        .with(CouponCondition.minimumBasket("100.00").onRemaining())));
        assertThat(presented.accepted()).extracting(CouponAccepted::code).containsExactly("GIFT");
        assertThat(presented.decided().decisions(Refused.class))
                .flatExtracting(Refused::refusals)
                .extracting(refusal -> refusal.code() + " " + refusal.actual())
                .containsExactly("NOT_COMBINABLE GIFT");
    }

    /** Of 100 euros POOR would take more than it has left; of the 20 that MOST leaves it does not. */
    @Example
    void whatCameTooEarlyTakesEffectBesideWhatComesLater() {
        List<CouponDefinition> coupons = List.of(
                CouponDefinition.of("POOR", Benefit.percentOff("10"))
                        .with(CouponBudget.amountLeft("3.00", CouponBudget.WhenShort.REFUSE)),
                CouponDefinition.of("MOST", Benefit.percentOff("80")).with(CouponStacking.USUAL.priority(1)),
                CouponDefinition.of("ALONE", Benefit.percentOff("90")).with(CouponStacking.ALONE));
        CouponShopping.Presented presented = new CouponShopping.Presented(
                List.of(new Line("1", "mug", "HOME", 1, new BigDecimal("100.00"))),
                coupons,
                List.of("POOR", "MOST", "ALONE"),
                CouponShopping.policy(Order.PRIORITY, Winner.PRESENTED),
                0);
        assertThat(presented.accepted()).extracting(CouponAccepted::code).containsExactly("POOR", "MOST");
    }

    /** All sets, each settled by the engine as if nothing else had been presented. */
    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void noSetIsBetterThanTheOneThatIsChosen(@ForAll CouponShopping.Presented drawn) {
        List<CouponDefinition> byPriority = new ArrayList<>(drawn.coupons());
        byPriority.removeIf(CouponDefinition::automatic);
        byPriority.sort(BY_PRIORITY);
        List<String> codes = new ArrayList<>(new LinkedHashSet<>(drawn.codes()));
        codes.retainAll(byPriority.stream().map(CouponDefinition::code).toList());
        CouponShopping.Presented presented =
                new CouponShopping.Presented(drawn.lines(), byPriority, codes, drawn.policy(), drawn.choice());
        CouponShopping.Presented alone = presented.policy(drawn.policy().order(), Winner.PRIORITY);

        List<String> best = List.of();
        BigDecimal most = BigDecimal.ZERO;
        long gifts = 0;
        for (int set = (1 << byPriority.size()) - 1; set > 0; set--) {
            List<CouponDefinition> some = some(byPriority, set);
            if (goTogether(some)) {
                List<String> tried = some.stream().map(CouponDefinition::code).toList();
                List<String> inOrder = new ArrayList<>(codes);
                inOrder.retainAll(tried);
                List<CouponAccepted> accepted = alone.codes(inOrder).accepted();
                BigDecimal worth = presented.worth(accepted);
                long given = accepted.stream()
                        .filter(coupon -> isGift(presented.coupon(coupon.code())))
                        .count();
                int compared = worth.compareTo(most);
                if (accepted.size() == tried.size()
                        && (compared > 0
                                || (compared == 0 && given > gifts)
                                || (compared == 0 && given == gifts && tried.size() < best.size()))) {
                    best = tried;
                    most = worth;
                    gifts = given;
                }
            }
        }
        assertThat(presented.policy(drawn.policy().order(), Winner.BEST).accepted())
                .extracting(CouponAccepted::code)
                .containsExactlyInAnyOrderElementsOf(best);
    }

    private static boolean isGift(CouponDefinition coupon) {
        return coupon.benefit() instanceof Benefit.FreeItem || coupon.benefit() instanceof Benefit.ByRules;
    }

    private static <T> List<T> some(List<T> all, int set) {
        return IntStream.range(0, all.size())
                .filter(i -> (set >> (all.size() - 1 - i) & 1) == 1)
                .mapToObj(all::get)
                .toList();
    }

    private static boolean goTogether(List<CouponDefinition> some) {
        return some.stream().allMatch(one -> some.stream()
                .noneMatch(other -> !one.equals(other) && one.stacking().clashes(other.stacking())));
    }

    /** Percentages, amounts and prices for the basket, as one would compute them by hand. */
    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void itIsWhatOneFindsByHand(@ForAll long seed) {
        Random random = new Random(seed);
        List<Line> lines = lines(random, 5);
        List<CouponDefinition> coupons = new ArrayList<>();
        for (int i = 1 + random.nextInt(7); i > 0; i--) {
            CouponScope scope = random.nextBoolean() ? CouponScope.EVERYTHING : CouponScope.categories("COFFEE");
            CouponDefinition coupon =
                    CouponDefinition.of("C" + i, off(random)).with(scope).with(stacking(random));
            coupons.add(
                    random.nextInt(3) > 0
                            ? coupon
                            : coupon.with(CouponCondition.minimumBasket(
                                            cents(1_000 + random.nextInt(2_000)).toPlainString())
                                    .onRemaining()));
        }
        assertThat(discount(lines, coupons)).isEqualTo(byHand(lines, coupons, CouponChoiceLaws::takenOffLines));
    }

    /** Some units of all, at their price: 3 for 2, the cheapest, two for a price. */
    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void ofUnitsToo(@ForAll long seed) {
        Random random = new Random(seed);
        List<Line> lines = lines(random, 4);
        List<CouponDefinition> coupons = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            CouponUnits units = CouponUnits.buyGet(random.nextInt(3), 1 + random.nextInt(2));
            coupons.add(CouponDefinition.of("C" + i, off(random))
                    .with(stacking(random))
                    .with(random.nextBoolean() ? units : units.atMost(1 + random.nextInt(2))));
        }
        assertThat(discount(lines, coupons)).isEqualTo(byHand(lines, coupons, CouponChoiceLaws::takenOffUnits));
    }

    private interface ByHand {
        /** What coupons that go together take off, one after the other; in cents. */
        long takenOff(List<Line> lines, List<CouponDefinition> inOrder);
    }

    private static BigDecimal byHand(List<Line> lines, List<CouponDefinition> coupons, ByHand hand) {
        List<CouponDefinition> inOrder = new ArrayList<>(coupons);
        inOrder.sort(BY_PRIORITY);
        // The rules refuse what would take nothing off if it were alone.
        inOrder.removeIf(coupon -> hand.takenOff(lines, List.of(coupon)) == 0);
        long most = 0;
        for (int set = 1; set < 1 << inOrder.size(); set++) {
            List<CouponDefinition> some = some(inOrder, set);
            if (goTogether(some)) {
                most = Math.max(most, hand.takenOff(lines, some));
            }
        }
        return BigDecimal.valueOf(most, 2);
    }

    private static long takenOffLines(List<Line> lines, List<CouponDefinition> inOrder) {
        long[] open = lines.stream()
                .mapToLong(line -> line.amount().unscaledValue().longValueExact())
                .toArray();
        long all = 0;
        for (CouponDefinition coupon : inOrder) {
            long there = 0;
            for (int i = 0; i < open.length; i++) {
                there += coupon.scope().includes(lines.get(i)) ? open[i] : 0;
            }
            if (BigDecimal.valueOf(there, 2).compareTo(coupon.condition().minimumBasket()) < 0) {
                continue;
            }
            long off = off(coupon.benefit(), there);
            all += off;
            // Each line bears its part of what is left to bear, so that the last one bears the rest.
            long upTo = 0;
            long borne = 0;
            for (int i = 0; there > 0 && i < open.length; i++) {
                if (coupon.scope().includes(lines.get(i))) {
                    upTo += open[i];
                    long part = off * upTo / there - borne;
                    borne += part;
                    open[i] -= part;
                }
            }
        }
        return all;
    }

    private static long takenOffUnits(List<Line> lines, List<CouponDefinition> inOrder) {
        List<Long> free = new ArrayList<>();
        lines.stream().sorted(Comparator.comparing(Line::unitPrice)).forEach(line -> IntStream.range(0, line.quantity())
                .forEach(unit -> free.add(line.unitPrice().unscaledValue().longValueExact())));
        long all = 0;
        for (CouponDefinition coupon : inOrder) {
            CouponUnits units = coupon.units().orElseThrow();
            int sets = Math.min(
                    free.size() / (units.buy() + units.get()), units.times().orElse(Integer.MAX_VALUE));
            long off = 0;
            // A percentage is rounded once; an amount, or a price, is that of every set.
            int size = coupon.benefit() instanceof Benefit.PercentOff ? sets * units.get() : units.get();
            for (int i = 0; i < sets * units.get(); i += size) {
                off += off(
                        coupon.benefit(),
                        free.subList(i, i + size).stream()
                                .mapToLong(price -> price)
                                .sum());
            }
            if (off > 0) {
                all += off;
                free.subList(0, sets * (units.buy() + units.get())).clear();
            }
        }
        return all;
    }

    private static long off(Benefit benefit, long there) {
        if (benefit instanceof Benefit.PercentOff percent) {
            return percent.percent()
                    .multiply(BigDecimal.valueOf(there))
                    .movePointLeft(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
        return benefit instanceof Benefit.AmountOff amount
                ? Math.min(there, amount.amount().movePointRight(2).longValueExact())
                : Math.max(
                        0,
                        there
                                - ((Benefit.FixedPrice) benefit)
                                        .price()
                                        .movePointRight(2)
                                        .longValueExact());
    }

    private static BigDecimal discount(List<Line> lines, List<CouponDefinition> coupons) {
        List<String> codes = coupons.stream().map(CouponDefinition::code).toList();
        CouponShopping.Presented presented = new CouponShopping.Presented(
                lines, coupons, codes, CouponShopping.policy(Order.PRIORITY, Winner.BEST), 0);
        return presented.accepted().stream()
                .map(CouponAccepted::discount)
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static List<Line> lines(Random random, int most) {
        List<Line> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            lines.add(new Line(
                    "" + (9 - i),
                    "mug",
                    random.nextBoolean() ? "COFFEE" : "HOME",
                    1 + random.nextInt(4),
                    cents(random.nextInt(2_000))));
        }
        return lines;
    }

    private static BigDecimal cents(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static Benefit off(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Benefit.PercentOff(cents(1 + random.nextInt(10_000)));
            case 1 -> new Benefit.AmountOff(cents(1 + random.nextInt(1_500)));
            default -> new Benefit.FixedPrice(cents(random.nextInt(3_000)));
        };
    }

    private static CouponStacking stacking(Random random) {
        return new CouponStacking(
                random.nextInt(2),
                new TreeSet<>(random.nextBoolean() ? List.of("x") : List.of("y")),
                new TreeSet<>(random.nextBoolean() ? List.of() : random.nextBoolean() ? List.of("x") : List.of("ALL")));
    }

    /** Of coupons that go together there are too many sets from eleven on; of exclusive ones there never are. */
    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void tooManyAreTriedOneByOneAndTheTraceSaysSo(@ForAll long seed) {
        Random random = new Random(seed);
        List<CouponDefinition> coupons = new ArrayList<>();
        for (int i = 11 + random.nextInt(40); i > 0; i--) {
            CouponDefinition coupon =
                    CouponDefinition.of("C" + i, new Benefit.PercentOff(BigDecimal.valueOf(1 + random.nextInt(20))));
            coupons.add(i % 4 == 0 ? coupon.with(stacking(random)) : coupon);
        }
        List<String> codes = coupons.stream().map(CouponDefinition::code).toList();
        CouponShopping.Presented presented = new CouponShopping.Presented(
                List.of(new Line("1", "mug", "HOME", 1, new BigDecimal("5000.00"))),
                coupons,
                codes,
                CouponShopping.policy(Order.PRIORITY, Winner.BEST),
                0);
        assertThat(goTogether(presented.accepted().stream()
                        .map(accepted -> presented.coupon(accepted.code()))
                        .toList()))
                .isTrue();
        List<Fired> notes = notes(presented);
        if (coupons.stream()
                        .filter(coupon -> coupon.stacking().notWith().isEmpty())
                        .count()
                > 20) {
            assertThat(notes).hasSize(1);
        }
        for (Fired note : notes) {
            assertThat(note.stage()).isEqualTo("coupons");
            assertThat(note.values()).containsEntry("coupons", "" + coupons.size());
            assertThat(Integer.parseInt(note.values().getOrDefault("trials", "")))
                    .isBetween(coupons.size(), 3 * coupons.size());
        }
    }

    /** As {@link #nobodyIsTurnedAwayForACouponThatTakesNoEffect}, of so many that they are tried one by one. */
    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void nobodyIsTurnedAwayForACouponThatWasPushedOut(@ForAll long seed) {
        Random random = new Random(seed);
        List<CouponDefinition> coupons = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            Benefit benefit = random.nextBoolean()
                    ? Benefit.percentOff("" + (1 + random.nextInt(90)))
                    : Benefit.amountOff((1 + random.nextInt(20)) + ".00");
            CouponDefinition coupon = CouponDefinition.of("C" + i, benefit).with(stacking(random));
            coupons.add(
                    switch (random.nextInt(3)) {
                        case 0 ->
                            coupon.with(CouponBudget.amountLeft(
                                    (1 + random.nextInt(45)) + ".00", CouponBudget.WhenShort.REFUSE));
                        case 1 ->
                            coupon.with(CouponCondition.minimumBasket((1 + random.nextInt(90)) + ".00")
                                    .onRemaining());
                        default -> coupon;
                    });
        }
        nobodyIsTurnedAwayForACouponThatTakesNoEffect(of100(coupons));
    }

    /** POOR is tried first, and would take more than it has left; of what the other two leave it does not. */
    @Example
    void ofVeryManyNoneIsLeftOutThatWouldTakeMoreOff() {
        List<CouponDefinition> coupons = new ArrayList<>(List.of(
                CouponDefinition.of("FIFTY", Benefit.percentOff("50")).with(CouponStacking.USUAL.priority(2)),
                CouponDefinition.of("NINETY", Benefit.percentOff("90"))
                        .with(CouponStacking.USUAL.priority(1))
                        .with(CouponBudget.amountLeft("45.00", CouponBudget.WhenShort.REFUSE)),
                CouponDefinition.of("POOR", Benefit.percentOff("10"))
                        .with(CouponStacking.USUAL.priority(3))
                        .with(CouponBudget.amountLeft("1.00", CouponBudget.WhenShort.REFUSE))));
        for (int i = 1; i <= 8; i++) {
            coupons.add(
                    CouponDefinition.of("CENT" + i, Benefit.amountOff("0.01")).with(CouponStacking.USUAL.priority(-5)));
        }
        assertThat(of100(coupons).policy(Order.PRESENTED, Winner.BEST).accepted())
                .extracting(CouponAccepted::code)
                .contains("FIFTY", "NINETY", "POOR")
                .hasSize(11);
    }

    private static CouponShopping.Presented of100(List<CouponDefinition> coupons) {
        return new CouponShopping.Presented(
                List.of(new Line("1", "mug", "HOME", 1, new BigDecimal("100.00"))),
                coupons,
                coupons.stream().map(CouponDefinition::code).toList(),
                CouponShopping.policy(Order.PRIORITY, Winner.BEST),
                0);
    }

    @Example
    void fiftyThatStandAloneAreTriedAll() {
        List<CouponDefinition> coupons = IntStream.rangeClosed(1, 50)
                .mapToObj(percent -> CouponDefinition.of("C" + percent, new Benefit.PercentOff(cents(percent * 100L)))
                        .with(CouponStacking.ALONE)
                        .with(CouponComputation.USUAL.atMost("" + (100 - percent))))
                .toList();
        CouponShopping.Presented presented = new CouponShopping.Presented(
                List.of(new Line("1", "mug", "HOME", 1, new BigDecimal("100.00"))),
                coupons,
                coupons.stream().map(CouponDefinition::code).toList(),
                CouponShopping.policy(Order.PRIORITY, Winner.BEST),
                0);
        assertThat(presented.accepted()).extracting(CouponAccepted::code).containsExactly("C50");
        assertThat(notes(presented)).isEmpty();
    }

    @Example
    void whatOneSetDrawsOnACampaignIsThereForTheNext() {
        List<CouponDefinition> coupons = new ArrayList<>();
        for (String codeAndPercent : List.of("A30", "B1", "C20")) {
            coupons.add(CouponDefinition.of(codeAndPercent, Benefit.percentOff(codeAndPercent.substring(1)))
                    .with(CouponBudget.usesLeft(2).of("spring")));
        }
        assertThat(discount(List.of(new Line("1", "mug", "HOME", 1, new BigDecimal("100.00"))), coupons))
                .isEqualByComparingTo("44");
    }

    private static List<Fired> notes(CouponShopping.Presented presented) {
        return presented.decided().trace().stream()
                .filter(fired -> fired.rule().startsWith("Too many coupons"))
                .toList();
    }
}
