package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.explain.ConditionAnswer;
import io.loyaltyengine.explain.Explanation;
import io.loyaltyengine.explain.RuleAnswer;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponWindow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** An explanation is exact: it tells of each rule what happened, and what it says would pass, passes. */
@Domain(Shopping.class)
@Domain(DomainContext.Global.class)
class ExplainLaws {
    private static final Instant NOW = Instant.parse("2026-06-15T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Set<String> NEVER = Set.of("Nothing to take off", "Nothing in the basket that it is for");

    private final LoyaltyEngine engine = Programmes.reference();

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void aRuleIsExplainedAsFiredExactlyWhenItFired(@ForAll Shopping.Story story) {
        CouponCatalogue catalogue = story.catalogue();
        for (Shopper.Turn turn : story.played(engine).turns()) {
            Explanation explained = engine.explain(turn.before(), turn.transaction(), catalogue);
            assertThat(explained.evaluation().decisions()).isEqualTo(turn.decisions());
            assertThat(explained.evaluation().customer()).isEqualTo(turn.after());
            assertThat(explained.rules().stream().filter(RuleAnswer::fired).flatMap(rule -> rule.proposals().stream()
                            .map(said -> rule.rule() + ": " + said)))
                    .containsExactlyInAnyOrderElementsOf(turn.evaluation().trace().stream()
                            .filter(fired -> engine.ruleNames().contains(fired.rule()))
                            .map(fired -> fired.rule() + ": " + fired.proposal())
                            .toList());
            assertThat(explained.rules()).extracting(RuleAnswer::rule).containsAll(engine.ruleNames());
            for (RuleAnswer rule : explained.rules()) {
                assertThat(rule.failed().isEmpty()).isEqualTo(rule.outcome() != RuleAnswer.Outcome.SILENT);
                assertThat(rule.proposals().isEmpty()).isEqualTo(!rule.fired());
            }
        }
    }

    /** A customer and a purchase that one can change as an explanation says. */
    private record Attempt(
            Instant at, String tier, Set<String> segments, String channel, int quantity, BigDecimal price) {
        Customer customer() {
            Customer anna = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));
            return new Customer(
                    anna.id(),
                    anna.currency(),
                    anna.enrolledOn(),
                    new Profile(
                            Optional.empty(),
                            new TreeSet<>(segments),
                            new TreeMap<>(),
                            Optional.empty(),
                            new TreeSet<>()),
                    anna.accounts(),
                    anna.history(),
                    tier.equals(TierStanding.NO_TIER)
                            ? TierStanding.NONE
                            : new TierStanding(tier, Optional.of(TODAY), Optional.empty()),
                    anna.tallies(),
                    anna.booked(),
                    anna.issued());
        }

        Purchase purchase() {
            Purchase.Builder purchase =
                    Purchase.of("p").at(at).currency("EUR").line("mug", "HOME", quantity, price.toPlainString());
            return (channel.isEmpty() ? purchase : purchase.channel(channel))
                    .coupon("A")
                    .build();
        }

        /** As an explanation says it would pass. */
        Attempt with(ConditionAnswer answer) {
            // Of some names, any.
            String value = answer.turnsAt().orElseThrow().replaceFirst(".*, ", "");
            return switch (answer.condition().replaceAll("!| .*", "")) {
                case "started" -> new Attempt(Instant.parse(value), tier, segments, channel, quantity, price);
                case "tierMatches" -> new Attempt(at, value, segments, channel, quantity, price);
                case "segmentMatches" -> new Attempt(at, tier, Set.of(value), channel, quantity, price);
                case "channelMatches" -> new Attempt(at, tier, segments, value, quantity, price);
                case "units" -> new Attempt(at, tier, segments, channel, Integer.parseInt(value), price);
                case "basket" -> {
                    BigDecimal each = new BigDecimal(value).divide(BigDecimal.valueOf(quantity), 2, RoundingMode.UP);
                    yield new Attempt(at, tier, segments, channel, quantity, each);
                }
                default -> throw new AssertionError(answer);
            };
        }
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void doingWhatWouldPassMakesItPass(@ForAll Random random) {
        CouponCatalogue catalogue = CouponCatalogue.of(List.of(coupon(random)));
        Attempt attempt = new Attempt(
                NOW,
                one(random, "NONE", "SILVER"),
                Set.of("old"),
                one(random, "", "shop"),
                1 + random.nextInt(3),
                // Of less than five cents 10 % are nothing, and the coupon has no effect.
                BigDecimal.valueOf(5 + random.nextInt(3_000), 2));

        // A step can take another condition along, such as fewer units for less money: what is said then is done, too.
        for (int step = 0; step < 8; step++) {
            Explanation explained = engine.explain(attempt.customer(), attempt.purchase(), catalogue);
            Optional<RuleAnswer> refusing = explained.about("A").stream()
                    .filter(rule -> rule.fired() && rule.proposals().get(0).startsWith("refuse"))
                    .filter(rule -> !NEVER.contains(rule.rule()))
                    .findFirst();
            if (refusing.isEmpty()) {
                assertThat(explained.evaluation().decisions(CouponAccepted.class))
                        .hasSize(1);
                return;
            }
            String rule = refusing.get().rule();
            assertThat(refusing.get().decisions()).as(rule).isNotEmpty();
            attempt = attempt.with(refusing.get().conditions().get(0));
            assertThat(engine.explain(attempt.customer(), attempt.purchase(), catalogue)
                            .of(rule))
                    .as(rule)
                    .allMatch(answer -> !answer.fired());
        }
        throw new AssertionError("It never passes: " + attempt);
    }

    private static CouponDefinition coupon(Random random) {
        CouponDefinition coupon =
                CouponDefinition.of("A", new Benefit.PercentOff(BigDecimal.TEN)).with(CouponScope.EVERYTHING);
        coupon = random.nextBoolean()
                ? coupon.with(CouponWindow.between(
                        NOW.plusSeconds(random.nextInt(100_000_000)), Instant.parse("2199-01-01T00:00:00Z")))
                : coupon;
        coupon = switch (random.nextInt(4)) {
            case 0 -> coupon.with(CouponAudience.tiers("GOLD", "SILVER"));
            case 1 -> coupon.with(CouponAudience.segments("new", "student"));
            case 2 -> coupon.with(CouponAudience.channels("app", "web"));
            default -> coupon;
        };
        return switch (random.nextInt(3)) {
            case 0 ->
                coupon.with(CouponCondition.minimumBasket(
                        BigDecimal.valueOf(random.nextInt(10_000), 2).toPlainString()));
            case 1 -> coupon.with(CouponCondition.minimumUnits(random.nextInt(9)));
            default -> coupon;
        };
    }

    private static String one(Random random, String... of) {
        return Stream.of(of).skip(random.nextInt(of.length)).findFirst().orElseThrow();
    }
}
