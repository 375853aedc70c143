package io.loyaltyengine;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponComputation;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponFunder;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponStacking;
import io.loyaltyengine.model.coupons.CouponStep;
import io.loyaltyengine.model.coupons.CouponUnits;
import io.loyaltyengine.model.coupons.Running;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Baskets with coupons of every kind that a definition can say, for the laws of coupons. */
final class CouponShopping extends DomainContextBase {
    static final Instant NOON = Instant.parse("2026-06-15T10:00:00Z");
    static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 1, 1));
    private static final CouponPolicy.Order[] ORDERS = CouponPolicy.Order.values();
    private static final CouponPolicy.Winner[] WINNERS = CouponPolicy.Winner.values();
    private static final Map<CouponPolicy, LoyaltyEngine> ENGINES = new ConcurrentHashMap<>();

    /**
     * Some lines, and what the customer presents.
     *
     * @param choice for what a law has to choose
     */
    record Presented(
            List<Line> lines, List<CouponDefinition> coupons, List<String> codes, CouponPolicy policy, long choice) {
        Random random() {
            return new Random(choice);
        }

        Presented codes(List<String> others) {
            return new Presented(lines, coupons, others, policy, choice);
        }

        Presented lines(List<Line> others) {
            return new Presented(others, coupons, codes, policy, choice);
        }

        Presented policy(CouponPolicy.Order order, CouponPolicy.Winner winner) {
            return new Presented(lines, coupons, codes, CouponShopping.policy(order, winner), choice);
        }

        CouponDefinition coupon(String code) {
            return catalogue().find(code).orElseThrow();
        }

        CouponCatalogue catalogue() {
            return CouponCatalogue.of(coupons);
        }

        Purchase purchase() {
            Purchase.Builder purchase = Purchase.of("order").at(NOON).currency("EUR");
            lines.forEach(purchase::line);
            codes.forEach(purchase::coupon);
            return purchase.build();
        }

        Evaluation decided() {
            return engine(policy).evaluate(ANNA, purchase(), catalogue());
        }

        List<CouponAccepted> accepted() {
            return decided().decisions(CouponAccepted.class);
        }

        /** What some coupons together are worth to the customer. */
        BigDecimal worth(List<CouponAccepted> accepted) {
            BigDecimal worth = BigDecimal.ZERO;
            for (CouponAccepted coupon : accepted) {
                Benefit benefit = coupon(coupon.code()).benefit();
                worth = worth.add(
                        benefit instanceof Benefit.FreeItem item
                                ? item.worth()
                                : benefit instanceof Benefit.ByRules rules ? rules.worth() : coupon.discount());
            }
            return worth;
        }
    }

    static CouponPolicy policy(CouponPolicy.Order order, CouponPolicy.Winner winner) {
        return new CouponPolicy(order, winner, CouponPolicy.Codes.EXACT);
    }

    /** The coupon rules of the reference programme, which free what comes back as a whole. */
    static LoyaltyEngine engine(CouponPolicy policy) {
        return ENGINES.computeIfAbsent(policy, said -> {
            String rules = Objects.requireNonNull(
                            RuleSource.directory(Path.of("../rules")).files().get("coupons.drl"))
                    .replace("accept($claim);", "accept($claim).freedOnRefund();");
            String programme = Programmes.PROGRAMME.replace(
                    "\"schema\"",
                    "\"coupons\":{\"order\":\"%s\",\"winner\":\"%s\",\"codes\":\"%s\"},\"schema\""
                            .formatted(said.order(), said.winner(), said.codes()));
            return Programmes.engine(
                    RuleSource.of(Map.of(LoyaltyEngine.PROGRAMME_FILE, programme, "coupons.drl", rules)));
        });
    }

    @Provide
    Arbitrary<Presented> presented() {
        return Arbitraries.randomValue(random -> new Some(random).presented());
    }

    /** What is drawn: two of three parts of a definition are the usual ones, so that coupons do take effect. */
    private record Some(Random random) {
        Presented presented() {
            List<CouponDefinition> coupons = new ArrayList<>();
            int count = 1 + random.nextInt(7);
            CouponBudget[] campaigns = {budget().of("spring"), budget().of("brand")};
            for (int i = 0; i < count; i++) {
                coupons.add(sensible(String.valueOf((char) ('A' + i)), campaigns));
            }
            List<String> codes = new ArrayList<>();
            for (CouponDefinition coupon : coupons) {
                for (int times = coupon.automatic() && rarely() ? 0 : 1;
                        times > 0;
                        times = rarely() ? times : times - 1) {
                    codes.add(coupon.code());
                }
            }
            Collections.shuffle(codes, random);
            return new Presented(lines(), coupons, codes, policy(one(ORDERS), one(WINNERS)), random.nextLong());
        }

        private boolean rarely() {
            return random.nextInt(8) == 0;
        }

        private boolean often() {
            return random.nextInt(3) > 0;
        }

        @SafeVarargs
        private <T> T one(T... of) {
            return of[random.nextInt(of.length)];
        }

        private BigDecimal money(int most) {
            return BigDecimal.valueOf(1 + random.nextInt(most), 2);
        }

        private List<Line> lines() {
            List<Line> lines = new ArrayList<>();
            int count = 1 + random.nextInt(6);
            for (int i = 1; i <= count; i++) {
                BigDecimal price = one(
                        new BigDecimal("0.00"),
                        new BigDecimal("0.01"),
                        money(100),
                        money(1_000),
                        money(5_000),
                        one(new BigDecimal("9.99"), BigDecimal.TEN.setScale(2)));
                int quantity = 1 + random.nextInt(7);
                Optional<BigDecimal> tax = often()
                        ? Optional.empty()
                        : Optional.of(price.multiply(BigDecimal.valueOf(random.nextInt(quantity + 1))));
                Optional<BigDecimal> lowest = often()
                        ? Optional.empty()
                        : Optional.of(BigDecimal.valueOf(
                                random.nextInt(price.unscaledValue().intValueExact() + 1), 2));
                lines.add(new Line(
                        String.valueOf(i),
                        one("mug", "beans", "pot"),
                        one("COFFEE", "HOME"),
                        quantity,
                        price,
                        tax,
                        one(new TreeSet<String>(), new TreeSet<>(List.of("BIO"))),
                        lowest));
            }
            return lines;
        }

        /** Definitions that contradict themselves are refused at their door, and drawn again. */
        private CouponDefinition sensible(String code, CouponBudget[] campaigns) {
            while (true) {
                Optional<CouponDefinition> coupon = tried(() -> coupon(code, campaigns));
                if (coupon.isPresent()) {
                    return coupon.get();
                }
            }
        }

        private static Optional<CouponDefinition> tried(Supplier<CouponDefinition> drawn) {
            try {
                return Optional.of(drawn.get());
            } catch (InvalidInputException contradicts) {
                return Optional.empty();
            }
        }

        private CouponDefinition coupon(String code, CouponBudget[] campaigns) {
            List<CouponStep> steps = new ArrayList<>();
            boolean byUnits = random.nextBoolean();
            for (int i = often() ? 0 : 1 + random.nextInt(3), from = 1; i > 0; i--) {
                from += byUnits ? 1 + random.nextInt(4) : 1 + random.nextInt(3_000);
                steps.add(
                        byUnits
                                ? CouponStep.fromUnits(from, off())
                                : CouponStep.fromAmount(
                                        BigDecimal.valueOf(from, 2).toPlainString(), off()));
            }
            List<CouponFunder> funding = new ArrayList<>();
            for (String sponsor : often() ? List.<String>of() : List.of("acme", "bank")) {
                funding.add(new CouponFunder(
                        sponsor, 1 + random.nextInt(50), often() ? Optional.empty() : Optional.of(money(300))));
            }
            return new CouponDefinition(
                    code,
                    rarely() ? gift() : off(),
                    steps,
                    often() ? CouponComputation.USUAL : computation(),
                    often() ? CouponScope.EVERYTHING : scope(),
                    often() ? Optional.empty() : Optional.of(units()),
                    often() ? CouponCondition.NONE : condition(),
                    often() ? CouponStacking.USUAL : stacking(),
                    CouponDefinition.of("any", off()).window(),
                    CouponDefinition.of("any", off()).audience(),
                    often() ? CouponBudget.UNLIMITED : often() ? one(campaigns) : budget(),
                    funding,
                    Optional.empty(),
                    true,
                    rarely());
        }

        private Benefit off() {
            return one(
                    new Benefit.PercentOff(BigDecimal.valueOf(1 + random.nextInt(10_000), 2)),
                    new Benefit.PercentOff(one(BigDecimal.TEN, BigDecimal.valueOf(50), BigDecimal.valueOf(100))),
                    new Benefit.AmountOff(money(2_000)),
                    new Benefit.FixedPrice(one(BigDecimal.ZERO, money(1_000))));
        }

        private Benefit gift() {
            BigDecimal worth = one(BigDecimal.ZERO, money(500));
            return one(new Benefit.FreeItem("mug", 1, worth), new Benefit.ByRules(worth));
        }

        private CouponComputation computation() {
            CouponComputation.Each each = one(CouponComputation.Each.values());
            return new CouponComputation(
                    each,
                    one(Running.values()),
                    each == CouponComputation.Each.BASKET
                            ? one(CouponComputation.Split.values())
                            : CouponComputation.Split.BY_AMOUNT,
                    often() ? Optional.empty() : Optional.of(money(1_000)),
                    one(CouponComputation.Rounding.values()),
                    often() ? Optional.empty() : Optional.of(one(new BigDecimal("0.05"), BigDecimal.ONE)),
                    each == CouponComputation.Each.UNIT && random.nextBoolean());
        }

        private CouponScope scope() {
            CouponScope named = one(
                    CouponScope.EVERYTHING,
                    CouponScope.products("mug"),
                    CouponScope.categories("COFFEE"),
                    CouponScope.labels("BIO"));
            return often() ? named : named.except(one(CouponScope.products("pot"), CouponScope.labels("BIO")));
        }

        private CouponUnits units() {
            return new CouponUnits(
                    random.nextInt(3),
                    1 + random.nextInt(2),
                    often() ? Optional.empty() : Optional.of(1 + random.nextInt(2)),
                    one(CouponUnits.Pick.values()),
                    rarely());
        }

        private CouponCondition condition() {
            return new CouponCondition(
                    one(BigDecimal.ZERO, money(4_000)),
                    one(0, 2),
                    often() ? Optional.empty() : Optional.of(scope()),
                    one(Running.values()),
                    random.nextBoolean());
        }

        private CouponStacking stacking() {
            return new CouponStacking(
                    random.nextInt(3),
                    new TreeSet<>(one(List.<String>of(), List.of("x"), List.of("y"), List.of("x", "y"))),
                    new TreeSet<>(one(List.<String>of(), List.of("x"), List.of("y"), List.of(CouponStacking.ALL))));
        }

        private CouponBudget budget() {
            Optional<BigDecimal> amount = often() ? Optional.of(one(BigDecimal.ZERO, money(2_000))) : Optional.empty();
            return new CouponBudget(
                    rarely() ? Optional.of(1) : Optional.empty(),
                    rarely() ? Optional.of(money(1_000)) : Optional.empty(),
                    often() ? Optional.empty() : Optional.of(random.nextInt(3)),
                    amount,
                    Optional.empty(),
                    Optional.empty(),
                    amount.isPresent() ? one(CouponBudget.WhenShort.values()) : CouponBudget.WhenShort.REFUSE);
        }
    }
}
