package io.loyaltyengine.internal.drools;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Problems;
import io.loyaltyengine.internal.drl.RuleFile;
import io.loyaltyengine.internal.drl.RuleReader;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Transaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules of a retailer with very many, each about some goods, people or days; and customers who come across some of them. */
final class SomeCampaigns {
    /** {@code #} is a name of few, {@code ?} a small number, {@code <D>} a day, {@code <E>} a later one. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "Purchase",
            List.of(
                    "unitsOf(\"#\") >= ?",
                    "unitsIn(\"#\") > 0",
                    "paidFor(\"#\") > ?.50B",
                    "only(\"#\", \"#\").units != 0",
                    "onlyProducts(\"#\", \"#\").paid >= ?",
                    "onlyLabels(\"#\").units > ?",
                    "without(\"#\").onlyProducts(\"#\").total > 0",
                    "only(\"#\").onlyProducts(\"#\").paid > 1",
                    "channel == \"#\"",
                    "partner in (\"#\", \"\")",
                    "text(\"#\") == \"#\"",
                    "text(\"#\") != \"\"",
                    "number(\"#\") >= ?",
                    "number(\"#\") < ?",
                    "number(\"#\") in (?, 1.0B, ?)",
                    "flag(\"#\")",
                    "!flag(\"#\")",
                    "paid >= ?",
                    "paid > ?.50B",
                    "total < ?.00B",
                    "units == ?",
                    "units in (?, ?)",
                    "units > ? && units <= 9",
                    "nth == ?",
                    "nth >= ?",
                    "everyNth(2)",
                    "first",
                    "hasCoupon(\"#\")",
                    "!hasCoupon(\"#\")",
                    "!(unitsOf(\"#\") == 0)",
                    "!(unitsOf(\"#\") >= ?)",
                    "unitsOf(\"#\") > 0 || unitsOf(\"#\") > 0",
                    "!(unitsOf(\"#\") == 0 || paid < ?)"),
            "Customer",
            List.of(
                    "tier == \"GOLD\"",
                    "tier in (\"SILVER\", \"NONE\")",
                    "hasTierFrom(\"SILVER\")",
                    "inSegment(\"#\")",
                    "!inSegment(\"#\")",
                    "hasBadge(\"#\")",
                    "!hasBadge(\"#\")",
                    "received(\"#\")",
                    "consents(\"#\")",
                    "text(\"#\") == \"#\"",
                    "number(\"#\") > ?",
                    "flag(\"#\")",
                    "count(\"#\") >= ?",
                    "count(\"#\") < ?",
                    "lastDays(?0).count(\"#\") >= 1",
                    "lastMonths(12).count(\"#\") >= ?",
                    "daysInARow(\"#\") == ?",
                    "visits >= ?",
                    "visits in (?, ?)",
                    "spend > ?.99B",
                    "lastMonths(3).spend >= ?",
                    "lastMonths(3).visits < ?",
                    "lastDays(30).visits == ?",
                    "balance > ?",
                    "memberYears == ?",
                    "daysInactive >= ?",
                    "birthdayWithin(?0)",
                    "has(\"goods\", \"#\")",
                    "collected(\"goods\") >= ?",
                    "favourite(\"goods\") == \"#\""),
            "Today",
            List.of(
                    "from(\"<D>\")",
                    "until(\"<D>\")",
                    "between(\"<D>\", \"<E>\")",
                    "!between(\"<D>\", \"<E>\")",
                    "!until(\"<D>\")",
                    "from(\"<D>\"), until(\"<E>\")",
                    "weekday == \"MONDAY\"",
                    "weekday in (\"SATURDAY\", \"SUNDAY\")",
                    "month == \"MAY\"",
                    "month != \"JUNE\"",
                    "day >= 1?",
                    "hour < 1?"),
            "Activity",
            List.of(
                    "kind == \"#\"",
                    "kind in (\"#\", \"#\")",
                    "subject == \"#\"",
                    "partner == \"\"",
                    "amount >= ?",
                    "text(\"#\") == \"#\"",
                    "number(\"#\") >= ?",
                    "flag(\"#\")"),
            "Outcome",
            List.of(
                    "awarded(\"#\")",
                    "!awarded(\"#\")",
                    "ended(\"#\")",
                    "entered(\"GOLD\")",
                    "left(\"SILVER\")",
                    "earned > ?",
                    "issued(\"#\")",
                    "couponsAccepted >= 1"),
            "Claim",
            List.of(
                    "code == \"#\"",
                    "code in (\"#\", \"#\")",
                    "code != \"#\"",
                    "channel == \"#\"",
                    "tier == \"GOLD\"",
                    "known",
                    "!known",
                    "units >= ?",
                    "basket > ?.00B",
                    "purchases < ?",
                    "repeated"));

    static final Programme PROGRAMME =
            Programme.of("many", "1", "EUR", "Europe/Berlin", List.of("SILVER", "GOLD"), "0.01");
    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    private final Random random;
    private final int names;
    private int number;

    /**
     * Draws campaigns.
     *
     * @param names how many names of each kind there are
     */
    SomeCampaigns(Random random, int names) {
        this.random = random;
        this.names = names;
    }

