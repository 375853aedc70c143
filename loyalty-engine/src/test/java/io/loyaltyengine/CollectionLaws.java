package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltyengine.internal.vocabulary.CustomerFact;
import io.loyaltyengine.internal.vocabulary.Window;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.standing.Collected;
import io.loyaltyengine.model.standing.CollectionReversed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What customers collect: as a set of names would have it, in any order, and nothing when all comes back. */
class CollectionLaws {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final Programme PROGRAMME = Programme.of("test", "1", "EUR", "UTC", List.of(), "0.01");
    private static final LoyaltyEngine ENGINE = Programmes.of("""
            package earning

            rule "Categories"
                @en("{items} for {collection}.")
                @de("{items} in {collection}.")
            when
                $purchase : Purchase( paid > 0 )
            then
                decide.collect("categories", $purchase.categories()).undoneOnRefund();
            end

            rule "Products"
                @en("{items} for {collection}.")
                @de("{items} in {collection}.")
            when
                $purchase : Purchase( paid > 0 )
            then
                decide.collect("products", $purchase.products());
            end

            rule "Tea, said once more"
                @en("Tea, tea, tea.")
                @de("Tee, Tee, Tee.")
            when
                Purchase( unitsIn("B") > 0 )
            then
                decide.collect("categories", "B");
            end

            rule "Stickers"
                @en("{items} for your {collection}.")
                @de("{items} für dein {collection}.")
            when
                $sticker : Activity( kind == "sticker" )
            then
                decide.collect("album", $sticker.subject());
            end

            rule "Answers"
                @en("{items} for your {collection}.")
                @de("{items} für deine {collection}.")
            when
                $answer : Activity( kind == "answer" )
            then
                decide.collect("answers", $answer.text("answer"));
            end
            """);

    /** What is bought on a day, by the first letters of categories. */
    record Bought(int day, List<String> categories) {
        LocalDate on() {
            return START.plusDays(day);
        }

        Instant at() {
            return on().atTime(12, 0).toInstant(ZoneOffset.UTC);
        }
    }

    @Provide
    Arbitrary<List<Bought>> purchases() {
        Arbitrary<List<String>> categories =
                Arbitraries.of("A", "B", "C", "D", "E").list().ofMinSize(1).ofMaxSize(6);
        return Combinators.combine(Arbitraries.integers().between(0, 60), categories)
                .as(Bought::new)
                .list()
                .ofMaxSize(12)
                .map(some ->
                        some.stream().sorted(Comparator.comparing(Bought::day)).toList());
    }

    @Property(tries = 200)
    void whatIsCollectedIsWhatSetsWouldHold(@ForAll("purchases") List<Bought> purchases) {
        CustomerFact customer = fact(last(bought(purchases)), 60);
        assertSame(purchases, bought -> true, customer.collected("categories"), customer.favourite("categories"));
        for (int days : List.of(1, 30, 61)) {
            Window window = customer.lastDays(days);
            Predicate<Bought> inWindow = bought -> bought.day() > 60 - days;
            assertSame(purchases, inWindow, window.collected("categories"), window.favourite("categories"));
            for (String category : List.of("A", "B", "F")) {
                assertThat(window.has("categories", category))
                        .isEqualTo(purchases.stream()
                                .anyMatch(bought -> inWindow.test(bought)
                                        && bought.categories().contains(category)));
            }
        }
    }

    private static void assertSame(List<Bought> purchases, Predicate<Bought> wanted, long collected, String favourite) {
        Map<String, Long> brought = purchases.stream()
                .filter(wanted)
                .flatMap(bought -> new TreeSet<>(bought.categories()).stream())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        long most = brought.values().stream().mapToLong(Long::longValue).max().orElse(0);
        assertThat(collected).isEqualTo(brought.size());
        assertThat(favourite)
                .isEqualTo(brought.entrySet().stream()
                        .filter(name -> name.getValue() == most)
                        .map(Map.Entry::getKey)
                        .min(Comparator.naturalOrder())
                        .orElse(""));
    }

