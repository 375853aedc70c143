package io.loyaltyengine.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with one scenario; whoever knows its file and name tells the author. */
final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    Mistake(String message) {
        super(message, null, false, false);
        this.message = message;
    }

    /** A name that is not known, with the one that was perhaps meant, or else all there are. */
    Mistake(String message, String name, Collection<String> known) {
        this(message + " "
                + nearest(name, known)
                        .map(near -> "Maybe `" + near + "`.")
                        .orElse("There is " + String.join(", ", known) + "."));
    }

    /** Where names and values should stand, there is something else. */
    static Mistake noObject(String what, JsonNode node) {
        return new Mistake("`" + what + "` " + (isEmpty(node) ? "says nothing" : "holds `" + node + "`")
                + "; it should say `name: value`, as in `{…}`.");
    }

    /** Whether YAML has a key here and nothing behind it. */
    static boolean isEmpty(JsonNode node) {
        return node.isNull() || (node.isTextual() && node.textValue().isEmpty());
    }

    @Override
    public String getMessage() {
        return message;
    }

    static void unlessKnown(String what, JsonNode node, Collection<String> known) throws Mistake {
        for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!known.contains(key)) {
                throw new Mistake(what + " has no `" + key + "`.", key, known);
            }
        }
    }

    /** The name that shares most pairs of letters with this one (Dice's coefficient), if it is at least half of them. */
    static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> alike(name, candidate) >= 50)
                .max(Comparator.comparingInt(candidate -> alike(name, candidate)));
    }

    private static int alike(String a, String b) {
        Set<String> inA = pairs(a);
        Set<String> inB = pairs(b);
        Set<String> both = new TreeSet<>(inA);
        both.retainAll(inB);
        return 200 * both.size() / Math.max(1, inA.size() + inB.size());
    }

    private static Set<String> pairs(String word) {
        String padded = " " + word.toLowerCase(Locale.ROOT) + " ";
        Set<String> pairs = new TreeSet<>();
        for (int i = 0; i + 2 <= padded.length(); i++) {
            pairs.add(padded.substring(i, i + 2));
        }
        return pairs;
    }
}
