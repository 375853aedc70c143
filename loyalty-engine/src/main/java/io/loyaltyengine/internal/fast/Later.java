package io.loyaltyengine.internal.fast;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/**
 * A list that is computed when it is first looked at, and then never again: what few callers ever look at costs the
 * others nothing. Immutable and thread-safe.
 */
public final class Later<T> extends AbstractList<T> {
    private final Function<Object, List<T>> computing;
    /**
     * What the list is computed of, and then the {@link Computed} list itself: what it was computed of is let go. Threads
     * that ask at once may each compute it, and all get the same; what they hand to one another is immutable.
     */
    private Object state;

    private record Computed<T>(List<T> list) {}

    /**
     * Remembers what computes the list, and must always compute the same.
     *
     * @param source what it is computed of
     * @param computing a method of it: one that needs nothing else costs nothing to hand over
     */
    @SuppressWarnings("unchecked") // it is called with the source alone
    public <S> Later(S source, Function<? super S, List<T>> computing) {
        this.state = source;
        this.computing = (Function<Object, List<T>>) (Function<?, List<T>>) computing;
    }

    @Override
    public T get(int index) {
        return computed().get(index);
    }

    @Override
    public int size() {
        return computed().size();
    }

    @SuppressWarnings("unchecked") // no source is of this class
    private List<T> computed() {
        Object known = state;
        if (known instanceof Computed<?> computed) {
            return (List<T>) computed.list();
        }
        List<T> list = List.copyOf(computing.apply(known));
        state = new Computed<>(list);
        return list;
    }
}