    @Property(tries = 100)
    void theOrderOfPurchasesAndLinesIsIrrelevant(@ForAll("purchases") List<Bought> purchases, @ForAll Random random) {
        Customer inOrder = last(bought(purchases));
        List<Collected> shuffled = bought(purchases).stream()
                .flatMap(evaluation -> evaluation.decisions(Collected.class).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(shuffled, random);
        assertThat(nobody().after(List.copyOf(shuffled)).tallies()).isEqualTo(inOrder.tallies());
    }

    @Property(tries = 100)
    void whenEverythingComesBackNothingIsCollectedAndOnlyThat(@ForAll("purchases") List<Bought> purchases) {
        List<Evaluation> all = bought(purchases);
        Customer customer = last(all);
        for (int i = 0; i < all.size(); i++) {
            Instant at = START.plusDays(61 + i).atTime(12, 0).toInstant(ZoneOffset.UTC);
            Refund refund = Refund.whole("r" + i, at, "EUR", all.get(i).decisions());
            customer = ENGINE.evaluate(customer, refund).customer();
            List<Bought> kept = purchases.subList(i + 1, purchases.size());
            CustomerFact fact = fact(customer, 75);
            assertSame(kept, bought -> true, fact.collected("categories"), fact.favourite("categories"));
            assertSame(
                    kept,
                    bought -> bought.day() > 75 - 30,
                    fact.lastDays(30).collected("categories"),
                    fact.lastDays(30).favourite("categories"));
        }
        assertThat(customer.tallies("collection/categories")).isEmpty();
        assertThat(customer.tallies("collection/products")).isEqualTo(last(all).tallies("collection/products"));
    }

    @Example
    void twoRulesBringAThingOnceAndTheFirstByItsNameSaysSo() {
        Evaluation bought =
                bought(List.of(new Bought(0, List.of("B", "A", "B")))).get(0);
        assertThat(bought.decisions(Collected.class))
                .extracting(
                        collected -> collected.reason().rule(),
                        collected -> collected.text().en())
                .containsExactly(tuple("Categories", "A, B for categories."), tuple("Products", "a, b for products."));
        assertThat(bought.trace()).extracting(Fired::proposal).contains("collect categories: A, B");
        Refund refund = Refund.whole("r", new Bought(1, List.of()).at(), "EUR", bought.decisions());
        assertThat(ENGINE.evaluate(bought.customer(), refund).decisions(CollectionReversed.class))
                .extracting(CollectionReversed::items)
                .containsExactly(new TreeSet<>(List.of("A", "B")));
    }

    @Example
    void anEmptyTextIsNothingAndALongOneIsAThingToo() {
        assertThat(told("answer", "").decisions(Collected.class)).isEmpty();
        assertThat(told("answer", " ").decisions(Collected.class)).isEmpty();
        assertThat(told("sticker", "7").customer().tallies("collection/album")).containsOnlyKeys("7");
        String text = "x".repeat(1000);
        assertThat(told("answer", text).customer().tallies("collection/answers"))
                .hasSize(1);
    }

    @Example
    void ofTenThousandThingsTheOneOfLongestAgoIsForgotten() {
        Customer customer = nobody();
        for (int i = 0; i < 6; i++) {
            Purchase.Builder purchase =
                    Purchase.of("p" + i).at(new Bought(i, List.of()).at()).currency("EUR");
            int first = 2000 * i;
            IntStream.range(first, first + 2000).forEach(n -> purchase.line("product-".repeat(10) + n, "A", 1, "1.00"));
            Evaluation evaluation = ENGINE.evaluate(customer, purchase.build());
            assertThat(evaluation.trace()).hasSize(2);
            customer = evaluation.customer();
        }
        CustomerFact fact = fact(customer, 6);
        assertThat(fact.collected("products")).isEqualTo(10_000);
        assertThat(fact.has("products", "product-".repeat(10) + 1999)).isFalse();
        assertThat(fact.has("products", "product-".repeat(10) + 2000)).isTrue();
    }

    private static Evaluation told(String kind, String text) {
        Activity.Builder activity = Activity.of("a")
                .at(new Bought(0, List.of()).at())
                .currency("EUR")
                .kind(kind);
        return ENGINE.evaluate(
                nobody(),
                kind.equals("sticker")
                        ? activity.subject(text).build()
                        : activity.attribute("answer", text).build());
    }

    private static List<Evaluation> bought(List<Bought> purchases) {
        List<Evaluation> evaluations = new ArrayList<>();
        Customer customer = nobody();
        for (Bought bought : purchases) {
            Purchase.Builder purchase =
                    Purchase.of("p" + evaluations.size()).at(bought.at()).currency("EUR");
            bought.categories()
                    .forEach(category -> purchase.line(category.toLowerCase(Locale.ROOT), category, 1, "1.00"));
            Evaluation evaluation = ENGINE.evaluate(customer, purchase.build());
            evaluations.add(evaluation);
            customer = evaluation.customer();
        }
        return evaluations;
    }

    private static Customer last(List<Evaluation> evaluations) {
        return evaluations.isEmpty()
                ? nobody()
                : evaluations.get(evaluations.size() - 1).customer();
    }

    private static Customer nobody() {
        return Customer.enrolled("anna", "EUR", START);
    }

    private static CustomerFact fact(Customer customer, int day) {
        return new CustomerFact(customer, START.plusDays(day), PROGRAMME);
    }
}
