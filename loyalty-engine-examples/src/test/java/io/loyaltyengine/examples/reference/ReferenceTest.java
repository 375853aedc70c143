package io.loyaltyengine.examples.reference;

import static org.assertj.core.api.Assertions.fail;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.model.CouponPolicy;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The engine and the {@link Book} tell the same, for whatever a customer does.
 *
 * <p>{@code -Dreference.transactions=5000000} tries more, {@code -Dreference.seed=…} something else; a failure names the
 * seed that repeats it, with the shortest history that was found.
 */
class ReferenceTest {
    private static final long TRANSACTIONS = Long.getLong("reference.transactions", 50_000);
    private static final long SEED = Long.getLong("reference.seed", 20_260_615);

    private static final Path RULES = Path.of("..", "rules");
    private static final Path CLUB = RULES.resolve("club");

    /** A history on which the two do not agree. */
    private record Difference(Histories.History history, List<String> differences) {}

    private record Shop(Book.Programme programme, CouponPolicy policy, LoyaltyEngine engine) {}

    @Test
    void theReferenceProgrammeDecidesAsTheManualSays() {
        compare(Book.Programme.SHOP, RuleSource.directory(RULES));
    }

    @Test
    void theClubDecidesAsTheManualSays() {
        compare(Book.Programme.CLUB, RuleSource.directory(CLUB));
    }

    @Test
    void tiersBadgesAndCardsBeginAndEndAsTheManualSays() throws IOException {
        compare(Book.Programme.POLICIES, policies());
    }

    /** The club, with what is its own among the resources of this test instead of its tiers. */
    private static RuleSource[] policies() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path folder : List.of(CLUB, Path.of("src", "test", "resources", "reference"))) {
            try (DirectoryStream<Path> some = Files.newDirectoryStream(folder, "*.{drl,json}")) {
                for (Path file : some) {
                    files.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        files.computeIfPresent(
                "standing.drl",
                (name, text) -> "package standing\n" + text.substring(text.indexOf("rule \"A voucher")));
        String programme = files.getOrDefault("programme.json", "");
        return Coupons.POLICIES.stream()
                .map(policy -> {
                    String said = "{\"order\": \"%s\", \"winner\": \"%s\", \"codes\": \"%s\"}"
                            .formatted(policy.order(), policy.winner(), policy.codes());
                    files.put("programme.json", programme.replaceFirst("\\{", "{\"coupons\": " + said + ","));
                    return RuleSource.of(files);
                })
                .toArray(RuleSource[]::new);
    }

    /** Histories take turns with the rules, of which each has its own way with several coupons. */
    private static void compare(Book.Programme programme, RuleSource... rules) {
        List<Shop> shops = new ArrayList<>();
        for (RuleSource some : rules) {
            LoyaltyEngine engine = LoyaltyEngine.builder()
                    .rules(some)
                    .coupons(Coupons.CATALOGUE)
                    .build();
            shops.add(new Shop(programme, Coupons.POLICIES.get(shops.size()), engine));
        }
        System.out.println("Reference of " + programme + ": seed " + SEED + ", " + TRANSACTIONS / 3 + " transactions");
        long told = 0;
        for (long seed = SEED; told < TRANSACTIONS / 3; seed++) {
            Histories.History history = Histories.of(seed, programme == Book.Programme.POLICIES);
            Shop shop = shops.get(Math.floorMod(seed, shops.size()));
            Optional<List<String>> differences = differences(shop, history);
            if (differences.isPresent()) {
                Difference difference = shrunk(shop, new Difference(history, differences.get()));
                fail(shop.policy() + "\n" + written(seed, difference));
            }
            told += history.steps().size();
        }
    }

    /** The differences at the first step at which there are any, after the number of that step. */
    private static Optional<List<String>> differences(Shop shop, Histories.History history) {
        Book book = new Book(shop.programme(), shop.policy(), history.customer());
        EngineSide side =
                new EngineSide(shop.engine(), shop.programme() == Book.Programme.POLICIES, history.customer());
        for (Step step : history.steps()) {
            Answer mine = book.tell(step);
            Answer engines = side.tell(step);
            if (!mine.agrees(engines)) {
                return Optional.of(mine.differences(engines));
            }
        }
        return Optional.empty();
    }

    private static Difference shrunk(Shop shop, Difference difference) {
        Difference shortest = difference;
        for (int size = difference.history().steps().size() / 2; size > 0; size /= 2) {
            for (int at = shortest.history().steps().size() - size; at >= 0; at--) {
                List<Step> fewer = new ArrayList<>(shortest.history().steps());
                if (at + size <= fewer.size()) {
                    fewer.subList(at, at + size).clear();
                    Histories.History history =
                            new Histories.History(shortest.history().customer(), fewer);
                    Optional<List<String>> found = isInOrder(fewer) ? differences(shop, history) : Optional.empty();
                    if (found.isPresent()) {
                        shortest = new Difference(history, found.get());
                    }
                }
            }
        }
        return shortest;
    }

    /** Whether nothing but what is told once more is older than what was told before. */
    private static boolean isInOrder(List<Step> steps) {
        Set<String> told = new HashSet<>();
        Instant latest = Instant.MIN;
        for (Step step : steps) {
            if (told.add(step.id()) && step.at().isBefore(latest)) {
                return false;
            }
            latest = step.at().isBefore(latest) ? latest : step.at();
        }
        return true;
    }

    private static String written(long seed, Difference difference) {
        StringBuilder text = new StringBuilder("The engine and the reference differ; -Dreference.seed=" + seed);
        text.append("\n  enrolled ").append(difference.history().customer().enrolledOn());
        text.append(", ").append(difference.history().customer().profile());
        difference.history().steps().forEach(step -> text.append("\n  ")
                .append(step.at().atZone(Histories.BERLIN))
                .append(" ")
                .append(step));
        difference.differences().forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }
}
