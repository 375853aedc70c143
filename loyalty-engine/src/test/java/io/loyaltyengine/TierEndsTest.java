package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.TierStanding;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when a tier is held that is always earned, by each way of saying so; seen on a day, and on a later one. */
class TierEndsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "validDays(10), 2026-06-15, 2026-06-25",
        "validMonths(1), 2026-01-31, 2026-02-28",
        "validMonths(12).toYearEnd(), 2026-06-15, 2027-12-31",
        "toYearEnd(), 2026-06-15, 2026-12-31",
        "toMonthEnd(), 2028-02-29, 2028-02-29",
        "validDays(1).toMonthEnd(), 2028-02-29, 2028-03-31",
        "validUntil(\"2026-06-15\"), 2026-06-15, 2026-06-15"
    })
    void isHeldUntilItsLastDay(String end, LocalDate day, LocalDate last) {
        Customer customer = seen(engine(end), anna(), day);
        assertThat(customer.tier())
                .isEqualTo(new TierStanding("SILVER", Optional.of(day), Optional.of(last), Optional.of(day)));
    }

    @ParameterizedTest
    @CsvSource({
        // Earned on the last day for another stretch, it is retained from then on.
        "validDays(10), 2026-06-26, 2026-07-05, 2026-06-15",
        "validDays(10), 2026-07-06, 2026-07-15, 2026-06-15",
        "validDays(1).toMonthEnd(), 2026-07-01, 2026-07-31, 2026-06-15",
        // An end that is the same whenever it is earned gives nothing beyond itself: it is earned anew.
        "toMonthEnd(), 2026-07-01, 2026-07-31, 2026-07-01",
        "toYearEnd(), 2027-01-01, 2027-12-31, 2027-01-01"
    })
    void isRetainedOnlyBeyondItsLastDay(String end, LocalDate later, LocalDate last, LocalDate since) {
        LoyaltyEngine engine = engine(end);
        Customer customer = seen(engine, seen(engine, anna(), LocalDate.of(2026, 6, 15)), later);
        assertThat(customer.tier().name()).isEqualTo("SILVER");
        assertThat(customer.tier().validUntil()).contains(last);
        assertThat(customer.tier().since()).contains(since);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30, SILVER", "2026-07-01, NONE", "2027-07-01, NONE"})
    void isNotToBeHadAfterTheDayThatTheRuleNames(LocalDate day, String tier) {
        LoyaltyEngine engine = engine("validUntil(\"2026-06-30\")");
        assertThat(seen(engine, anna(), day).tier().name()).isEqualTo(tier);
        assertThat(seen(engine, seen(engine, anna(), LocalDate.of(2026, 6, 15)), day)
                        .tier()
                        .name())
                .isEqualTo(tier);
    }

    private static Customer anna() {
        return Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));
    }

    private static Customer seen(LoyaltyEngine engine, Customer customer, LocalDate day) {
        return engine.evaluate(
                        customer,
                        DayReached.of(
                                "day-" + day,
                                day.atTime(LocalTime.NOON).atZone(BERLIN).toInstant(),
                                "EUR"))
                .customer();
    }

    private static LoyaltyEngine engine(String end) {
        return Programmes.of("""
                package standing
                rule "Silver for everybody"
                    @en("You are {tier} until {until}.")
                    @de("Du bist {tier} bis {until}.")
                when
                    Customer( memberYears >= 1 )
                then
                    decide.tier("SILVER").END;
                end
                """.replace("END", end));
    }
}