    /** So many rules of each stage that can fire, each in a file. */
    List<RuleFile> files(int count) {
        List<RuleFile> files = new ArrayList<>();
        for (Stage stage : List.of(Stage.COUPONS, Stage.EARNING, Stage.STANDING, Stage.FOLLOWUP)) {
            for (int i = 0; i < count; ) {
                RuleFile file = new RuleFile(files.size() + ".drl", "package " + stage.word() + "\n" + rule(stage));
                if (isLegal(file)) {
                    files.add(file);
                    i++;
                }
            }
        }
        return files;
    }

    private static boolean isLegal(RuleFile file) {
        try {
            read(List.of(file));
            return true;
        } catch (RuleLoadException contradictory) {
            return false;
        }
    }

    static RuleSet read(List<RuleFile> files) {
        Problems problems = new Problems();
        RuleSet rules = RuleReader.read(files, Decide.VOCABULARY, Optional.of(PROGRAMME), problems);
        problems.throwIfAny();
        return rules;
    }

    private String rule(Stage stage) {
        String conditions = conditions(stage);
        String said =
                switch (stage) {
                    case COUPONS -> "decide.refuse($claim, \"UNKNOWN_CODE\")";
                    case EARNING ->
                        filled(List.of("decide.earn(?)", "decide.count(\"#\")", "decide.collect(\"goods\", \"#\")"));
                    case STANDING ->
                        filled(List.of("decide.award(\"#\")", "decide.tier(\"SILVER\")", "decide.tier(\"GOLD\")"));
                    default -> filled(List.of("decide.earn(?)", "decide.earn(?).once(\"#\")"));
                };
        return "rule \"" + stage.word() + " " + number++ + "\" @en(\"A\") @de(\"B\") when " + conditions + " then "
                + said + "; end\n";
    }

    private String conditions(Stage stage) {
        List<String> facts = new ArrayList<>(
                switch (stage) {
                    case COUPONS -> List.of("Claim");
                    case FOLLOWUP -> List.of("Outcome", "Customer", "Today", "Purchase");
                    default -> List.of("Customer", random.nextInt(4) == 0 ? "Activity" : "Purchase", "Today");
                });
        Collections.shuffle(facts, random);
        return facts.stream().limit(1 + random.nextInt(2)).map(this::pattern).collect(Collectors.joining("\n"));
    }

    private String pattern(String fact) {
        List<String> words = new ArrayList<>(WORDS.get(fact));
        Collections.shuffle(words, random);
        String asked = words.stream()
                .limit(1 + random.nextInt(3))
                .map(word -> filled(List.of(word)))
                .collect(Collectors.joining(", "));
        if (fact.equals("Claim")) {
            return "$claim : Claim( " + asked + " )";
        }
        return (random.nextInt(12) == 0 ? "not " : "") + fact + "( " + asked + " )";
    }

    private String filled(List<String> choices) {
        LocalDate day = START.plusDays(random.nextInt(700));
        String text = choices.get(random.nextInt(choices.size()))
                .replace("<D>", day.toString())
                .replace("<E>", day.plusDays(random.nextInt(60)).toString());
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            filled.append(c == '#' ? name() : c == '?' ? String.valueOf(1 + random.nextInt(6)) : String.valueOf(c));
        }
        return filled.toString();
    }

    String name() {
        return "n" + random.nextInt(names);
    }

    /** Somebody of whom the shop knows something. */
    Customer customer() {
        Customer empty = Customer.enrolled("anna", "EUR", START.minusDays(random.nextInt(1_000)));
        return new Customer(
                empty.id(),
                empty.currency(),
                empty.enrolledOn(),
                new Profile(
                        Optional.empty(),
                        new TreeSet<>(List.of(name(), name())),
                        attributes(),
                        Optional.empty(),
                        new TreeSet<>(List.of(name()))),
                empty.accounts(),
                empty.history(),
                empty.tier(),
                empty.tallies(),
                empty.booked(),
                empty.issued());
    }

    private SortedMap<String, Object> attributes() {
        SortedMap<String, Object> attributes = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            attributes.put(
                    name(),
                    switch (random.nextInt(4)) {
                        case 0 -> name();
                        case 1 -> BigDecimal.valueOf(random.nextInt(60), 1);
                        case 2 -> (long) random.nextInt(6);
                        default -> random.nextBoolean();
                    });
        }
        return attributes;
    }

    /** What happens next. */
    Transaction next(String id, Instant after) {
        Instant at = after.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 9)));
        if (random.nextInt(4) == 0) {
            Activity.Builder activity = Activity.of(id).at(at).currency("EUR").kind(name());
            if (random.nextBoolean()) {
                activity.subject(name());
            }
            attributes().forEach(activity::attribute);
            return activity.build();
        }
        Purchase.Builder purchase = Purchase.of(id).at(at).currency("EUR");
        for (int i = random.nextInt(4); i >= 0; i--) {
            Line line = new Line(
                    String.valueOf(i),
                    name(),
                    name(),
                    1 + random.nextInt(3),
                    BigDecimal.valueOf(random.nextInt(500), 2));
            purchase.line(random.nextBoolean() ? line : line.labelled(name()));
        }
        if (random.nextBoolean()) {
            purchase.channel(name());
        }
        attributes().forEach(purchase::attribute);
        for (int i = random.nextInt(3); i > 0; i--) {
            purchase.coupon(name());
        }
        return purchase.build();
    }
}
