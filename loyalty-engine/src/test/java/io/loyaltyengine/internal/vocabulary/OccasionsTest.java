package io.loyaltyengine.internal.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.LeapDay;
import io.loyaltyengine.model.Programme;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Birthdays and anniversaries, over the end of a year and on 29 February. */
class OccasionsTest {
    private static final Programme PROGRAMME =
            Programme.of("shop", "1", "EUR", "Europe/Berlin", List.of("SILVER"), "0.01");

    @ParameterizedTest
    @CsvSource({
        "--01-02, 2026-12-30, 3, true",
        "--01-02, 2026-12-30, 2, false",
        "--01-02, 2026-12-30, 4, false",
        "--06-15, 2026-06-15, 0, true",
        "--06-14, 2026-06-15, 0, false",
        "--02-29, 2026-02-14, 14, true",
        "--02-29, 2028-02-14, 14, false",
        "--02-29, 2028-02-15, 14, true"
    })
    void aBirthdayIsSoManyDaysAhead(String birthday, LocalDate today, int days, boolean is) {
        assertThat(born(birthday, today).birthdayIn(days)).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({
        "--01-02, 2026-12-29, 3, false",
        "--01-02, 2026-12-30, 3, true",
        "--01-02, 2027-01-05, 3, true",
        "--01-02, 2027-01-06, 3, false",
        "--12-30, 2027-01-02, 3, true",
        "--12-30, 2027-01-03, 3, false",
        "--02-29, 2026-03-03, 3, true",
        "--02-29, 2026-03-04, 3, false",
        "--02-29, 2028-03-03, 3, true",
        "--02-29, 2028-02-25, 3, false"
    })
    void aBirthdayIsWithinSoManyDays(String birthday, LocalDate today, int days, boolean is) {
        assertThat(born(birthday, today).birthdayWithin(days)).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2024-02-29, false",
        "2024-02-29, 2026-02-28, true",
        "2024-02-29, 2028-02-28, false",
        "2024-02-29, 2028-02-29, true",
        "2025-06-15, 2026-06-14, false",
        "2025-06-15, 2026-06-15, true",
        "2025-06-15, 2026-06-16, false"
    })
    void anAnniversaryComesFromTheFirstYearOn(LocalDate joined, LocalDate today, boolean is) {
        Customer customer = Customer.enrolled("anna", "EUR", joined);
        assertThat(new CustomerFact(customer, today, PROGRAMME).anniversaryToday())
                .isEqualTo(is);
        Customer visitor = edited(
                Customer.enrolled("anna", "EUR", joined.minusYears(1).minusDays(3)),
                "\"history\":{",
                "\"history\":{\"firstVisit\":\"" + joined + "\",\"lastVisit\":\"" + joined + "\",");
        assertThat(new CustomerFact(visitor, today, PROGRAMME).visitAnniversaryToday())
                .isEqualTo(is);
    }

    /** Whoever was born, or joined, on 29 February: on 28 February or 1 March of other years, for all words alike. */
    @ParameterizedTest
    @CsvSource({
        "FEB_28, 2026-02-27, false, 1",
        "FEB_28, 2026-02-28, true, 2",
        "FEB_28, 2026-03-01, false, 2",
        "FEB_28, 2028-02-28, false, 3",
        "FEB_28, 2028-02-29, true, 4",
        "MAR_1, 2026-02-28, false, 1",
        "MAR_1, 2026-03-01, true, 2",
        "MAR_1, 2026-03-02, false, 2",
        "MAR_1, 2028-02-29, true, 4",
        "MAR_1, 2028-03-01, false, 4"
    })
    void aLeapDayFallsWhereTheProgrammeSays(LeapDay leapDay, LocalDate today, boolean is, long years) {
        LocalDate first = LocalDate.of(2024, 2, 29);
        Customer customer = edited(
                Customer.enrolled("anna", "EUR", first), "\"profile\":{", "\"profile\":{\"birthday\":\"--02-29\",");
        CustomerFact anna = new CustomerFact(
                edited(
                        customer,
                        "\"history\":{",
                        "\"history\":{\"firstVisit\":\"" + first + "\",\"lastVisit\":\"" + first + "\","),
                today,
                PROGRAMME.with(leapDay));
        assertThat(anna.birthdayToday()).isEqualTo(is);
        assertThat(anna.birthdayIn(0)).isEqualTo(is);
        assertThat(anna.birthdayWithin(0)).isEqualTo(is);
        assertThat(anna.anniversaryToday()).isEqualTo(is);
        assertThat(anna.visitAnniversaryToday()).isEqualTo(is);
        assertThat(anna.memberYears()).isEqualTo(years);
    }

    /** A membership year begins on the day itself. */
    @ParameterizedTest
    @CsvSource({"FEB_28, 2026-02-27, 0", "FEB_28, 2026-02-28, 1", "MAR_1, 2026-02-28, 0", "MAR_1, 2026-03-01, 1"})
    void aMembershipYearBeginsOnTheLeapDay(LeapDay leapDay, LocalDate visit, long visits) {
        Customer customer = edited(
                Customer.enrolled("anna", "EUR", LocalDate.of(2024, 2, 29)),
                "\"history\":{",
                "\"history\":{\"days\":{\"" + visit + "\":{\"spend\":0,\"points\":0,\"visits\":1,\"purchases\":0}},");
        CustomerFact anna = new CustomerFact(customer, LocalDate.of(2026, 6, 15), PROGRAMME.with(leapDay));
        assertThat(anna.thisMembershipYear().visits()).isEqualTo(visits);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-15, 0", "2026-06-16, 1", "2027-06-15, 365"})
    void daysInactiveAreThoseSinceJoiningWithoutAVisit(LocalDate today, long days) {
        Customer customer = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 6, 15));
        assertThat(new CustomerFact(customer, today, PROGRAMME).daysInactive()).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-20, 2026-07-20, 30, 1", "2026-06-20, 2026-07-19, 29, 0", "2026-06-01, 2026-07-15, 30, 1"})
    void daysInactiveAreThoseSinceTheLastVisitOrActivity(LocalDate survey, LocalDate today, long days, long months) {
        Customer customer = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 5, 1));
        Customer visitor = edited(
                customer, "\"history\":{", "\"history\":{\"firstVisit\":\"2026-06-15\",\"lastVisit\":\"2026-06-15\",");
        String tally = "{\"count\":1,\"first\":\"" + survey + "\",\"last\":\"" + survey + "\"}";
        Customer active = edited(
                visitor,
                "\"tier\":{\"name\":\"NONE\"}",
                "\"tier\":{\"name\":\"NONE\"},\"tallies\":{\"activity\":{\"review\":"
                        + tally.replace(survey.toString(), "2026-06-02") + ",\"survey\":" + tally + "}}");
        CustomerFact fact = new CustomerFact(active, today, PROGRAMME);
        assertThat(fact.daysInactive()).isEqualTo(days);
        assertThat(fact.monthsInactive()).isEqualTo(months);
    }

    private static CustomerFact born(String birthday, LocalDate today) {
        Customer customer = edited(
                Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1)),
                "\"profile\":{",
                "\"profile\":{\"birthday\":\"" + birthday + "\",");
        return new CustomerFact(customer, today, PROGRAMME);
    }

    private static Customer edited(Customer customer, String before, String after) {
        LoyaltyJson json = new LoyaltyJson();
        String written = json.write(customer);
        assertThat(written).contains(before);
        return json.readCustomer(written.replace(before, after));
    }
}
