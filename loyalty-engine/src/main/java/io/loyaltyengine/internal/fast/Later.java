package io.loyaltyengine.internal.fast;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list that is computed when it is first looked at, and then never again: what few callers ever look at costs the
 * others nothing. Immutable and thread-safe.
 */
public final class Later<T> extends AbstractList<T> {
    private final Supplier<List<T>> computing;
    /** An immutable list, which threads may hand to one another without further ado. */
    private @Nullable List<T> computed;

    /** Remembers what computes the list; threads that ask at once may each do so, and must all get the same. */
    public Later(Supplier<List<T>> computing) {
        this.computing = computing;
    }

    @Override
    public T get(int index) {
        return computed().get(index);
    }

    @Override
    public int size() {
        return computed().size();
    }

    private List<T> computed() {
        List<T> known = computed;
        if (known == null) {
            known = List.copyOf(computing.get());
            computed = known;
        }
        return known;
    }
}
