package io.loyaltyengine.internal.fast;

import java.time.LocalDate;
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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that nobody can change and whose entries have passed a check: it need be neither copied nor checked again
 * when it goes from one state into the next.
 *
 * <p>Its entries lie side by side in an array, so that a map with one entry more costs one small copy.
 */
@SuppressWarnings("JdkObsolete") // what it offers beyond a SortedMap nobody needs
public final class FrozenMap<K, V> extends AbstractMap<K, V> implements SortedMap<K, V> {
    /** What a value must pass to be in a map. */
    @FunctionalInterface
    public interface Checked<V> {
        /** The value, if it is right; {@code path} names it in the error otherwise. */
        V checked(String path, V value);
    }

    private final Map.Entry<K, V>[] entries;
    private final Checked<V> check;

    private FrozenMap(Map.Entry<K, V>[] entries, Checked<V> check) {
        this.entries = entries;
        this.check = check;
    }

    /** Freezes entries; the caller has checked them already. */
    public static <K extends Comparable<? super K>, V> FrozenMap<K, V> of(SortedMap<K, V> checked, Checked<V> check) {
        Map.Entry<K, V>[] entries = room(checked.size());
        int place = 0;
        for (Map.Entry<K, V> entry : checked.entrySet()) {
            entries[place++] = Map.entry(entry.getKey(), entry.getValue());
        }
        return new FrozenMap<>(entries, check);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
    private static <K, V> Map.Entry<K, V>[] room(int size) {
        return new Map.Entry[size];
    }

    /** Whether its values have passed this very check. */
    public boolean hasPassed(Checked<?> other) {
        return check == other;
    }

    /** The key at a place in their order. */
    public K key(int place) {
        return entries[place].getKey();
    }

    /** The value at a place in the order of keys. */
    public V value(int place) {
        return entries[place].getValue();
    }

    /** The same map with this entry, which the caller has checked. */
    public FrozenMap<K, V> with(K key, V checked) {
        int place = place(key);
        boolean known = place >= 0;
        int at = known ? place : -place - 1;
        int next = known ? at + 1 : at;
        Map.Entry<K, V>[] more = room(size() + (known ? 0 : 1));
        System.arraycopy(entries, 0, more, 0, at);
        more[at] = Map.entry(key, checked);
        System.arraycopy(entries, next, more, at + 1, size() - next);
        return new FrozenMap<>(more, check);
    }

    /** The same map without this key. */
    public FrozenMap<K, V> without(K key) {
        int place = place(key);
        if (place < 0) {
            return this;
        }
        Map.Entry<K, V>[] fewer = room(size() - 1);
        System.arraycopy(entries, 0, fewer, 0, place);
        System.arraycopy(entries, place + 1, fewer, place, fewer.length - place);
        return new FrozenMap<>(fewer, check);
    }

    /** Where a key stands among the entries; otherwise, where it would be put, negated, less one. */
    private int place(Object key) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compared(entries[middle].getKey(), key);
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

    /** Compares keys; days and names as what they are, without asking them for {@code Comparable}. */
    @SuppressWarnings("unchecked") // as with every sorted map, a key of another type fails
    private static int compared(Object known, Object key) {
        if (known instanceof LocalDate day) {
            return day.compareTo((LocalDate) key);
        } else if (known instanceof String name) {
            return name.compareTo((String) key);
        }
        return ((Comparable<Object>) known).compareTo(key);
    }

    /** The place of the first key that is not before this one. */
    private int firstNotBefore(K key) {
        int place = place(key);
        return place >= 0 ? place : -place - 1;
    }

    /** How many keys are at or before this one: the place of the first key after it. */
    public int upTo(K key) {
        int place = place(key);
        return place >= 0 ? place + 1 : -place - 1;
    }

    /** The same map from a place on. */
    public FrozenMap<K, V> from(int place) {
        return between(place, size());
    }

    private FrozenMap<K, V> between(int from, int to) {
        return from == 0 && to == size()
                ? this
                : new FrozenMap<>(Arrays.copyOfRange(entries, from, Math.max(from, to)), check);
    }

    @Override
    public int size() {
        return entries.length;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        int place = key == null ? -1 : place(key);
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
        List<Map.Entry<K, V>> listed = Arrays.asList(entries);
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
    public void forEach(BiConsumer<? super K, ? super V> action) {
        for (Map.Entry<K, V> entry : entries) {
            action.accept(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public @Nullable Comparator<? super K> comparator() {
        return null;
    }

    @Override
    public FrozenMap<K, V> subMap(K first, K end) {
        return between(firstNotBefore(first), firstNotBefore(end));
    }

    @Override
    public SortedMap<K, V> headMap(K end) {
        return between(0, firstNotBefore(end));
    }

    @Override
    public FrozenMap<K, V> tailMap(K first) {
        return from(firstNotBefore(first));
    }

    @Override
    public K firstKey() {
        return present(0);
    }

    @Override
    public K lastKey() {
        return present(size() - 1);
    }

    private K present(int place) {
        if (isEmpty()) {
            throw new NoSuchElementException("The map is empty.");
        }
        return key(place);
    }
}
