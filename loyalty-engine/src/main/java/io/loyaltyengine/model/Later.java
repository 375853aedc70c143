package io.loyaltyengine.model;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list that is computed when it is first looked at, and then never again. */
final class Later<T> extends AbstractList<T> {
    private final Supplier<List<T>> computing;
    /** Two threads may compute it at once; both come to the same. */
    private volatile @Nullable List<T> computed;

    Later(Supplier<List<T>> computing) {
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
