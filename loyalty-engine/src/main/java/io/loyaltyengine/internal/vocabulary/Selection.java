package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some lines of a purchase with what was paid for each. Immutable. */
public final class Selection {
    private final List<Line> lines;
    private final long[] units;
    private final int @Nullable [] places;
    private final BigDecimal paid;
    /** Two threads may split at once; both come to the same. */
    private @Nullable List<LineAmount> shares;
    /** What was last selected of these: several rules tend to look at the same lines. */
    private @Nullable Chosen latest;

    /** What is asked of a line. */
    private enum Trait {
        CATEGORY,
        PRODUCT,
        LABEL;

        boolean is(Line line, String name) {
            return switch (this) {
                case CATEGORY -> line.category().equals(name);
                case PRODUCT -> line.product().equals(name);
                case LABEL -> line.labels().contains(name);
            };
        }
    }

    /** The lines of which one of some names is true, or all others. */
    private static final class Chosen {
        private final Trait trait;
        private final String[] names;
        private final boolean among;
        private final Selection lines;

        Chosen(Selection of, Trait trait, String[] names, boolean among) {
            this.trait = trait;
            this.names = names;
            this.among = among;
            this.lines = of.selected(this);
        }

        boolean isLike(Trait otherTrait, String[] others, boolean amongThem) {
            return trait == otherTrait && among == amongThem && Arrays.equals(names, others);
        }

        boolean takes(Line line) {
            for (String name : names) {
                if (trait.is(line, name)) {
                    return among;
                }
            }
            return !among;
        }
    }

    /**
     * Selects lines.
     *
     * @param lines all lines of the purchase, by id
     * @param units an amount for each of them, in units of the currency's last decimal; must not change any more
     * @param places where the selected ones stand among them, in ascending order; must not change any more; null when all
     *     are selected
     * @param scale of the currency
     */
    public Selection(List<Line> lines, long[] units, int @Nullable [] places, int scale) {
        this.lines = lines;
        this.units = units;
        this.places = places;
        long sum = 0;
        for (int i = 0; i < size(); i++) {
            sum = Math.addExact(sum, units[place(i)]);
        }
        this.paid = Amounts.of(sum, scale);
    }

    @Word("what is paid for these lines, as in `without(\"DEPOSIT\").paid >= 50`")
    public BigDecimal paid() {
        return paid;
    }

    @Word("what these lines cost before coupons and points")
    public BigDecimal total() {
        long sum = 0;
        for (int i = 0; i < size(); i++) {
            sum = Math.addExact(sum, Amounts.units(line(i).amount(), paid.scale()));
        }
        return Amounts.of(sum, paid.scale());
    }

    @Word("units of these lines")
    public long units() {
        long sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += line(i).quantity();
        }
        return sum;
    }

    @Word("what is paid for these lines, without the tax in it")
    public BigDecimal paidWithoutTax() {
        BigDecimal sum = BigDecimal.valueOf(0, paid.scale());
        for (int i = 0; i < size(); i++) {
            sum = sum.add(line(i).withoutTax(BigDecimal.valueOf(units[place(i)], paid.scale())));
        }
        return sum;
    }

    @Word(value = "those of these categories", example = "only(\"COFFEE\", \"TEA\")")
    @Among("categories")
    public Selection only(String... categories) {
        return select(Trait.CATEGORY, categories, true);
    }

    @Word(value = "those of all other categories", example = "without(\"DEPOSIT\")")
    public Selection without(String... categories) {
        return select(Trait.CATEGORY, categories, false);
    }

    @Word(value = "those of these products", example = "onlyProducts(\"mug\", \"pot\")")
    @Among("products")
    public Selection onlyProducts(String... products) {
        return select(Trait.PRODUCT, products, true);
    }

    @Word(value = "those of all other products", example = "withoutProducts(\"gift-card\")")
    public Selection withoutProducts(String... products) {
        return select(Trait.PRODUCT, products, false);
    }

    @Word(value = "those that have any of these labels", example = "onlyLabels(\"BIO\")")
    @Among("labels")
    public Selection onlyLabels(String... labels) {
        return select(Trait.LABEL, labels, true);
    }

    @Word(value = "those that have none of these labels", example = "withoutLabels(\"SALE\")")
    public Selection withoutLabels(String... labels) {
        return select(Trait.LABEL, labels, false);
    }

    /** What was paid by line, after coupons, in the order of the line ids. */
    public List<LineAmount> shares() {
        List<LineAmount> known = shares;
        if (known == null) {
            known = List.copyOf(split());
            shares = known;
        }
        return known;
    }

    /** The units of one of these lines, by its place among them. */
    public int quantity(int selected) {
        return line(selected).quantity();
    }

    /** The same lines with other amounts, for all lines of the purchase. */
    public Selection with(long[] otherUnits) {
        return new Selection(lines, otherUnits, places, paid.scale());
    }

    /** Those of these lines that another selection has too. */
    public Selection and(Selection other) {
        int[] both = new int[Math.min(size(), other.size())];
        int size = 0;
        for (int i = 0; i < size(); i++) {
            if (other.has(place(i))) {
                both[size++] = place(i);
            }
        }
        return size == size() ? this : new Selection(lines, units, Arrays.copyOf(both, size), paid.scale());
    }

    /** The category of each of these lines. */
    public Iterable<String> categories() {
        return names(Line::category);
    }

    /** The product of each of these lines. */
    public Iterable<String> products() {
        return names(Line::product);
    }

    private List<String> names(Function<Line, String> name) {
        List<String> names = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            names.add(name.apply(line(i)));
        }
        return names;
    }

    /** The labels of these lines. */
    public Iterable<String> labels() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            labels.addAll(line(i).labels());
        }
        return labels;
    }

    private Selection select(Trait trait, String[] names, boolean among) {
        Chosen chosen = latest;
        if (chosen == null || !chosen.isLike(trait, names, among)) {
            chosen = new Chosen(this, trait, names, among);
            latest = chosen;
        }
        return chosen.lines;
    }

    private Selection selected(Chosen choice) {
        int size = 0;
        for (int i = 0; i < size(); i++) {
            size += choice.takes(line(i)) ? 1 : 0;
        }
        if (size == size()) {
            return this;
        }
        int[] some = new int[size];
        for (int i = 0, next = 0; next < size; i++) {
            if (choice.takes(line(i))) {
                some[next++] = place(i);
            }
        }
        return new Selection(lines, units, some, paid.scale());
    }

    private boolean has(int place) {
        return places == null ? place < units.length : Arrays.binarySearch(places, place) >= 0;
    }

    private int size() {
        return places == null ? units.length : places.length;
    }

    private int place(int selected) {
        return places == null ? selected : places[selected];
    }

    private Line line(int selected) {
        return lines.get(place(selected));
    }

    private List<LineAmount> split() {
        List<LineAmount> split = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            int place = place(i);
            split.add(new LineAmount(lines.get(place).id(), Amounts.of(units[place], paid.scale())));
        }
        return split;
    }
}
