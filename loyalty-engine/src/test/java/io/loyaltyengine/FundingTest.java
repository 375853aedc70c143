package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.figures.SponsorSums;
import io.loyaltyengine.figures.Sums;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Funded;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsReversed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Who bears what a rule grants, and what of it when goods come back. A point is worth 2 cents, a stamp nothing. */
class FundingTest {
    private static final String PROGRAMME = """
            {"schema": 1, "name": "test", "version": "1", "currency": "EUR", "zone": "Europe/Berlin", "tiers": [],
             "pointValue": 0.02, "accounts": {
               "stamps": {"one": {"en": "stamp", "de": "Stempel"}, "many": {"en": "stamps", "de": "Stempel"}}}}
            """;
    private static final String EURO = "decide.earn(1).per(1).fundedBy(\"acme\", 60).fundedBy(\"bank\", 30);";

    private final List<Decision> recorded = new ArrayList<>();
    private Customer anna = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));
    private Instant now = Instant.parse("2026-06-15T10:00:00Z");

    @Test
    void eachSponsorBearsItsShareOfPointsAndOfTheirWorth() {
        assertThat(earned(EURO)).containsExactly(List.of(share("acme", 60, 9, "0.18"), share("bank", 30, 5, "0.09")));
    }

    @Test
    void whatTwoBearAloneLeavesTheShopNothing() {
        assertThat(earned("decide.earn(1).fundedBy(\"shop\", 40).fundedBy(\"acme\", 60);"))
                .containsExactly(List.of(share("acme", 60, 1, "0.01"), share("shop", 40, 0, "0.01")));
    }

    @Test
    void ofStampsItBearsSoMany() {
        assertThat(earned("decide.earn(10, \"stamps\").fundedBy(\"acme\", 75);"))
                .containsExactly(List.of(share("acme", 75, 8, "0.00")));
        assertThat(SponsorSums.of("stamps", recorded))
                .containsExactly(Map.entry("acme", new SponsorSums(8, amount("0.00"), 0, BigDecimal.ZERO)));
        assertThat(SponsorSums.of("points", recorded)).isEmpty();
    }

    @Test
    void whatAFactorAddsIsBorneAsItsOwnRuleSays() {
        assertThat(earned(EURO, "decide.multiply(3).fundedBy(\"tea\", 50);", "decide.addPercent(100);"))
                .containsExactly(
                        List.of(share("acme", 60, 9, "0.18"), share("bank", 30, 5, "0.09")),
                        List.of(share("tea", 50, 15, "0.30")),
                        List.of());
    }

    @Test
    void whatIsCutNobodyBears() {
        assertThat(earned(EURO, "decide.cap(10);"))
                .containsExactly(List.of(share("acme", 60, 6, "0.12"), share("bank", 30, 3, "0.06")));
        assertThat(earned("decide.earn(5).fundedBy(\"acme\", 60);", "decide.multiply(0);", EURO))
                .contains(List.of(share("acme", 60, 0, "0.00"), share("bank", 30, 0, "0.00")));
    }

    /** 10 units bring 15 points: one of them takes 1, two more take 3, and the rest 11. */
    @Test
    void inPartsItGoesBackAsInOne() {
        LoyaltyEngine engine = engine(EURO);
        buy(engine);
        assertThat(backed(engine, 1)).containsExactly(share("acme", 60, 0, "0.01"), share("bank", 30, 1, "0.00"));
        assertThat(backed(engine, 2)).containsExactly(share("acme", 60, 2, "0.03"), share("bank", 30, 1, "0.03"));
        assertThat(backed(engine, 7)).containsExactly(share("acme", 60, 7, "0.14"), share("bank", 30, 3, "0.06"));
        assertThat(borne("acme")).isEqualTo(new SponsorSums(9, amount("0.18"), 9, amount("0.18")));
        assertThat(borne("acme").netPoints()).isZero();
        assertThat(borne("bank").netValue()).isEqualTo(amount("0.00"));
    }

    @Test
    void pendingPointsGoBackTheSameWay() {
        LoyaltyEngine engine = engine(EURO.replace(";", ".pendingDays(14);"));
        buy(engine);
        back(engine, 3);
        assertThat(decided(PointsCancelled.class)).singleElement().satisfies(back -> assertThat(back.funding())
                .containsExactly(share("acme", 60, 2, "0.04"), share("bank", 30, 2, "0.03")));
    }

    /** Of 15 points 10 are spent, so that 5 are taken back and 10 forgiven. */
    @Test
    void whatIsForgivenIsStillBorne() {
        LoyaltyEngine engine = engine(EURO);
        buy(engine);
        evaluate(engine, Adjustment.of("spent", now, "EUR", -10, "spent"));
        back(engine, 10);
        PointsReversed back = decided(PointsReversed.class).get(0);
        assertThat(back.forgiven()).isEqualTo(10);
        assertThat(back.funding()).containsExactly(share("acme", 60, 3, "0.06"), share("bank", 30, 2, "0.03"));
        assertThat(borne("acme").netPoints()).isEqualTo(6);
        assertThat(borne("bank").netPoints()).isEqualTo(3);
    }

    @Test
    void whatIsOwedOrHasExpiredIsBorneNoMore() {
        LoyaltyEngine owing = engine(EURO.replace(";", ".mayGoNegative();"));
        buy(owing);
        evaluate(owing, Adjustment.of("spent", now, "EUR", -10, "spent"));
        back(owing, 10);
        assertThat(borne("acme").netPoints()).isZero();
        recorded.clear();
        LoyaltyEngine ending = engine(EURO.replace(";", ".validDays(10);"));
        anna = Customer.enrolled("berta", "EUR", LocalDate.of(2020, 1, 1));
        buy(ending);
        now = now.plus(Duration.ofDays(20));
        back(ending, 10);
        assertThat(decided(PointsReversed.class).get(0).expired()).isEqualTo(15);
        assertThat(borne("acme").netPoints()).isZero();
        assertThat(Sums.of(recorded).issued()).isZero();
    }

    /** What a point is worth today does not matter. */
    @Test
    void whatWasRecordedGoesBack() {
        buy(engine(EURO));
        String dearer = PROGRAMME.replace("0.02", "5");
        back(LoyaltyEngine.builder().rules(RuleSource.of(files(dearer, EURO))).build(), 10);
        assertThat(borne("acme").netValue()).isEqualTo(amount("0.00"));
    }

    @Test
    void sponsorsHaveAHundredPercentInAllAndEachIsNamedOnce() {
        LoyaltyJson json = new LoyaltyJson();
        buy(engine(EURO));
        String written = json.write(decided(PointsEarned.class).get(0));
        assertThat(json.readDecision(written))
                .isEqualTo(decided(PointsEarned.class).get(0));
        assertThat(written).contains("\"funding\":[{\"sponsor\":\"acme\",\"percent\":60,\"points\":9,\"value\":0.18},");
        assertThatThrownBy(() -> json.readDecision(written.replace("\"percent\":60", "\"percent\":71")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The value of `funding` is `101` percent in all; it must be 100 at most.");
        assertThatThrownBy(() -> json.readDecision(written.replace("\"bank\"", "\"acme\"")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The value of `funding[1]` repeats `acme`; each must be there once.");
    }

    private List<List<Funded>> earned(String... verbs) {
        recorded.clear();
        anna = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));
        buy(engine(verbs));
        return decided(PointsEarned.class).stream().map(PointsEarned::funding).toList();
    }

    /** One line of 10 units, for 15 euros. */
    private void buy(LoyaltyEngine engine) {
        evaluate(
                engine,
                Purchase.of("order")
                        .at(now)
                        .currency("EUR")
                        .line("tea", "TEA", 10, "1.50")
                        .build());
    }

    private void back(LoyaltyEngine engine, int units) {
        List<RefundLine> lines = List.of(new RefundLine("1", units));
        evaluate(engine, Refund.whole("back-" + recorded.size(), now, "EUR", recorded).ofLines(lines));
    }

    private List<Funded> backed(LoyaltyEngine engine, int units) {
        back(engine, units);
        List<PointsReversed> all = decided(PointsReversed.class);
        return all.get(all.size() - 1).funding();
    }

    private void evaluate(LoyaltyEngine engine, Transaction transaction) {
        Evaluation evaluation = engine.evaluate(anna, transaction);
        anna = evaluation.customer();
        if (!(transaction instanceof Adjustment)) {
            recorded.addAll(evaluation.decisions());
        }
    }

    private <D extends Decision> List<D> decided(Class<D> kind) {
        return recorded.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private SponsorSums borne(String sponsor) {
        return Objects.requireNonNull(SponsorSums.of("points", recorded).get(sponsor));
    }

    private static Funded share(String sponsor, int percent, long points, String value) {
        return new Funded(sponsor, percent, points, amount(value));
    }

    private static BigDecimal amount(String amount) {
        return new BigDecimal(amount);
    }

    private static LoyaltyEngine engine(String... verbs) {
        return LoyaltyEngine.builder()
                .rules(RuleSource.of(files(PROGRAMME, verbs)))
                .build();
    }

    private static Map<String, String> files(String programme, String... verbs) {
        StringBuilder rules = new StringBuilder("package earning\n");
        for (int i = 0; i < verbs.length; i++) {
            rules.append("rule \"R").append(i).append("\" @en(\"e\") @de(\"d\") when Purchase( paid > 0 ) then ");
            rules.append(verbs[i]).append(" end\n");
        }
        return Map.of(LoyaltyEngine.PROGRAMME_FILE, programme, "rules.drl", rules.toString());
    }
}
