package io.loyaltyengine.examples.reference;

import static org.assertj.core.api.Assertions.fail;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** A history on which the two do not agree. */
    private record Difference(Histories.History history, List<String> differences) {}

    @Test
    void theReferenceProgrammeDecidesAsTheManualSays() {
        compare(false, Path.of("..", "rules"));
    }

    @Test
    void theClubDecidesAsTheManualSays() {
        compare(true, Path.of("..", "rules", "club"));
    }

    private static void compare(boolean club, Path rules) {
        LoyaltyEngine engine = LoyaltyEngine.builder()
                .rules(RuleSource.directory(rules))
                .coupons(Coupons.CATALOGUE)
                .build();
        System.out.println("Reference of " + rules + ": seed " + SEED + ", " + TRANSACTIONS / 2 + " transactions");
        long told = 0;
        for (long seed = SEED; told < TRANSACTIONS / 2; seed++) {
            Histories.History history = Histories.of(seed);
            Optional<List<String>> differences = differences(club, engine, history);
            if (differences.isPresent()) {
                Difference difference = shrunk(club, engine, new Difference(history, differences.get()));
                fail(written(seed, difference));
            }
            told += history.steps().size();
        }
    }

    /** The differences at the first step at which there are any, after the number of that step. */
    private static Optional<List<String>> differences(boolean club, LoyaltyEngine engine, Histories.History history) {
        Book book = new Book(club, history.customer());
        EngineSide side = new EngineSide(engine, history.customer());
        for (Step step : history.steps()) {
            Answer mine = book.tell(step);
            Answer engines = side.tell(step);
            if (!mine.agrees(engines)) {
                List<String> differences = mine.differences(engines);
                return isKnown(book, step, differences) ? Optional.empty() : Optional.of(differences);
            }
        }
        return Optional.empty();
    }

    /**
     * Where the engine is known to differ from the manual. The history ends there, for the two go on differently.
     *
     * <ul>
     *   <li>When a tier ends with goods that come back, the engine dates the lower one by the day on which the higher one was
     *       earned, and not by what would be held without the goods.
     *   <li>Whether a coupon is for a tier is still decided with a tier that the purchase finds over.
     *   <li>What expired is remembered for more than 24 months, until something else is booked.
     *   <li>What had paid a debt is not always owed again when there are other points: they are taken instead.
     * </ul>
     */
    private static boolean isKnown(Book book, Step step, List<String> differences) {
        boolean isTierOnly =
                differences.stream().allMatch(line -> line.startsWith("tier: ") || line.startsWith("state: tier: "));
        return (step instanceof Step.Return && isTierOnly)
                || (book.hasJudged()
                        && step instanceof Step.Buy buy
                        && buy.purchase().coupons().contains("GOLDEN"))
                || (book.hasFoundRepaid() && differences.stream().anyMatch(line -> line.startsWith("back: owed: ")))
                || book.isBeyondMemory();
    }

    private static Difference shrunk(boolean club, LoyaltyEngine engine, Difference difference) {
        Difference shortest = difference;
        for (int size = difference.history().steps().size() / 2; size > 0; size /= 2) {
            for (int at = shortest.history().steps().size() - size; at >= 0; at--) {
                List<Step> fewer = new ArrayList<>(shortest.history().steps());
                if (at + size <= fewer.size()) {
                    fewer.subList(at, at + size).clear();
                    Histories.History history =
                            new Histories.History(shortest.history().customer(), fewer);
                    Optional<List<String>> found = differences(club, engine, history);
                    if (found.isPresent()) {
                        shortest = new Difference(history, found.get());
                    }
                }
            }
        }
        return shortest;
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
