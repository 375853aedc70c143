package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.error.LoyaltyException.Fault;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.points.PointsEarned;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table of bad inputs says of the engine's own doors; the numbers are its rows. */
class EngineBadInputTest {
    private static final Instant AT = Instant.parse("2026-03-14T09:30:00Z");
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 3, 1));

    private final LoyaltyEngine engine = Programmes.reference();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void row10aFreeBasketEarnsNothing() {
        Evaluation evaluation = engine.evaluate(ANNA, purchase("0.00"));
        assertThat(evaluation.customer().points()).isEqualTo(ANNA.points());
        assertThat(evaluation.customer().tier()).isEqualTo(ANNA.tier());
        assertThat(evaluation.customer().tallies()).isEmpty();
        assertThat(evaluation.customer().history().lifetime().visits()).isZero();
        assertThat(evaluation.customer().history().lifetime().purchases()).isEqualTo(1);
    }

    @Test
    void row20anotherCurrencyIsRefused() {
        Purchase dollars = Purchase.of("order-1042")
                .at(AT)
                .currency("USD")
                .line("mug", "HOME", 1, "14.90")
                .build();
        Customer john = Customer.enrolled("john", "USD", LocalDate.of(2026, 3, 1));
        assertRefused(() -> engine.evaluate(ANNA, dollars), "transaction.currency", Code.MISMATCH);
        assertRefused(() -> engine.evaluate(john, dollars), "customer.currency", Code.MISMATCH);
        List<Decision> recorded = engine.evaluate(ANNA, purchase("14.90")).decisions();
        assertRefused(
                () -> engine.evaluate(ANNA, Refund.whole("back-1", AT, "USD", recorded)),
                "transaction.currency",
                Code.MISMATCH);
    }

    @Test
    void row20aCouponInAnotherCurrencyIsNotConverted() {
        CouponCatalogue dollars = CouponCatalogue.of(
                CouponDefinition.of("FIVE", new Benefit.AmountOff(BigDecimal.valueOf(5)))
                        .in("USD"),
                CouponDefinition.of("DINAR", new Benefit.AmountOff(new BigDecimal("1.234")))
                        .in("KWD"));
        LoyaltyEngine lenient = Programmes.of("""
                package coupons
                rule "Every coupon is welcome"
                    @en("{discount} off.")
                    @de("{discount} weniger.")
                when
                    $claim : Claim( known )
                then
                    decide.accept($claim);
                end
                """);
        for (LoyaltyEngine any : List.of(engine, lenient)) {
            Evaluation evaluation = any.evaluate(ANNA, presenting("14.90", "FIVE", "DINAR"), dollars);
            assertThat(evaluation.decisions(Refused.class))
                    .flatExtracting(Refused::refusals)
                    .extracting(Refusal::code)
                    .containsExactly("CURRENCY_MISMATCH", "CURRENCY_MISMATCH");
            assertThat(evaluation.customer().tallies()).isEmpty();
        }
    }

    @Test
    void row21aCurrencyWithoutDecimalsTakesNone() {
        Purchase.Builder yen = Purchase.of("order-1042").at(AT).currency("JPY").line("mug", "HOME", 1, "100.50");
        assertRefused(yen::build, "lines[0].unitPrice", Code.OUT_OF_RANGE);
    }

    /** Row 24: lots that add up to nearly the end of {@code long}, and a lot that is full. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 9_223})
    void row24aBalanceAtItsEndGrowsNoMore(int lots) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < lots; i++) {
            String until = lots == 1 ? "" : "\"expiresAt\":\"" + AT.plusSeconds(86_400L * (i + 1)) + "\"";
            json.append(i == 0 ? "" : ",")
                    .append("{\"points\":1000000000000000,\"lifetime\":{")
                    .append(until)
                    .append("}}");
        }
        Customer rich = edited(
                ANNA, "\"history\":", "\"accounts\":{\"points\":{\"lots\":[" + json + "],\"owed\":0}},\"history\":");
        assertThat(rich.points().lots()).hasSize(lots);
        assertThatThrownBy(() -> engine.evaluate(rich, purchase("900.00")))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith("A number left its range: ");
    }

    @Test
    void row24aGrantThatNobodyCouldHoldFailsTheEvaluation() {
        LoyaltyEngine generous = Programmes.of("""
                package earning
                rule "A million for every euro"
                    @en("{points} points.")
                    @de("{points} Punkte.")
                when
                    Purchase( paid > 0 )
                then
                    decide.earn(1000000).per(1);
                end
                """);
        assertThatThrownBy(() -> generous.evaluate(ANNA, purchase("9000000000.00")))
                .isInstanceOf(EvaluationException.class);
        assertThatThrownBy(() -> generous.evaluate(ANNA, purchase("9000000000000000.00")))
                .isInstanceOf(EvaluationException.class);
    }

    @Test
    void row24aLineThatCostsMoreThanCanBeWrittenFailsTheEvaluation() {
        Purchase huge = Purchase.of("order-1042")
                .at(AT)
                .currency("EUR")
                .line("mug", "HOME", 1_000_000, "9000000000000000.00")
                .build();
        assertThatThrownBy(() -> engine.evaluate(ANNA, huge)).isInstanceOf(EvaluationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gold", "DIAMOND", "1", "Gold "})
    void row27aTierThatTheProgrammeDoesNotHaveIsRefused(String tier) {
        Customer stranger = edited(ANNA, "\"tier\":{\"name\":\"NONE\"}", "\"tier\":{\"name\":\"" + tier + "\"}");
        assertRefused(() -> engine.evaluate(stranger, purchase("14.90")), "customer.tier.name", Code.UNKNOWN);
    }

    @Test
    void row27aTierThatTheProgrammeDoesNotHaveIsRefusedWhereverItStands() {
        String none = "\"tier\":{\"name\":\"NONE\"";
        String next = none + ",\"next\":{\"tier\":\"gold\",\"since\":\"2026-07-01\"}}";
        String floor = none + ",\"floor\":{\"tier\":\"gold\"}}";
        assertRefused(
                () -> engine.evaluate(edited(ANNA, none + "}", next), purchase("14.90")),
                "customer.tier.next.tier",
                Code.UNKNOWN);
        assertRefused(
                () -> engine.evaluate(edited(ANNA, none + "}", floor), purchase("14.90")),
                "customer.tier.floor.tier",
                Code.UNKNOWN);
        Adjustment byHand = Adjustment.ofTier("a", Instant.parse("2026-03-14T09:30:00Z"), "EUR", "gold", "Goodwill");
        assertRefused(() -> engine.evaluate(ANNA, byHand), "transaction.tier", Code.UNKNOWN);
    }

    @Test
    void row62aTransactionInTheFutureIsDecidedOneBeforeTheEnrolmentIsRefused() {
        Purchase future = Purchase.of("order-1042")
                .at(Instant.parse("2198-12-31T12:00:00Z"))
                .currency("EUR")
                .line("mug", "HOME", 1, "14.90")
                .build();
        assertThat(engine.evaluate(ANNA, future).decisions(PointsEarned.class)).isNotEmpty();

        // Midnight in the programme's zone is what counts: 23:00 UTC is the first day in Berlin.
        assertThat(engine.evaluate(ANNA, at("2026-02-28T23:00:00Z")).decisions())
                .isNotEmpty();
        assertRefused(() -> engine.evaluate(ANNA, at("2026-02-28T22:59:59Z")), "transaction.at", Code.MISMATCH);
    }

    @Test
    void row63theSameTransactionTwiceGivesTheSameDecisions() {
        assertThat(engine.evaluate(ANNA, purchase("14.90"))).isEqualTo(engine.evaluate(ANNA, purchase("14.90")));
    }

    @Test
    @SuppressWarnings("NullAway")
    void row64nullIsRefusedByName() {
        assertRefused(() -> engine.evaluate(null, purchase("14.90")), "customer", Code.MISSING);
        assertRefused(() -> engine.evaluate(ANNA, null), "transaction", Code.MISSING);
        assertRefused(() -> engine.evaluate(ANNA, purchase("14.90"), null), "catalogue", Code.MISSING);
        LoyaltyEngine.Builder builder = LoyaltyEngine.builder();
        assertRefused(builder::build, "rules", Code.MISSING);
        assertRefused(() -> builder.currency(null), "currency", Code.MISSING);
        assertRefused(() -> builder.zone(null), "zone", Code.MISSING);
        assertRefused(() -> builder.coupons(null), "coupons", Code.MISSING);
    }

    @Test
    void row65aListThatIsChangedDuringOrAfterTheCallChangesNothing() {
        List<String> codes = new ArrayList<>(List.of("A", "B"));
        List<Line> lines = new ArrayList<>(purchase("14.90").lines());
        Purchase purchase = new Purchase(
                "order-1042",
                AT,
                ANNA.currency(),
                Optional.empty(),
                Optional.empty(),
                lines,
                codes,
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty(),
                Account.POINTS);
        CouponCatalogue meddling = code -> {
            codes.clear();
            lines.clear();
            return Optional.empty();
        };
        Evaluation evaluation = engine.evaluate(ANNA, purchase, meddling);
        assertThat(evaluation).isEqualTo(engine.evaluate(ANNA, presenting("14.90", "A", "B")));

        List<Decision> recorded = new ArrayList<>(evaluation.decisions());
        List<RefundLine> back = new ArrayList<>(List.of(new RefundLine("1", 1)));
        Refund refund = Refund.whole("back-1", AT, "EUR", recorded).ofLines(back);
        recorded.clear();
        back.clear();
        assertThat(engine.evaluate(evaluation.customer(), refund).customer().points())
                .isEqualTo(ANNA.points());
        assertThatThrownBy(() -> evaluation.decisions().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> evaluation.customer().tallies().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void row66aMapIsCopiedAndOneThatCannotBeReadIsRefused() {
        SortedMap<String, Object> sly = new TreeMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public Object get(Object key) {
                throw new IllegalStateException("not today");
            }
        };
        sly.put("shoe", 38);
        assertThat(new Profile(Optional.empty(), new TreeSet<>(), sly, Optional.empty(), new TreeSet<>()).attributes())
                .containsEntry("shoe", 38L);

        SortedMap<String, Object> broken = new TreeMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public Set<Map.Entry<String, Object>> entrySet() {
                throw new IllegalStateException("not today");
            }
        };
        assertRefused(
                () -> new Profile(Optional.empty(), new TreeSet<>(), broken, Optional.empty(), new TreeSet<>()),
                "attributes",
                Code.MALFORMED);
    }

    @Test
    void row66aDecimalOfAnotherClassIsCopiedBeforeItIsChecked() {
        Line line = new Line("1", "mug", "HOME", 1, new Sly("14.90"));
        assertThat(line.unitPrice()).isExactlyInstanceOf(BigDecimal.class).isEqualTo(new BigDecimal("14.90"));
        assertRefused(() -> new Line("1", "mug", "HOME", 1, new Sly("1E+3000000")), "unitPrice", Code.OUT_OF_RANGE);
        assertRefused(() -> new Line("1", "mug", "HOME", 1, new Broken()), "unitPrice", Code.MALFORMED);
    }

    @Test
    void row67anInterruptedThreadStaysInterrupted() {
        Evaluation expected = engine.evaluate(ANNA, purchase("14.90"));
        Thread.currentThread().interrupt();
        Evaluation evaluation;
        boolean interrupted;
        try {
            evaluation = engine.evaluate(ANNA, purchase("14.90"));
        } finally {
            interrupted = Thread.interrupted();
        }
        assertThat(interrupted).isTrue();
        assertThat(evaluation).isEqualTo(expected);
    }

    @Test
    void row68refusalsReadTheSameInEveryLocaleAndZone() {
        List<String> here = refusals();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(refusals()).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void aCouponCatalogueThatFailsSaysSoItselfAndNothingIsDecided() {
        for (RuntimeException failure : List.of(
                new IllegalStateException("no connection"),
                new ArithmeticException("no number"),
                new DateTimeException("no day"),
                new InvalidInputException("coupon", Code.MALFORMED, "is spoilt."))) {
            CouponCatalogue failing = code -> {
                throw failure;
            };
            assertThatThrownBy(() -> engine.evaluate(ANNA, presenting("14.90", "TEN"), failing))
                    .isSameAs(failure);
            CouponCatalogue listing = new CouponCatalogue() {
                @Override
                public Optional<CouponDefinition> find(String code) {
                    return Optional.empty();
                }

                @Override
                public List<CouponDefinition> all() {
                    throw failure;
                }
            };
            assertThatThrownBy(() -> engine.offers(ANNA, AT, listing)).isSameAs(failure);
        }
        assertThatThrownBy(() -> engine.evaluate(ANNA, presenting("14.90", "TEN"), code -> null))
                .isInstanceOfSatisfying(EvaluationException.class, failed -> assertThat(failed.fault())
                        .isEqualTo(Fault.HOST))
                .hasMessageStartingWith("The coupon catalogue answered null to the code `TEN`.");
        assertThat(engine.evaluate(ANNA, purchase("14.90"), code -> {
                            throw new IllegalStateException("not asked");
                        })
                        .decisions())
                .isNotEmpty();
    }

    @Test
    void anExceptionSaysWhoseFaultItIs() {
        assertThatThrownBy(() -> engine.evaluate(Customer.enrolled("anna", "CHF", ANNA.enrolledOn()), purchase("1.00")))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.HOST))
                .hasMessageContaining("customer.currency");
        assertThatThrownBy(() -> purchase("-1.00"))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.CALLER));
        LoyaltyJson json = new LoyaltyJson();
        assertFault(() -> json.readTransaction("{}"), Fault.CALLER);
        assertFault(() -> json.readCustomer("{}"), Fault.HOST);
        assertFault(() -> json.readDecision("{}".getBytes(StandardCharsets.UTF_8)), Fault.HOST);
        assertFault(() -> json.readProgramme("{}"), Fault.RULES);
        assertFault(() -> LoyaltyEngine.builder().rules(RuleSource.of(Map.of())).build(), Fault.RULES);
        assertThat(new EvaluationException("A rule", "It failed.", null).fault())
                .isEqualTo(Fault.RULES);
        assertThat(new InvalidInputException("a", Code.MISSING, "is missing.").by(Fault.HOST))
                .hasMessage("The value of `a` is missing.")
                .returns(Fault.HOST, InvalidInputException::fault)
                .returns(Fault.HOST, refused -> refused.within("b").fault());
    }

    private static void assertFault(ThrowingCallable call, Fault fault) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LoyaltyException.class, thrown -> assertThat(thrown.fault())
                .isEqualTo(fault));
    }

    @Test
    @SuppressWarnings("NullAway")
    void aRuleSourceThatIsMissingOrBrokenIsALoadError() throws Exception {
        assertNotLoaded(RuleSource.directory(directory.resolve("nowhere")), "This directory does not exist.");
        assertNotLoaded(RuleSource.directory(directory), "The file is missing.");
        assertNotLoaded(RuleSource.of(Map.of()), "The file is missing.");
        assertNotLoaded(
                RuleSource.of(Map.of(LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME)), "There is no rule file.");
        assertNotLoaded(RuleSource.of(Map.of(LoyaltyEngine.PROGRAMME_FILE, "{")), LoyaltyEngine.PROGRAMME_FILE);
        assertNotLoaded(RuleSource.classpath("no/such/folder", getClass().getClassLoader()), "no such folder");
        assertNotLoaded(
                () -> {
                    throw new IllegalStateException("no connection");
                },
                "no connection");
        assertNotLoaded(() -> null, "The rule source failed");
        assertNotLoaded(() -> Collections.singletonMap("points.drl", null), "The rule source failed");
        assertNotLoaded(() -> Collections.singletonMap(null, ""), "The rule source failed");
        Files.write(directory.resolve("points.drl"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertNotLoaded(RuleSource.directory(directory), "points.drl");
    }

    private void assertNotLoaded(RuleSource source, String message) {
        assertThatThrownBy(() -> Programmes.engine(source))
                .isInstanceOf(RuleLoadException.class)
                .hasMessageContaining(message);
    }

    private List<String> refusals() {
        List<ThrowingCallable> wrongs = List.of(
                () -> Customer.enrolled("an\u0007na", "EUR", LocalDate.of(2026, 3, 1)),
                () -> Customer.enrolled("x".repeat(300), "EUR", LocalDate.of(2026, 3, 1)),
                () -> purchase("12.345"),
                () -> engine.evaluate(ANNA, at("2026-01-31T12:00:00Z")));
        List<String> messages = new ArrayList<>();
        for (ThrowingCallable wrong : wrongs) {
            assertThatThrownBy(wrong)
                    .isInstanceOfSatisfying(
                            InvalidInputException.class, refused -> messages.add(String.valueOf(refused.getMessage())));
        }
        return messages;
    }

    /** What the engine's door does not open for cannot be made in Java either; a store could still hold it. */
    private static Customer edited(Customer customer, String from, String to) {
        LoyaltyJson json = new LoyaltyJson();
        String written = json.write(customer);
        assertThat(written).contains(from);
        return json.readCustomer(written.replace(from, to));
    }

    private static Purchase purchase(String price) {
        return presenting(price);
    }

    private static Purchase presenting(String price, String... codes) {
        Purchase.Builder purchase =
                Purchase.of("order-1042").at(AT).currency("EUR").line("mug", "HOME", 1, price);
        List.of(codes).forEach(purchase::coupon);
        return purchase.build();
    }

    private static Purchase at(String moment) {
        return Purchase.of("order-1042")
                .at(Instant.parse(moment))
                .currency("EUR")
                .line("mug", "HOME", 1, "14.90")
                .build();
    }

    private static void assertRefused(ThrowingCallable call, String path, Code code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidInputException.class, refused -> {
            assertThat(refused.path()).isEqualTo(path);
            assertThat(refused.code()).isEqualTo(code);
        });
    }

    /** Says that it is small. */
    private static final class Sly extends BigDecimal {
        private static final long serialVersionUID = 1L;

        Sly(String value) {
            super(value);
        }

        @Override
        public int precision() {
            return 1;
        }
    }

    private static final class Broken extends BigDecimal {
        private static final long serialVersionUID = 1L;

        Broken() {
            super(1);
        }

        @Override
        public BigInteger unscaledValue() {
            throw new IllegalStateException("not today");
        }
    }
}
