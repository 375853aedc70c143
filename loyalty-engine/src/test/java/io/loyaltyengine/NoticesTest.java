package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.standing.ContactSuggested;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Reasons to contact a customer: by which channels, how often, and what comes first. */
class NoticesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 15);

    private static final LoyaltyEngine FREE = engine(
            "",
            "Customer( consents(\"email\") ) => notice(\"agreed\").by(\"email\")",
            "Customer( ) => notice(\"by-either\").by(\"email\", \"push\")",
            "Customer( ) => notice(\"as-you-like\").oncePerWeek(\"weekly\")",
            "$customer : Customer( ) => notice(\"about\").subject($customer.text(\"dog\"))");

    private static final LoyaltyEngine LIMITED = engine(
            ", \"notices\": {\"atMost\": 2, \"perDays\": 3}",
            "Customer( ) => notice(\"light\")",
            "Customer( ) => notice(\"heavy\").weight(90)",
            "Customer( ) => notice(\"also-heavy\").weight(90).oncePerYear(\"heavy\")",
            "Customer( ) => notice(\"unheard\").weight(99).by(\"post\")");

    private static LoyaltyEngine engine(String limit, String... rules) {
        StringBuilder standing = new StringBuilder("package standing\n");
        for (int i = 0; i < rules.length; i++) {
            String[] parts = rules[i].split(" => ", 2);
            standing.append("""
                    rule "Rule %s"
                        @en("Of rule %s: {notice}.")
                        @de("Von Regel %s: {notice}.")
                    when
                        %s
                    then
                        decide.%s;
                    end
                    """.formatted((char) ('A' + i), (char) ('A' + i), (char) ('A' + i), parts[0], parts[1]));
        }
        String programme = Programmes.PROGRAMME.strip();
        return Programmes.engine(RuleSource.of(Map.of(
                LoyaltyEngine.PROGRAMME_FILE,
                programme.substring(0, programme.length() - 1) + limit + "}",
                "standing.drl",
                standing.toString())));
    }

    private static Customer anna(String dog, String... consents) {
        TreeMap<String, Object> attributes = new TreeMap<>();
        if (!dog.isEmpty()) {
            attributes.put("dog", dog);
        }
        SortedSet<String> channels = new TreeSet<>(List.of(consents));
        return Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1))
                .with(new Profile(Optional.empty(), new TreeSet<>(), attributes, Optional.empty(), channels));
    }

    private static Evaluation seen(LoyaltyEngine engine, Customer customer, int day) {
        return engine.evaluate(
                customer,
                DayReached.of(
                        "d" + day,
                        FIRST.plusDays(day)
                                .atTime(LocalTime.NOON)
                                .atZone(ZoneId.of("Europe/Berlin"))
                                .toInstant(),
                        "EUR"));
    }

    private static List<String> told(Evaluation evaluation) {
        return evaluation.decisions(ContactSuggested.class).stream()
                .map(ContactSuggested::notice)
                .toList();
    }

    @Test
    void whoConsentedToNothingIsToldWhatNamesNoChannel() {
        assertThat(told(seen(FREE, anna(""), 0))).containsExactly("as-you-like");
    }

    @Test
    void onlyTheChannelsThatWereConsentedToAreSuggested() {
        Evaluation both = seen(FREE, anna("", "push", "post"), 0);
        assertThat(told(both)).containsExactly("as-you-like", "by-either");
        assertThat(both.decisions(ContactSuggested.class))
                .extracting(ContactSuggested::channels)
                .containsExactly(new TreeSet<>(), new TreeSet<>(List.of("push")));
        assertThat(told(seen(FREE, anna("", "email"), 0))).containsExactly("agreed", "as-you-like", "by-either");
    }

    @Test
    void whatIsAboutSomethingSaysIt() {
        Evaluation about = seen(FREE, anna("Rex"), 0);
        assertThat(about.decisions(ContactSuggested.class).get(0).subject()).contains("Rex");
        assertThat(told(about)).containsExactly("about", "as-you-like");
    }

    @Test
    void aFrequencyHoldsWithoutALimit() {
        Evaluation first = seen(FREE, anna(""), 0);
        assertThat(told(seen(FREE, first.customer(), 6))).isEmpty();
        assertThat(told(seen(FREE, first.customer(), 7))).containsExactly("as-you-like");
        assertThat(first.customer().tallies("contact")).isEmpty();
    }

    @Test
    void theHeaviestComesFirstThenTheName() {
        Evaluation first = seen(LIMITED, anna(""), 0);
        assertThat(told(first)).containsExactly("also-heavy", "heavy");
        assertThat(told(seen(LIMITED, first.customer(), 2))).isEmpty();
        Evaluation later = seen(LIMITED, first.customer(), 3);
        assertThat(told(later)).containsExactly("heavy", "light");
        assertThat(later.decisions().get(0).sentence(Locale.GERMAN)).isEqualTo("Von Regel B: heavy.");
    }

    /** Whatever rules want to say, and whenever somebody looks, be it late. */
    @Property(tries = 200)
    void noMoreIsToldThanTheLimit(@ForAll @Size(max = 20) List<@IntRange(max = 30) Integer> looks) {
        Customer customer = anna("", "post");
        List<LocalDate> days = new ArrayList<>();
        for (int day : new LinkedHashSet<>(looks)) {
            Evaluation evaluation = seen(LIMITED, customer, day);
            customer = evaluation.customer();
            evaluation.decisions(ContactSuggested.class).forEach(contact -> days.add(contact.day()));
        }
        for (LocalDate day : days) {
            assertThat(days.stream().filter(other -> !other.isBefore(day) && other.isBefore(day.plusDays(3))))
                    .hasSizeLessThanOrEqualTo(2);
        }
        assertThat(days.isEmpty()).isEqualTo(looks.isEmpty());
    }
}
