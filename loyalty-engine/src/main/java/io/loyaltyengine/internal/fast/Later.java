package io.loyaltyengine.internal.fast;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A list that is computed when it is first looked at, and then never again: what few callers ever look at costs the
 * others nothing. Immutable and thread-safe.
 */
public final class Later<T> extends AbstractList<T> {
    /**
     * What computes the list, and then the list itself: what has computed it is let go. Threads that ask at once may each
     * compute it, and all get the same; what they hand to one another is immutable.
     */
    private Object state;

    /** Remembers what computes the list, and must always compute the same. */
    public Later(Supplier<List<T>> computing) {
        this.state = computing;
    }

    @Override
    public T get(int index) {
        return computed().get(index);
    }

    @Override
    public int size() {
        return computed().size();
    }

    @SuppressWarnings("unchecked") // it is one or the other
    private List<T> computed() {
        Object known = state;
        if (known instanceof Supplier<?> computing) {
            known = List.copyOf(((Supplier<List<T>>) computing).get());
            state = known;
        }
        return (List<T>) known;
    }
}
