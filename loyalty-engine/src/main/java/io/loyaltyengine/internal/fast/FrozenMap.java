package io.loyaltyengine.internal.fast;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that nobody can change and whose entries have passed a check: it need be neither copied nor checked again
 * when it goes from one state into the next.
 *
 * <p>Its entries lie side by side in an array, so that a map with one entry more costs one small copy.
 */
@SuppressWarnings("JdkObsolete") // what it offers beyond a SortedMap nobody needs
public final class FrozenMap<K extends Comparable<? super K>, V> extends AbstractMap<K, V> implements SortedMap<K, V> {
    /** What a value must pass to be in a map. */
    @FunctionalInterface
    public interface Checked<V> {
        /** The value, if it is right; {@code path} names it in the error otherwise. */
        V checked(String path, V value);
    }

    private final Map.Entry<K, V>[] entries;
    private final int from;
    private final int to;
    private final Checked<V> check;

    private FrozenMap(Map.Entry<K, V>[] entries, int from, int to, Checked<V> check) {
        this.entries = entries;
        this.from = from;
        this.to = to;
        this.check = check;
    }

    /** Freezes entries; the caller has checked them already. */
    public static <K extends Comparable<? super K>, V> FrozenMap<K, V> of(SortedMap<K, V> checked, Checked<V> check) {
        Map.Entry<K, V>[] entries = room(checked.size());
        int place = 0;
        for (Map.Entry<K, V> entry : checked.entrySet()) {
            entries[place++] = Map.entry(entry.getKey(), entry.getValue());
        }
        return new FrozenMap<>(entries, 0, entries.length, check);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
    private static <K, V> Map.Entry<K, V>[] room(int size) {
        return new Map.Entry[size];
    }

    /** Whether its values have passed this very check. */
    public boolean hasPassed(Checked<?> other) {
        return check == other;
    }

    /** The value at a place in the order of keys. */
    public V value(int place) {
        return entries[from + place].getValue();
    }

    /** The same map with this entry, which the caller has checked. */
    public FrozenMap<K, V> with(K key, V checked) {
        int place = place(key);
        boolean known = place >= 0;
        int at = known ? place : -place - 1;
        Map.Entry<K, V>[] more = room(size() + (known ? 0 : 1));
        System.arraycopy(entries, from, more, 0, at - from);
        more[at - from] = Map.entry(key, checked);
        System.arraycopy(entries, known ? at + 1 : at, more, at - from + 1, to - (known ? at + 1 : at));
        return new FrozenMap<>(more, 0, more.length, check);
    }

    /** The same map without this key. */
    public FrozenMap<K, V> without(K key) {
        int place = place(key);
        if (place < 0) {
            return this;
        }
        Map.Entry<K, V>[] fewer = room(size() - 1);
        System.arraycopy(entries, from, fewer, 0, place - from);
        System.arraycopy(entries, place + 1, fewer, place - from, to - place - 1);
        return new FrozenMap<>(fewer, 0, fewer.length, check);
    }

    /** Where a key stands among the entries; otherwise, where it would be put, negated, less one. */
    private int place(K key) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = entries[middle].getKey().compareTo(key);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** The place of the first key that is not before this one. */
    private int firstNotBefore(K key) {
        int place = place(key);
        return place >= 0 ? place : -place - 1;
    }

    /** How many keys are at or before this one: the place of the first key after it. */
    public int upTo(K key) {
        int place = place(key);
        return (place >= 0 ? place + 1 : -place - 1) - from;
    }

    /** The same map from a place on. */
    public FrozenMap<K, V> from(int place) {
        return place == 0 ? this : new FrozenMap<>(entries, from + place, to, check);
    }

    @Override
    public int size() {
        return to - from;
    }

    @Override
    @SuppressWarnings("unchecked") // as with every sorted map, a key of another type fails
    public @Nullable V get(@Nullable Object key) {
        int place = key == null ? -1 : place((K) key);
        return place < 0 ? null : entries[place].getValue();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        List<Map.Entry<K, V>> listed = Arrays.asList(entries).subList(from, to);
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return listed.iterator();
            }

            @Override
            public int size() {
                return listed.size();
            }
        };
    }

    @Override
    public @Nullable Comparator<? super K> comparator() {
        return null;
    }

    @Override
    public FrozenMap<K, V> subMap(K first, K end) {
        return new FrozenMap<>(
                entries, firstNotBefore(first), Math.max(firstNotBefore(first), firstNotBefore(end)), check);
    }

    @Override
    public SortedMap<K, V> headMap(K end) {
        return new FrozenMap<>(entries, from, firstNotBefore(end), check);
    }

    @Override
    public FrozenMap<K, V> tailMap(K first) {
        return new FrozenMap<>(entries, firstNotBefore(first), to, check);
    }

    @Override
    public K firstKey() {
        return key(from);
    }

    @Override
    public K lastKey() {
        return key(to - 1);
    }

    private K key(int place) {
        if (isEmpty()) {
            throw new NoSuchElementException("The map is empty.");
        }
        return entries[place].getKey();
    }
}
