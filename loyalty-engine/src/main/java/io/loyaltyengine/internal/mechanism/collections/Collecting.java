package io.loyaltyengine.internal.mechanism.collections;

import static io.loyaltyengine.internal.vocabulary.Stage.EARNING;

import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.standing.Collected;
import io.loyaltyengine.model.standing.CollectionReversed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Distinct things, such as categories or stickers: each counts once in a transaction, whatever rules bring it. */
public final class Collecting implements Mechanism.Settling, Mechanism.Reversing {
    private static final Saying REVERSED = Saying.of(
            CollectionReversed.class,
            "Collections follow what comes back",
            "Everything came back, and what it had brought no longer counts: {items}.",
            "Alles kam zurück, und was es gebracht hatte, zählt nicht mehr: {items}.");

    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "that these things belong to a collection; each counts once in a purchase",
                example = "decide.collect(\"categories\", $purchase.categories());",
                stages = EARNING,
                leadsTo = Collected.class)
        default Collect collect(@Fixed @NameOf("collection") String collection, SortedSet<String> items) {
            return say(new Collect(collection, items));
        }

        @Verb(
                says = "the same of one thing; none if its text is empty",
                example = "decide.collect(\"album\", \"sticker-7\");",
                stages = EARNING,
                leadsTo = Collected.class)
        default Collect collect(@Fixed @NameOf("collection") String collection, String item) {
            return say(new Collect(collection, item.isBlank() ? Set.of() : Set.of(Collected.item(item))));
        }
    }

    /** Things belong to a collection. */
    public static final class Collect extends Proposal {
        private final String collection;
        private final SortedSet<String> items;
        private boolean undoneOnRefund;

        Collect(String collection, Set<String> items) {
            this.collection = collection;
            this.items = new TreeSet<>(items);
        }

        @Term(
                says = "and are gone when everything comes back, unless something else brought them too",
                example = "decide.collect(\"categories\", $purchase.categories()).undoneOnRefund();")
        public Collect undoneOnRefund() {
            undoneOnRefund = true;
            return this;
        }

        @Override
        protected String words() {
            return "collect " + collection + ": " + String.join(", ", items);
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(Collected.class, CollectionReversed.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(EARNING);
    }

    @Override
    public void settle(Run run, Said said) {
        List<Collect> collects = said.of(Collect.class);
        Map<String, Set<String>> brought = collects.isEmpty() ? Map.of() : new HashMap<>();
        for (Collect collect : collects) {
            SortedSet<String> items = new TreeSet<>(collect.items);
            items.removeIf(item -> !brought.computeIfAbsent(collect.collection, none -> new TreeSet<>())
                    .add(item));
            if (!items.isEmpty()) {
                run.decide(new Collected(
                        run.id(Collected.class, collect.collection),
                        run.reason(collect.rule()),
                        collect.collection,
                        items,
                        run.day(),
                        collect.undoneOnRefund));
            }
        }
    }

    @Override
    public void reverse(Run run, Returned returned) {
        if (returned.isComplete()) {
            for (Collected collected : returned.brought(Collected.class)) {
                if (collected.undoneOnRefund()) {
                    run.decide(new CollectionReversed(
                            run.id(CollectionReversed.class, collected.collection()),
                            run.reason(REVERSED),
                            collected.id(),
                            collected.collection(),
                            collected.items(),
                            collected.day()));
                }
            }
        }
    }
}
