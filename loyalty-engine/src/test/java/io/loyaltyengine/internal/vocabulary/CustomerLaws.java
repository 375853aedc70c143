package io.loyaltyengine.internal.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.History;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a customer remembers of one question is never seen in the answer to the next. */
class CustomerLaws {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 14);
    private static final Programme PROGRAMME =
            Programme.of("shop", "1", "EUR", "Europe/Berlin", List.of("GOLD"), "0.01");

    @Property
    void answersDoNotDependOnWhatWasAskedBefore(@ForAll("questions") List<Function<CustomerFact, Object>> questions) {
        CustomerFact asked = customer();
        for (Function<CustomerFact, Object> question : questions) {
            assertThat(question.apply(asked)).isEqualTo(question.apply(customer()));
        }
    }

    /** Somebody who came every day for two years, with an amount that tells the days apart. */
    private static CustomerFact customer() {
        TreeMap<LocalDate, Totals> days = new TreeMap<>();
        for (int i = 0; i < 700; i++) {
            days.put(TODAY.minusDays(i), new Totals(BigDecimal.valueOf(100 + i, 2), i, 1, 1));
        }
        io.loyaltyengine.model.Customer enrolled =
                io.loyaltyengine.model.Customer.enrolled("anna", "EUR", LocalDate.of(2024, 3, 2));
        History history =
                new History(new Totals(BigDecimal.TEN, 0, 700, 700), Optional.empty(), Optional.empty(), days);
        return new CustomerFact(
                new io.loyaltyengine.model.Customer(
                        enrolled.id(),
                        enrolled.currency(),
                        enrolled.enrolledOn(),
                        enrolled.profile(),
                        enrolled.accounts(),
                        history,
                        enrolled.tier(),
                        enrolled.tallies(),
                        enrolled.booked(),
                        enrolled.issued()),
                TODAY,
                PROGRAMME);
    }

    @Provide
    Arbitrary<List<Function<CustomerFact, Object>>> questions() {
        Arbitrary<Integer> counts = Arbitraries.integers().between(0, 24);
        Arbitrary<Function<CustomerFact, Object>> question = Arbitraries.oneOf(
                counts.map(days -> customer -> customer.lastDays(days).visits()),
                counts.map(months -> customer -> customer.lastMonths(months).spend()),
                counts.map(months -> customer -> customer.lastMonths(months).earned()),
                Arbitraries.of(List.of(
                        customer -> customer.today().purchases(),
                        customer -> customer.thisWeek().spend(),
                        customer -> customer.thisMonth().earned(),
                        customer -> customer.thisYear().spend(),
                        customer -> customer.thisMembershipYear().earned())));
        return question.list().ofMinSize(2).ofMaxSize(8);
    }
}
