package io.loyaltyengine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponIssued;
import io.loyaltyengine.model.coupons.CouponReversed;
import io.loyaltyengine.model.coupons.CouponWithdrawn;
import io.loyaltyengine.model.points.PointsActivated;
import io.loyaltyengine.model.points.PointsAdjusted;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.points.PointsRestored;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.model.points.RefundTerms;
import io.loyaltyengine.model.rewards.DonationAllocated;
import io.loyaltyengine.model.rewards.DonationMade;
import io.loyaltyengine.model.rewards.RewardGranted;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.BadgeEnded;
import io.loyaltyengine.model.standing.BadgeReversed;
import io.loyaltyengine.model.standing.Collected;
import io.loyaltyengine.model.standing.CollectionReversed;
import io.loyaltyengine.model.standing.ContactSuggested;
import io.loyaltyengine.model.standing.CountReversed;
import io.loyaltyengine.model.standing.Counted;
import io.loyaltyengine.model.standing.GraceGranted;
import io.loyaltyengine.model.standing.SpendCounted;
import io.loyaltyengine.model.standing.SpendReversed;
import io.loyaltyengine.model.standing.TierAdjusted;
import io.loyaltyengine.model.standing.TierCancelled;
import io.loyaltyengine.model.standing.TierChanged;
import io.loyaltyengine.model.standing.TierPromised;
import io.loyaltyengine.model.standing.TierRetained;
import io.loyaltyengine.model.standing.VisitCounted;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each decision changes in a customer, and that it changes nothing else. */
class FoldTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final LocalDate LAST = DAY.plusDays(60);
    private static final Optional<Instant> NEVER = Optional.empty();
    private static final Sentence TEXT = new Sentence("One.", "Eins.");
    private static final Reason REASON = new Reason("rule", TEXT, new RuleSetId("shop", "7", "ab12"));
    private static final Optional<String> NOTHING = Optional.empty();
    private static final Optional<String> SPRING = Optional.of("spring");

    private static final Lifetime EVER = Lifetime.UNLIMITED;
    private static final Lifetime JUNE = until("2026-06-01T00:00:00Z");
    private static final Lifetime JULY = until("2026-07-01T00:00:00Z");
    /** Becomes {@link #JUNE}. */
    private static final Lifetime WAITING_FOR_APRIL =
            new Lifetime(Optional.of(Instant.parse("2026-04-01T00:00:00Z")), JUNE.expiresAt(), Optional.empty());
    /** Becomes {@link #JUNE} too. */
    private static final Lifetime AWAITING_ORDER =
            new Lifetime(Optional.empty(), JUNE.expiresAt(), Optional.of("order-1042"));

    private static final Customer NEW = Customer.enrolled("anna", "EUR", LocalDate.of(2024, 2, 29));
    private static final TierStanding SILVER = new TierStanding("SILVER", Optional.of(DAY), Optional.empty());
    private static final TierStanding GOLD = new TierStanding("GOLD", Optional.of(DAY), Optional.of(DAY.plusYears(1)));

    private static final Tenure NEXT = Tenure.of(GOLD, DAY);
    private static final Optional<TierFloor> FLOOR = Optional.of(TierFloor.of("SILVER", Optional.of(DAY)));

    /** A decision, and every component of the customer that it changes, with its new value. */
    record Case(String title, Customer before, Decision decision, Map<String, Object> changes) {
        @Override
        public String toString() {
            return decision.getClass().getSimpleName() + ": " + title;
        }
    }

    static List<Case> cases() {
        return Stream.of(
                        recorded(),
                        points(),
                        owed(),
                        takenBack(),
                        booked(),
                        coupons(),
                        standing(),
                        activities(),
                        withoutEffect())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void changesThisAndNothingElse(Case c) throws ReflectiveOperationException {
        Customer after = c.before().after(List.of(c.decision()));
        for (RecordComponent component : Customer.class.getRecordComponents()) {
            Object before = component.getAccessor().invoke(c.before());
            assertThat(component.getAccessor().invoke(after))
                    .as(component.getName())
                    .isEqualTo(c.changes().getOrDefault(component.getName(), before));
        }
    }

    @Test
    void everyKindOfDecisionHasACase() {
        Set<Class<?>> kinds = cases().stream().map(c -> c.decision().getClass()).collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(Decide.decisions());
    }

    @Test
    void whatIsNotThereCannotBeTaken() {
        Customer customer = with(NEW, "accounts", lots(0, lot(10, JUNE), lot(10, JULY)));
        List<Decision> tooMany =
                List.of(new PointsExpired(id("id"), REASON, Account.POINTS, 11, JUNE, DAY, Optional.empty()));
        assertThatThrownBy(() -> customer.after(tooMany)).isInstanceOf(ArithmeticException.class);
    }

    /** Of a day is left no less than nothing, and a host may have brought less: either way steps make no difference. */
    @ParameterizedTest
    @CsvSource({"9.00, 9", "10.00, 10", "0.50, 0", "-5.00, -4"})
    void decisionsComeToTheSameInHoweverManySteps(String spend, long points) {
        Customer anna = with(NEW, "history", day(spend, points, 1, 1));
        List<Decision> decisions = List.of(
                spent("1.00", DAY),
                earned(3, EVER, NOTHING, NOTHING),
                new SpendReversed(id("spend"), REASON, id("spend"), euros("9.99"), DAY, List.of()),
                spent("4.00", DAY),
                earned(5, EVER, NOTHING, NOTHING),
                spent("2.00", DAY));
        Customer stepped = anna;
        for (Decision decision : decisions) {
            stepped = stepped.after(List.of(decision));
        }
        assertThat(anna.after(decisions)).isEqualTo(stepped);
    }

    @Test
    void decisionsAreTakenOneByOne() {
        List<Decision> decisions = List.of(
                earned(40, AWAITING_ORDER, NOTHING, NOTHING),
                new PointsActivated(id("activated"), REASON, Account.POINTS, 40, AWAITING_ORDER),
                new PointsRedeemed(
                        id("redeemed"), REASON, Account.POINTS, 15, euros("0.15"), List.of(lot(15, JUNE)), List.of()));
        assertThat(NEW.after(decisions).accounts()).isEqualTo(lots(0, lot(25, JUNE)));
    }

    @Test
    void whatADaySeesIsAddedUp() {
        History history = NEW.after(List.of(spent("1.00", DAY), spent("2.50", DAY), spent("4.00", DAY.plusDays(1))))
                .history();
        assertThat(history.days())
                .containsExactly(
                        Map.entry(DAY, new Totals(euros("3.50"), 0, 0, 0)),
                        Map.entry(DAY.plusDays(1), new Totals(euros("4.00"), 0, 0, 0)));
        assertThat(history.lifetime()).isEqualTo(new Totals(euros("7.50"), 0, 0, 0));
    }

    @Test
    void aPurchaseMayBeUndoneTogetherWithWhatWasCountedBefore() {
        Fold fold = new Fold(NEW);
        fold.countPurchase(DAY);
        fold.uncountPurchase(DAY);
        assertThat(fold.customer().history()).isEqualTo(day("0.00", 0, 0, 0));
    }

    @Test
    void aPurchaseOfADayThatIsNotKnownLeavesNoDay() {
        Fold fold = new Fold(with(NEW, "history", day("9.99", 0, 1, 1)));
        fold.uncountPurchase(DAY.minusYears(3));
        assertThat(fold.customer().history().days()).containsOnlyKeys(DAY);
        assertThat(fold.customer().history().lifetime().purchases()).isZero();
    }

    @Test
    void accountsAreKeptApart() {
        Fold fold = new Fold(NEW);
        fold.give(Account.POINTS, 5, EVER, "order-1042");
        fold.give("stars", 3, EVER, "order-1042");
        fold.give(Account.POINTS, 2, JUNE, "order-1042");
        assertThat(fold.customer().accounts())
                .containsExactly(
                        Map.entry(Account.POINTS, new Account(List.of(lot(2, JUNE), lot(5, EVER)), 0)),
                        Map.entry("stars", new Account(List.of(lot(3, EVER)), 0)));
    }

    @Test
    void nothingIsNoTally() {
        Fold fold = new Fold(NEW);
        fold.tally("count", "bread", 0, DAY);
        fold.tallyDay("count", "bread", 0, DAY);
        assertThat(fold.customer().tallies()).isEmpty();
    }

    @Test
    void ofTenThousandTheOneThatNobodyTouchedForLongestIsForgotten() {
        SortedMap<String, Tally> badges = new TreeMap<>();
        for (int i = 0; i < Limits.MAX_ENTRIES; i++) {
            badges.put("badge-" + i, Tally.of(1, i == 5_000 ? DAY.minusYears(1) : DAY.minusDays(i % 7)));
        }
        Customer full = with(NEW, "tallies", map("badge", badges));
        Customer after = full.after(List.of(new BadgeAwarded(id("id"), REASON, "superfan", DAY)));
        assertThat(after.tallies("badge"))
                .hasSize(Limits.MAX_ENTRIES)
                .containsKey("superfan")
                .doesNotContainKey("badge-5000");
        Customer again = full.after(List.of(new BadgeAwarded(id("id"), REASON, "badge-7", DAY)));
        assertThat(again.tallies("badge")).hasSize(Limits.MAX_ENTRIES).containsKey("badge-5000");
    }

    @Test
    void ofTenThousandTheTransactionWhoseWindowEndsSoonestIsForgotten() {
        SortedMap<String, Booked> booked = new TreeMap<>();
        for (int i = 0; i < Limits.MAX_ENTRIES; i++) {
            booked.put(
                    "order-" + i,
                    new Booked(
                            i == 1042 ? LAST.minusDays(1) : LAST.plusDays(i % 7),
                            new TreeMap<>(),
                            new TreeMap<>(),
                            Optional.empty()));
        }
        Customer full = with(with(NEW, "booked", booked), "accounts", lots(0, from(30, JUNE)));
        Customer after = full.after(List.of(new TransactionRecorded(id("id"), REASON, "gift", DAY, List.of(), LAST)));
        assertThat(after.booked())
                .hasSize(Limits.MAX_ENTRIES)
                .containsKey("gift")
                .doesNotContainKey("order-1042");
        assertThat(after.accounts()).isEqualTo(lots(0, lot(30, JUNE)));
    }

    /** An account is open while a fold speaks of it, and not among the others yet. */
    @Test
    void whatHasJustComeIsForgottenWithTheRest() {
        Customer bought = with(NEW, "booked", booked("order-1042", DAY.minusDays(1)));
        Customer after = bought.after(List.of(
                earned(30, JUNE, NOTHING, NOTHING),
                new TransactionRecorded(id("id"), REASON, "gift", DAY, List.of(), LAST)));
        assertThat(after.accounts()).isEqualTo(lots(0, lot(30, JUNE)));
    }

    private static List<Case> recorded() {
        return List.of(
                new Case(
                        "a purchase more",
                        NEW,
                        new PurchaseRecorded(
                                id("id"), REASON, "order-1042", DAY, euros("9.99"), euros("9.99"), List.of(), LAST),
                        Map.of("history", day("0.00", 0, 0, 1), "booked", booked("order-1042", LAST))),
                new Case(
                        "spend more",
                        with(NEW, "history", day("1.00", 5, 1, 1)),
                        new SpendCounted(id("id"), REASON, euros("9.99"), DAY, List.of()),
                        Map.of("history", day("10.99", 5, 1, 1))),
                new Case(
                        "spend less",
                        with(NEW, "history", day("10.99", 5, 1, 1)),
                        new SpendReversed(id("id"), REASON, id("spend"), euros("9.99"), DAY, List.of()),
                        Map.of("history", day("1.00", 5, 1, 1))),
                new Case(
                        "no less spend than none",
                        with(NEW, "history", day("9.98", 5, 1, 1)),
                        new SpendReversed(id("id"), REASON, id("spend"), euros("9.99"), DAY, List.of()),
                        Map.of("history", day("0.00", 5, 1, 1))),
                new Case(
                        "a visit more",
                        NEW,
                        new VisitCounted(id("id"), REASON, DAY),
                        Map.of("history", visits(1, DAY, DAY))),
                new Case(
                        "an earlier visit comes late",
                        with(NEW, "history", visits(1, DAY.plusDays(1), DAY.plusDays(2))),
                        new VisitCounted(id("id"), REASON, DAY),
                        Map.of("history", visits(2, DAY, DAY.plusDays(2)))));
    }

    private static List<Case> points() {
        return List.of(
                new Case(
                        "a lot of their own",
                        with(NEW, "accounts", lots(0, lot(10, JULY))),
                        earned(5, JUNE, NOTHING, NOTHING),
                        Map.of(
                                "accounts", lots(0, lot(5, JUNE), lot(10, JULY)),
                                "history", day("0.00", 5, 0, 0))),
                new Case(
                        "into the lot with this lifetime",
                        with(NEW, "accounts", lots(0, lot(10, JUNE), lot(10, JULY))),
                        earned(5, JUNE, NOTHING, NOTHING),
                        Map.of(
                                "accounts", lots(0, lot(15, JUNE), lot(10, JULY)),
                                "history", day("0.00", 5, 0, 0))),
                new Case(
                        "to a campaign",
                        with(NEW, "tallies", campaign(30)),
                        earned(5, EVER, SPRING, NOTHING),
                        Map.of(
                                "accounts", lots(0, lot(5, EVER)),
                                "history", day("0.00", 5, 0, 0),
                                "tallies", campaign(35))),
                new Case(
                        "for a subject",
                        with(NEW, "tallies", grant(1, DAY.minusYears(1), DAY.minusYears(1))),
                        earned(5, EVER, NOTHING, Optional.of("birthday")),
                        Map.of(
                                "accounts", lots(0, lot(5, EVER)),
                                "history", day("0.00", 5, 0, 0),
                                "tallies", grant(2, DAY.minusYears(1), DAY))),
                new Case(
                        "for a subject that was granted later already",
                        with(NEW, "tallies", grant(1, DAY.plusYears(1), DAY.plusYears(1))),
                        earned(5, EVER, NOTHING, Optional.of("birthday")),
                        Map.of(
                                "accounts",
                                lots(0, lot(5, EVER)),
                                "history",
                                day("0.00", 5, 0, 0),
                                "tallies",
                                grant(2, DAY, DAY.plusYears(1)))),
                new Case(
                        "nothing, for a cap took all",
                        NEW,
                        earned(0, EVER, SPRING, NOTHING),
                        Map.of("history", day("0.00", 0, 0, 0))),
                new Case(
                        "into the lot that is active already",
                        with(
                                NEW,
                                "accounts",
                                lots(0, lot(10, JUNE), lot(40, WAITING_FOR_APRIL), lot(7, AWAITING_ORDER))),
                        new PointsActivated(id("id"), REASON, Account.POINTS, 40, WAITING_FOR_APRIL),
                        Map.of("accounts", lots(0, lot(50, JUNE), lot(7, AWAITING_ORDER)))),
                new Case(
                        "from one lot only",
                        with(NEW, "accounts", lots(0, lot(10, JUNE), lot(10, JULY))),
                        new PointsExpired(id("id"), REASON, Account.POINTS, 10, JUNE, DAY, Optional.empty()),
                        Map.of(
                                "accounts",
                                map(
                                        Account.POINTS,
                                        new Account(
                                                List.of(lot(10, JULY)),
                                                0,
                                                List.of(new Account.Gone(NOTHING, JUNE.expiresAt(), 10, 0)))))),
                new Case(
                        "from the named lots",
                        with(NEW, "accounts", lots(0, lot(10, JUNE), lot(10, JULY), lot(10, EVER))),
                        new PointsRedeemed(
                                id("id"),
                                REASON,
                                Account.POINTS,
                                14,
                                euros("0.14"),
                                List.of(lot(10, JUNE), lot(4, EVER)),
                                List.of()),
                        Map.of("accounts", lots(0, lot(10, JULY), lot(6, EVER)))),
                new Case(
                        "for a reward",
                        with(NEW, "accounts", lots(0, lot(10, JUNE), lot(10, JULY), lot(10, EVER))),
                        new RewardGranted(
                                id("id"),
                                REASON,
                                "MUG",
                                Account.POINTS,
                                14,
                                euros("0.14"),
                                List.of(lot(10, JUNE), lot(4, EVER)),
                                euros("2.50"),
                                NOTHING),
                        Map.of("accounts", lots(0, lot(10, JULY), lot(6, EVER)))),
                new Case(
                        "for a donation",
                        with(NEW, "accounts", lots(0, lot(10, JUNE), lot(10, JULY), lot(10, EVER))),
                        new DonationMade(
                                id("id"),
                                REASON,
                                "trees",
                                Account.POINTS,
                                14,
                                euros("0.14"),
                                List.of(lot(10, JUNE), lot(4, EVER))),
                        Map.of("accounts", lots(0, lot(10, JULY), lot(6, EVER)))),
                new Case(
                        "for vouchers, which are in the customer's hands then",
                        with(NEW, "accounts", lots(0, lot(10, JUNE), lot(10, JULY), lot(10, EVER))),
                        new CouponIssued(
                                id("id"),
                                REASON,
                                "VOUCHER",
                                NOTHING,
                                2,
                                Account.POINTS,
                                14,
                                euros("0.07"),
                                List.of(lot(10, JUNE), lot(4, EVER)),
                                DAY,
                                EVER,
                                false,
                                Optional.empty()),
                        Map.of(
                                "accounts",
                                lots(0, lot(10, JULY), lot(6, EVER)),
                                "issued",
                                List.of(copies(2, lot(10, JUNE), lot(4, EVER))))),
                new Case(
                        "and back from one of two",
                        with(NEW, "issued", List.of(copies(2, lot(10, JUNE), lot(4, EVER)))),
                        new CouponWithdrawn(
                                id("id"),
                                REASON,
                                id("id"),
                                "VOUCHER",
                                1,
                                Account.POINTS,
                                4,
                                List.of(lot(4, EVER)),
                                List.of(lot(3, JUNE))),
                        Map.of(
                                "accounts",
                                accounts(new Account(
                                        List.of(lot(4, EVER)),
                                        0,
                                        List.of(new Account.Gone(NOTHING, JUNE.expiresAt(), 3, 0)))),
                                "issued",
                                List.of(copies(1, lot(7, JUNE))))),
                new Case(
                        "into the lots they came from",
                        with(NEW, "accounts", lots(0, lot(6, EVER))),
                        new PointsRestored(
                                id("id"),
                                REASON,
                                id("redeemed"),
                                Account.POINTS,
                                14,
                                List.of(lot(10, JUNE), lot(4, EVER)),
                                List.of()),
                        Map.of("accounts", lots(0, lot(10, JUNE), lot(10, EVER)))),
                new Case(
                        "more by hand, which nobody earned",
                        with(NEW, "accounts", lots(0, lot(10, EVER))),
                        new PointsAdjusted(id("id"), REASON, Account.POINTS, 5, "goodwill", List.of(lot(5, EVER)), 0),
                        Map.of("accounts", lots(0, lot(15, EVER)))),
                new Case(
                        "less by hand",
                        with(NEW, "accounts", lots(0, lot(10, JUNE), lot(10, EVER))),
                        new PointsAdjusted(
                                id("id"),
                                REASON,
                                Account.POINTS,
                                -12,
                                "typing error",
                                List.of(lot(10, JUNE), lot(2, EVER)),
                                0),
                        Map.of("accounts", lots(0, lot(8, EVER)))));
    }

    private static List<Case> owed() {
        return List.of(
                new Case(
                        "active points pay a part of what is owed",
                        with(NEW, "accounts", lots(30)),
                        earned(20, EVER, NOTHING, NOTHING),
                        Map.of("accounts", lots(10), "history", day("0.00", 20, 0, 0))),
                new Case(
                        "what is owed is paid, the rest stays",
                        with(NEW, "accounts", lots(30)),
                        earned(50, JUNE, NOTHING, NOTHING),
                        Map.of("accounts", lots(0, lot(20, JUNE)), "history", day("0.00", 50, 0, 0))),
                new Case(
                        "pending points pay nothing yet",
                        with(NEW, "accounts", lots(30)),
                        earned(50, AWAITING_ORDER, NOTHING, NOTHING),
                        Map.of("accounts", lots(30, lot(50, AWAITING_ORDER)), "history", day("0.00", 50, 0, 0))),
                new Case(
                        "they pay when they become active",
                        with(NEW, "accounts", lots(30, lot(50, AWAITING_ORDER), lot(50, WAITING_FOR_APRIL))),
                        new PointsActivated(id("id"), REASON, Account.POINTS, 50, AWAITING_ORDER),
                        Map.of("accounts", lots(0, lot(20, JUNE), lot(50, WAITING_FOR_APRIL)))),
                new Case(
                        "restored points pay, first those that expire first",
                        with(NEW, "accounts", lots(30)),
                        new PointsRestored(
                                id("id"),
                                REASON,
                                id("redeemed"),
                                Account.POINTS,
                                40,
                                List.of(lot(20, EVER), lot(20, JUNE)),
                                List.of()),
                        Map.of("accounts", lots(0, lot(10, EVER)))),
                new Case(
                        "points given by hand pay",
                        with(NEW, "accounts", lots(30)),
                        new PointsAdjusted(id("id"), REASON, Account.POINTS, 30, "goodwill", List.of(lot(30, EVER)), 0),
                        Map.of("accounts", lots(0))));
    }

    private static List<Case> takenBack() {
        Customer before = with(
                with(
                        with(NEW, "accounts", lots(0, lot(10, JUNE), lot(40, AWAITING_ORDER))),
                        "history",
                        day("9.99", 100, 1, 1)),
                "tallies",
                campaign(100));
        return List.of(
                new Case(
                        "a pending lot, the day's count and the campaign's",
                        before,
                        new PointsCancelled(
                                id("id"),
                                REASON,
                                id("earned"),
                                Account.POINTS,
                                30,
                                List.of(lot(30, AWAITING_ORDER)),
                                List.of(),
                                DAY,
                                SPRING,
                                List.of()),
                        Map.of(
                                "accounts", lots(0, lot(10, JUNE), lot(10, AWAITING_ORDER)),
                                "history", day("9.99", 70, 1, 1),
                                "tallies", campaign(70))),
                new Case(
                        "what is forgiven leaves what is earned, not the balance, nor what caps count",
                        before,
                        reversed(10, 20, 0, SPRING, lot(10, JUNE)),
                        Map.of(
                                "accounts", lots(0, lot(40, AWAITING_ORDER)),
                                "history", day("9.99", 70, 1, 1),
                                "tallies",
                                        two(
                                                "campaign",
                                                map("spring", new Tally(90, DAY, DAY, map(DAY, 90L))),
                                                "forgiven",
                                                map(Account.POINTS, new Tally(20, DAY, DAY, map(DAY, 20L)))))),
                new Case(
                        "what is not there is owed",
                        before,
                        reversed(30, 0, 20, NOTHING, lot(10, JUNE)),
                        Map.of("accounts", lots(20, lot(40, AWAITING_ORDER)), "history", day("9.99", 70, 1, 1))),
                new Case(
                        "what is owed waits for the next points",
                        before,
                        reversed(4, 0, 4, NOTHING),
                        Map.of(
                                "accounts", lots(4, lot(10, JUNE), lot(40, AWAITING_ORDER)),
                                "history", day("9.99", 96, 1, 1))),
                new Case(
                        "a campaign at nothing is forgotten",
                        before,
                        reversed(100, 0, 100, SPRING),
                        Map.of(
                                "accounts", lots(100, lot(10, JUNE), lot(40, AWAITING_ORDER)),
                                "history", day("9.99", 0, 1, 1),
                                "tallies", map())));
    }

    /** What is remembered of transactions that can still be taken back. */
    private static List<Case> booked() {
        Customer bought = with(
                with(with(NEW, "booked", booked("order-1042", LAST)), "history", day("9.99", 0, 1, 1)),
                "accounts",
                lots(0, lot(10, JUNE), from(30, JUNE)));
        Customer later = with(bought, "booked", booked("order-1042", DAY.minusDays(1)));
        Account fates = new Account(
                List.of(), 0, List.of(new Account.Gone(Optional.of("order-1042"), JUNE.expiresAt(), 20, 10)));
        return List.of(
                new Case(
                        "points of a transaction that is known have a lot of their own",
                        with(bought, "accounts", lots(0, lot(10, JUNE))),
                        earned(30, JUNE, NOTHING, NOTHING),
                        Map.of("accounts", lots(0, lot(10, JUNE), from(30, JUNE)), "history", day("9.99", 30, 1, 1))),
                new Case(
                        "what expires of it is remembered",
                        bought,
                        new PointsExpired(id("id"), REASON, Account.POINTS, 40, JUNE, DAY, Optional.empty()),
                        Map.of("accounts", gone(10, 30))),
                new Case(
                        "and so is what pays a debt",
                        with(bought, "accounts", lots(25)),
                        earned(30, JUNE, NOTHING, NOTHING),
                        Map.of(
                                "accounts",
                                map(
                                        Account.POINTS,
                                        new Account(
                                                List.of(from(5, JUNE)),
                                                0,
                                                List.of(new Account.Gone(
                                                        Optional.of("order-1042"), JUNE.expiresAt(), 0, 25)))),
                                "history",
                                day("9.99", 30, 1, 1))),
                new Case(
                        "what comes back too late is remembered as over",
                        with(bought, "accounts", lots(0, lot(10, JUNE))),
                        new PointsRestored(
                                id("id"), REASON, id("redeemed"), Account.POINTS, 0, List.of(), List.of(from(4, JUNE))),
                        Map.of(
                                "accounts",
                                map(
                                        Account.POINTS,
                                        new Account(
                                                List.of(lot(10, JUNE)),
                                                0,
                                                List.of(new Account.Gone(
                                                        Optional.of("order-1042"), JUNE.expiresAt(), 4, 0)))))),
                new Case(
                        "what is taken back is no longer remembered",
                        with(bought, "accounts", map(Account.POINTS, fates)),
                        new PointsReversed(
                                id("id"),
                                REASON,
                                id("earned"),
                                Account.POINTS,
                                10,
                                10,
                                10,
                                0,
                                20,
                                List.of(),
                                0,
                                List.of(),
                                JUNE.expiresAt(),
                                DAY,
                                NOTHING,
                                List.of()),
                        Map.of("accounts", lots(10), "history", day("9.99", 0, 1, 1))),
                new Case(
                        "once the window is over all is one lot",
                        later,
                        new TransactionRecorded(id("id"), REASON, "gift", DAY, List.of(), LAST),
                        Map.of("accounts", lots(0, lot(40, JUNE)), "booked", booked("gift", LAST))),
                new Case(
                        "on the last day it is not over",
                        with(bought, "booked", booked("order-1042", DAY)),
                        new TransactionRecorded(id("id"), REASON, "gift", DAY, List.of(), LAST),
                        Map.of(
                                "booked",
                                new TreeMap<>(Map.of(
                                        "order-1042",
                                                new Booked(DAY, new TreeMap<>(), new TreeMap<>(), Optional.empty()),
                                        "gift",
                                                new Booked(
                                                        LAST, new TreeMap<>(), new TreeMap<>(), Optional.empty()))))),
                new Case(
                        "what came back, and that the purchase is none",
                        bought,
                        new RefundRecorded(
                                id("id"),
                                REASON,
                                "return-7",
                                "order-1042",
                                DAY,
                                euros("9.99"),
                                List.of(new SoldLine("1", "mug", 2, euros("9.49"))),
                                List.of(new LineAmount("2", euros("0.50"))),
                                true,
                                Optional.of(DAY),
                                LAST),
                        Map.of(
                                "history",
                                day("9.99", 0, 1, 0),
                                "booked",
                                new TreeMap<>(Map.of(
                                        "order-1042",
                                                new Booked(
                                                        LAST, map("1", 2), map("2", euros("0.50")), Optional.of(DAY)),
                                        "return-7",
                                                new Booked(
                                                        LAST, new TreeMap<>(), new TreeMap<>(), Optional.empty()))))));
    }

    /** What has expired in June, of nobody knows what, and of the order. */
    private static SortedMap<String, Account> gone(long unknown, long ofTheOrder) {
        return map(
                Account.POINTS,
                new Account(
                        List.of(),
                        0,
                        List.of(
                                new Account.Gone(NOTHING, JUNE.expiresAt(), unknown, 0),
                                new Account.Gone(Optional.of("order-1042"), JUNE.expiresAt(), ofTheOrder, 0))));
    }

    private static Account.Lot from(long points, Lifetime lifetime) {
        return new Account.Lot(points, lifetime, Optional.of("order-1042"));
    }

    private static CouponReversed reversed() {
        return new CouponReversed(
                id("id"),
                REASON,
                id("coupon"),
                "TEN",
                "TEN",
                euros("1.00"),
                List.of(),
                List.of(),
                true,
                true,
                Optional.empty());
    }

    private static List<Case> coupons() {
        return List.of(
                new Case(
                        "used once more",
                        with(NEW, "tallies", coupon(1)),
                        new CouponAccepted(
                                id("id"),
                                REASON,
                                "TEN",
                                euros("1.00"),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                DAY,
                                "TEN",
                                false,
                                Optional.empty(),
                                true,
                                Optional.empty()),
                        Map.of("tallies", coupon(2))),
                new Case(
                        "whose amount counts, from a friend",
                        with(NEW, "tallies", map()),
                        new CouponAccepted(
                                id("id"),
                                REASON,
                                "TEN",
                                new BigDecimal("1"),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                DAY,
                                "TEN",
                                true,
                                Optional.of("ben"),
                                true,
                                Optional.empty()),
                        Map.of(
                                "tallies",
                                new TreeMap<>(Map.of(
                                        CouponAccepted.COUPON,
                                        map("TEN", Tally.of(1, DAY)),
                                        CouponAccepted.GIVEN,
                                        map("TEN", Tally.of(100, DAY)),
                                        Tally.REFERRER,
                                        map("ben", Tally.of(1, DAY)))))),
                new Case(
                        "whose amount counted",
                        with(NEW, "tallies", map(CouponAccepted.GIVEN, map("TEN", Tally.of(150, DAY)))),
                        reversed(),
                        Map.of("tallies", map(CouponAccepted.GIVEN, map("TEN", Tally.of(50, DAY))))),
                new Case("used once less", with(NEW, "tallies", coupon(2)), reversed(), Map.of("tallies", coupon(1))),
                new Case("never used", with(NEW, "tallies", coupon(1)), reversed(), Map.of("tallies", map())));
    }

    private static List<Case> standing() {
        return List.of(
                new Case(
                        "up",
                        with(NEW, "tier", SILVER),
                        new TierChanged(id("id"), REASON, SILVER, GOLD),
                        Map.of("tier", GOLD)),
                new Case(
                        "held on",
                        with(NEW, "tier", SILVER),
                        new TierRetained(id("id"), REASON, SILVER, SILVER),
                        Map.of("tier", SILVER)),
                new Case(
                        "kept for a while",
                        with(NEW, "tier", GOLD),
                        new GraceGranted(id("id"), REASON, GOLD, GOLD.inGrace(DAY, DAY.plusDays(1))),
                        Map.of("tier", GOLD.inGrace(DAY, DAY.plusDays(1)))),
                new Case(
                        "to begin later",
                        with(NEW, "tier", SILVER),
                        new TierPromised(id("id"), REASON, SILVER, SILVER.with(Optional.of(NEXT), Optional.empty())),
                        Map.of("tier", SILVER.with(Optional.of(NEXT), Optional.empty()))),
                new Case(
                        "not to begin",
                        with(NEW, "tier", SILVER.with(Optional.of(NEXT), Optional.empty())),
                        new TierCancelled(id("id"), REASON, SILVER.with(Optional.of(NEXT), Optional.empty()), SILVER),
                        Map.of("tier", SILVER)),
                new Case(
                        "by hand",
                        with(NEW, "tier", SILVER),
                        new TierAdjusted(id("id"), REASON, SILVER, SILVER.with(Optional.empty(), FLOOR), "Goodwill"),
                        Map.of("tier", SILVER.with(Optional.empty(), FLOOR))),
                new Case(
                        "a badge for a time",
                        NEW,
                        new BadgeAwarded(id("id"), REASON, "superfan", DAY, Optional.of(DAY), Optional.empty(), false),
                        Map.of("tallies", badge(1, DAY, DAY, Optional.of(DAY)))),
                new Case(
                        "a badge less",
                        with(NEW, "tallies", badge(2, DAY, DAY)),
                        new BadgeEnded(id("id"), REASON, "superfan", DAY),
                        Map.of("tallies", map())),
                new Case(
                        "a badge for a shorter time",
                        with(NEW, "tallies", badge(2, DAY, DAY, Optional.of(DAY.plusDays(9)))),
                        new BadgeReversed(id("id"), REASON, id("badge"), "superfan", DAY.plusDays(2)),
                        Map.of("tallies", badge(1, DAY, DAY, Optional.of(DAY.plusDays(2))))),
                new Case(
                        "a badge more",
                        NEW,
                        new BadgeAwarded(id("id"), REASON, "superfan", DAY),
                        Map.of("tallies", badge(1, DAY, DAY))),
                new Case(
                        "a day on which it happened",
                        NEW,
                        new Counted(id("id"), REASON, "bread", 3, DAY, Optional.empty(), false),
                        Map.of("tallies", map("count", map("bread", new Tally(3, DAY, DAY, map(DAY, 3L)))))),
                new Case(
                        "a badge keeps its day",
                        with(NEW, "tallies", badge(1, DAY.minusDays(1), DAY.minusDays(1))),
                        new BadgeAwarded(id("id"), REASON, "superfan", DAY),
                        Map.of("tallies", badge(2, DAY.minusDays(1), DAY))));
    }

    private static List<Case> activities() {
        Tally once = new Tally(1, DAY, DAY, new TreeMap<>());
        SortedMap<LocalDate, Long> days = map(DAY.minusDays(1), 1L);
        days.put(DAY, 3L);
        Customer baker = with(NEW, "tallies", map("count", map("bread", new Tally(4, DAY.minusDays(1), DAY, days))));
        return List.of(
                new Case(
                        "an activity more",
                        NEW,
                        new ActivityRecorded(
                                id("id"), REASON, "s-1", DAY, "survey", Optional.of("spring"), List.of(), LAST),
                        Map.of(
                                "booked", booked("s-1", LAST),
                                "tallies", map("activity", map("survey", new Tally(1, DAY, DAY, map(DAY, 1L)))))),
                new Case("nothing here", NEW, forwarded(Optional.empty()), Map.of()),
                new Case(
                        "a contact that counts",
                        NEW,
                        contact("offer", Optional.of(Once.of("offer")), true),
                        Map.of(
                                "tallies",
                                two(
                                        "contact",
                                        map("contact", new Tally(1, DAY, DAY, map(DAY, 1L))),
                                        "grant",
                                        map("offer", once)))),
                new Case(
                        "once",
                        NEW,
                        forwarded(Optional.of(Once.of("friend"))),
                        Map.of("tallies", map("grant", map("friend", once)))),
                new Case(
                        "once for a subject",
                        NEW,
                        forwarded(Optional.of(new Once("friend", Optional.of("ben")))),
                        Map.of("tallies", two("grant", map("friend", once), "grant/friend", map("ben", once)))),
                new Case(
                        "once without a subject",
                        NEW,
                        forwarded(Optional.of(new Once("friend", Optional.of("")))),
                        Map.of(
                                "tallies",
                                two("grant", map("friend", once), "grant-without-subject", map("friend", once)))),
                new Case(
                        "counted once",
                        NEW,
                        new Counted(id("id"), REASON, "bread", 3, DAY, Optional.of(Once.of("friend")), false),
                        Map.of(
                                "tallies",
                                two(
                                        "count",
                                        map("bread", new Tally(3, DAY, DAY, map(DAY, 3L))),
                                        "grant",
                                        map("friend", once)))),
                new Case(
                        "a day less",
                        baker,
                        new CountReversed(id("id"), REASON, id("earned"), "bread", 3, DAY),
                        Map.of(
                                "tallies",
                                map(
                                        "count",
                                        map("bread", new Tally(1, DAY.minusDays(1), DAY, map(DAY.minusDays(1), 1L)))))),
                new Case(
                        "a part of a day",
                        baker,
                        new CountReversed(id("id"), REASON, id("earned"), "bread", 1, DAY),
                        Map.of(
                                "tallies",
                                map(
                                        "count",
                                        map(
                                                "bread",
                                                new Tally(
                                                        3,
                                                        DAY.minusDays(1),
                                                        DAY,
                                                        new TreeMap<>(Map.of(DAY.minusDays(1), 1L, DAY, 2L))))))),
                new Case(
                        "things of a collection",
                        NEW,
                        new Collected(id("id"), REASON, "album", names("one", "two"), DAY, false),
                        Map.of(
                                "tallies",
                                map(
                                        "collection/album",
                                        two(
                                                "one",
                                                new Tally(1, DAY, DAY, map(DAY, 1L)),
                                                "two",
                                                new Tally(1, DAY, DAY, map(DAY, 1L)))))),
                new Case(
                        "a thing that another day brought too",
                        with(
                                NEW,
                                "tallies",
                                map("collection/album", map("one", new Tally(4, DAY.minusDays(1), DAY, days)))),
                        new CollectionReversed(
                                id("id"), REASON, id("earned"), "album", names("one", "two"), DAY.minusDays(1)),
                        Map.of(
                                "tallies",
                                map(
                                        "collection/album",
                                        map("one", new Tally(3, DAY.minusDays(1), DAY, map(DAY, 3L)))))),
                new Case(
                        "all of it",
                        baker,
                        new CountReversed(id("id"), REASON, id("earned"), "bread", 4, DAY),
                        Map.of("tallies", map())),
                new Case(
                        "what was never counted",
                        NEW,
                        new CountReversed(id("id"), REASON, id("earned"), "bread", 4, DAY),
                        Map.of()));
    }

    private static SortedSet<String> names(String... names) {
        return new TreeSet<>(List.of(names));
    }

    private static ActivityForwarded forwarded(Optional<Once> once) {
        Activity activity = Activity.of("f-1")
                .at(Instant.parse("2026-03-14T09:30:00Z"))
                .currency("EUR")
                .kind("friend-bought")
                .build();
        return new ActivityForwarded(id("id"), REASON, "ben", activity, DAY, once);
    }

    private static <V> SortedMap<String, V> two(String one, V value, String other, V another) {
        SortedMap<String, V> both = map(one, value);
        both.put(other, another);
        return both;
    }

    private static ContactSuggested contact(String notice, Optional<Once> once, boolean counted) {
        return new ContactSuggested(
                id("id"), REASON, notice, new TreeSet<>(Set.of("email")), Optional.empty(), 0, DAY, once, counted);
    }

    private static List<Case> withoutEffect() {
        List<Refusal> refusals = List.of(new Refusal("EXPIRED", REASON.rule(), TEXT, "", ""));
        return Stream.of(
                        new Refused(id("id"), REASON, "coupon", "TEN", refusals),
                        new DonationAllocated(id("id"), REASON, euros("5.00"), List.of()),
                        contact("points-expire", Optional.empty(), false))
                .map(decision -> new Case(
                        "nothing",
                        with(with(NEW, "accounts", lots(0, lot(10, JUNE))), "tallies", coupon(1)),
                        decision,
                        Map.<String, Object>of()))
                .toList();
    }

    private static PointsEarned earned(
            long points, Lifetime lifetime, Optional<String> campaign, Optional<String> subject) {
        return new PointsEarned(
                id("earned"),
                REASON,
                Account.POINTS,
                points,
                euros("9.99"),
                BigDecimal.TEN,
                List.of(),
                List.of(),
                euros("0.10"),
                BigDecimal.ZERO,
                DAY,
                lifetime,
                campaign,
                subject.map(Once::of),
                RefundTerms.USUAL,
                List.of());
    }

    private static PointsReversed reversed(
            long points, long forgiven, long owed, Optional<String> campaign, Account.Lot... lots) {
        return new PointsReversed(
                id("id"),
                REASON,
                id("earned"),
                Account.POINTS,
                points,
                owed,
                0,
                forgiven,
                0,
                List.of(lots),
                0,
                List.of(),
                NEVER,
                DAY,
                campaign,
                List.of());
    }

    private static SpendCounted spent(String amount, LocalDate day) {
        return new SpendCounted(id("id"), REASON, euros(amount), day, List.of());
    }

    private static SortedMap<String, Booked> booked(String transaction, LocalDate until) {
        return map(transaction, new Booked(until, new TreeMap<>(), new TreeMap<>(), Optional.empty()));
    }

    private static DecisionId id(String subject) {
        return new DecisionId("anna", "order-1042", "decision", subject, 1);
    }

    private static SortedMap<String, Account> lots(long owed, Account.Lot... lots) {
        return lots.length == 0 && owed == 0
                ? new TreeMap<>()
                : map(Account.POINTS, new Account(Arrays.asList(lots), owed));
    }

    private static SortedMap<String, SortedMap<String, Tally>> coupon(long uses) {
        return map("coupon", map("TEN", new Tally(uses, DAY, DAY, new TreeMap<>())));
    }

    private static SortedMap<String, SortedMap<String, Tally>> campaign(long points) {
        return map("campaign", map("spring", new Tally(points, DAY, DAY, new TreeMap<>(Map.of(DAY, points)))));
    }

    private static SortedMap<String, SortedMap<String, Tally>> grant(long times, LocalDate first, LocalDate last) {
        return map("grant", map("birthday", new Tally(times, first, last, new TreeMap<>())));
    }

    private static SortedMap<String, SortedMap<String, Tally>> badge(long times, LocalDate first, LocalDate last) {
        return badge(times, first, last, Optional.empty());
    }

    private static SortedMap<String, SortedMap<String, Tally>> badge(
            long times, LocalDate first, LocalDate last, Optional<LocalDate> until) {
        return map("badge", map("superfan", new Tally(times, first, last, until, new TreeMap<>())));
    }

    private static Account.Lot lot(long points, Lifetime lifetime) {
        return new Account.Lot(points, lifetime);
    }

    private static Lifetime until(String moment) {
        return new Lifetime(Optional.empty(), Optional.of(Instant.parse(moment)), Optional.empty());
    }

    /** A customer with another value for one component. */
    private static IssuedCoupon copies(long count, Account.Lot... lots) {
        return new IssuedCoupon(id("id"), "VOUCHER", NOTHING, count, DAY, EVER, false, Account.POINTS, List.of(lots));
    }

    private static SortedMap<String, Account> accounts(Account points) {
        return new TreeMap<>(Map.of(Account.POINTS, points));
    }

    private static Customer with(Customer customer, String component, Object value) {
        RecordComponent[] components = Customer.class.getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < values.length; i++) {
                boolean changed = components[i].getName().equals(component);
                values[i] = changed ? value : components[i].getAccessor().invoke(customer);
                types[i] = components[i].getType();
            }
            return Customer.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** A history of one day. */
    private static History day(String spend, long points, int visits, int purchases) {
        Totals totals = new Totals(euros(spend), points, visits, purchases);
        return new History(totals, Optional.empty(), Optional.empty(), map(DAY, totals));
    }

    /** A history of some visits on {@link #DAY}. */
    private static History visits(int visits, LocalDate first, LocalDate last) {
        History counted = day("0.00", 0, visits, 0);
        return new History(counted.lifetime(), Optional.of(first), Optional.of(last), counted.days());
    }

    private static BigDecimal euros(String amount) {
        return new BigDecimal(amount);
    }

    private static <K, V> SortedMap<K, V> map() {
        return new TreeMap<>();
    }

    private static <K, V> SortedMap<K, V> map(K key, V value) {
        return new TreeMap<>(Map.of(key, value));
    }
}
