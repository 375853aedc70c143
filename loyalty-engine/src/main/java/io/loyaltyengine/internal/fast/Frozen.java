package io.loyaltyengine.internal.fast;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list whose maker changes it no more, and whose elements he has made right and different: it need be neither copied nor
 * checked when it is handed over. Nobody else can change it.
 */
public final class Frozen<T> extends AbstractList<T> implements RandomAccess {
    private final List<T> list;

    /** Takes the list, and not a copy. */
    public Frozen(List<T> list) {
        this.list = list;
    }

    @Override
    public T get(int place) {
        return list.get(place);
    }

    @Override
    public int size() {
        return list.size();
    }
}
