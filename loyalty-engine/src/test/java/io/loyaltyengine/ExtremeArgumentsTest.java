package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Vocabulary;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.points.PointsAdjusted;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What loads cannot fail at the till: all verbs and terms, as the manual writes them, with the greatest, the smallest and
 * the oddest constants that are not refused.
 */
class ExtremeArgumentsTest {
    private static final Pattern NUMBER = Pattern.compile("(?<=[(])[0-9]+(?=[)])");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final List<String> NUMBERS = List.of(
            "1",
            "2",
            "99",
            "100",
            "1000",
            "1200",
            "3650",
            "100000",
            "1000000",
            "1000000000",
            "2147483647",
            "0",
            "0.0001B",
            "999.9999B");
    private static final List<String> TEXTS = List.of(
            "\"1970-01-01\"",
            "\"2024-02-29\"",
            "\"2199-12-31\"",
            "\"GOLD\"",
            "\"NONE\"",
            "\"" + "x".repeat(200) + "\"",
            "\"Käufer & <b>☕</b>\"");

    /** A wish is known by its points. */
    private static final int WISHED = 1000;

    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(1970, 1, 1))
            .after(List.of(new PointsAdjusted(
                    new DecisionId("anna", "a", "PointsAdjusted", "a", 1),
                    new Reason("rule", new Sentence("One.", "Eins."), new RuleSetId("shop", "7", "ab12")),
                    Account.POINTS,
                    1_000_000,
                    "a gift",
                    List.of(new Account.Lot(1_000_000, Lifetime.UNLIMITED)),
                    0)));

    @Test
    void whatLoadsCannotFailAtTheTill() {
        Map<Stage, Set<String>> loaded = new LinkedHashMap<>();
        int refused = 0;
        for (List<Method> verbs : Decide.VOCABULARY.verbs().values()) {
            for (Method verb : verbs) {
                for (String decision : decisions(verb)) {
                    Stage stage = verb.getAnnotation(Verb.class).stages()[0];
                    if (Programmes.reference()
                            .check(programme(Map.of(stage, Set.of(decision))))
                            .isLoadable()) {
                        loaded.computeIfAbsent(stage, none -> new LinkedHashSet<>())
                                .add(decision);
                    } else {
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(50);
        assertThat(loaded.values().stream().mapToInt(Set::size).sum()).isGreaterThan(200);
        // Its last day ends beyond the last moment that is counted.
        tryAll(loaded, "America/New_York");
    }

    private static void tryAll(Map<Stage, Set<String>> loaded, String zone) {
        LoyaltyEngine engine = Programmes.engine(programme(loaded, zone));
        LoyaltyJson json = new LoyaltyJson();
        for (Map.Entry<Stage, Set<String>> stage : loaded.entrySet()) {
            int number = 0;
            for (String decision : stage.getValue()) {
                String channel = stage.getKey().word() + ++number;
                for (String at : List.of("1970-01-02T12:00:00Z", "2024-02-29T12:00:00Z", "2199-12-30T12:00:00Z")) {
                    Purchase.Builder purchase = Purchase.of("p")
                            .at(Instant.parse(at))
                            .currency("EUR")
                            .channel(channel)
                            .line("mug", "COFFEE", 3, "14.90")
                            .coupon("TEN");
                    if (stage.getKey() == Stage.REDEMPTION) {
                        purchase.redeem(WISHED + number);
                    }
                    assertThatCode(() -> {
                                Evaluation evaluation = engine.evaluate(ANNA, purchase.build());
                                json.readCustomer(json.write(evaluation.customer()));
                                json.write(evaluation);
                            })
                            .as("%s at %s", decision, at)
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    /** The examples of a verb and of what can follow it, each constant of each exchanged for each odd one. */
    private static List<String> decisions(Method verb) {
        List<String> examples =
                new ArrayList<>(List.of(verb.getAnnotation(Verb.class).example()));
        Vocabulary.terms(verb.getReturnType())
                .values()
                .forEach(terms -> terms.forEach(term -> {
                    String example = Vocabulary.example(verb, term.getAnnotation(Term.class));
                    if (example.startsWith("decide." + verb.getName() + "(")) {
                        examples.add(example);
                    }
                }));
        List<String> decisions = new ArrayList<>(examples);
        for (String example : examples) {
            exchange(example, NUMBER, NUMBERS, decisions);
            exchange(example, TEXT, TEXTS, decisions);
        }
        return decisions;
    }

    private static void exchange(String example, Pattern constant, List<String> others, List<String> into) {
        Matcher place = constant.matcher(example);
        while (place.find()) {
            for (String other : others) {
                into.add(example.substring(0, place.start()) + other + example.substring(place.end()));
            }
        }
    }

    private static RuleSource programme(Map<Stage, Set<String>> decisions) {
        return programme(decisions, "Europe/Berlin");
    }

    private static RuleSource programme(Map<Stage, Set<String>> decisions, String zone) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME.replace("Europe/Berlin", zone));
        decisions.forEach((stage, all) -> {
            StringBuilder rules = new StringBuilder("package " + stage.word() + "\n");
            int number = 0;
            for (String decision : all) {
                String channel = stage.word() + ++number;
                rules.append("rule \"")
                        .append(channel)
                        .append("\" @en(\"It is so.\") @de(\"Es ist so.\") when ")
                        .append(condition(stage, channel, number))
                        .append(" then ")
                        .append(decision)
                        .append(" end\n");
            }
            files.put(stage.word() + ".drl", rules.toString());
        });
        return RuleSource.of(files);
    }

    private static String condition(Stage stage, String channel, int number) {
        return switch (stage) {
            case COUPONS -> "$claim : Claim( channel == \"" + channel + "\" )";
            case REDEMPTION -> "$wish : Wish( points == " + (WISHED + number) + " )";
            default -> "$purchase : Purchase( channel == \"" + channel + "\" )";
        };
    }
}
