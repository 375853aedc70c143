package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.CouponAccepted;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The purchase with what is really paid for it: every amount is after coupons and points, if not said otherwise. */
public final class PurchaseFact implements Occurrence {
    private final Purchase purchase;
    private final List<Line> lines;
    private final long[] units;
    private final int scale;
    private final Selection everything;
    /** What was last selected: several rules tend to look at the same lines. */
    private @Nullable Chosen latest;

    private final List<Decision> decided;
    private final int known;
    private final long number;

    /** The lines of some categories, or of all others. */
    private static final class Chosen {
        final String[] categories;
        final boolean among;
        final Selection lines;

        Chosen(String[] categories, boolean among, Selection lines) {
            this.categories = categories;
            this.among = among;
            this.lines = lines;
        }

        boolean isOf(String[] others, boolean amongThem) {
            return among == amongThem && Arrays.equals(categories, others);
        }
    }

    /**
     * Looks at a purchase.
     *
     * @param units what is paid for each line, after coupons and points, in units of the currency's last decimal and in
     *     the order of the line ids; must not change any more
     * @param decided what is decided by now, its coupons among it; decisions may be added later, but not taken away
     * @param number counts the customer's purchases, this one included
     */
    public PurchaseFact(Purchase purchase, long[] units, List<Decision> decided, long number) {
        this.purchase = purchase;
        this.lines = purchase.linesById();
        this.units = units;
        this.scale = purchase.currency().getDefaultFractionDigits();
        this.everything = new Selection(lines, units, null, scale);
        this.decided = decided;
        this.known = decided.size();
        this.number = number;
    }

    @Word("what is paid for everything, after coupons and points")
    public BigDecimal paid() {
        return everything.paid();
    }

    @Word("what everything costs before coupons and points")
    public BigDecimal total() {
        return Amounts.sum(lines, Line::amount, scale);
    }

    @Word(value = "what is paid for a category", example = "paidFor(\"COFFEE\")")
    public BigDecimal paidFor(String category) {
        return only(category).paid();
    }

    @Word(value = "units of a product", example = "unitsOf(\"mug\")")
    public long unitsOf(String product) {
        long units = 0;
        for (int i = 0; i < lines.size(); i++) {
            units += lines.get(i).product().equals(product) ? lines.get(i).quantity() : 0;
        }
        return units;
    }

    @Word(value = "units of a category", example = "unitsIn(\"COFFEE\")")
    public long unitsIn(String category) {
        long units = 0;
        for (int i = 0; i < lines.size(); i++) {
            units += lines.get(i).category().equals(category) ? lines.get(i).quantity() : 0;
        }
        return units;
    }

    @Word("a selection: all lines")
    public Selection everything() {
        return everything;
    }

    @Word(value = "a selection: the lines of these categories", example = "only(\"COFFEE\", \"TEA\")")
    public Selection only(String... categories) {
        return select(categories, true);
    }

    @Word(value = "a selection: the lines of all other categories", example = "without(\"DEPOSIT\")")
    public Selection without(String... categories) {
        return select(categories, false);
    }

    @Word(value = "where, such as `\"app\"`; `\"\"` if nobody said", free = true)
    public String channel() {
        return purchase.channel().orElse("");
    }

    @Word("whether it is the customer's first purchase")
    public boolean first() {
        return number == 1;
    }

    @Word(value = "which of the customer's purchases it is, counted from 1", least = 1)
    public long number() {
        return number;
    }

    @Word(value = "whether this coupon takes effect", example = "hasCoupon(\"TEN\")")
    public boolean hasCoupon(String code) {
        for (int i = 0; i < known; i++) {
            if (decided.get(i) instanceof CouponAccepted accepted
                    && accepted.code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private Selection select(String[] categories, boolean among) {
        Chosen chosen = latest;
        if (chosen == null || !chosen.isOf(categories, among)) {
            chosen = new Chosen(categories, among, selected(categories, among));
            latest = chosen;
        }
        return chosen.lines;
    }

    private Selection selected(String[] categories, boolean among) {
        int size = 0;
        for (int i = 0; i < units.length; i++) {
            size += isSelected(i, categories, among) ? 1 : 0;
        }
        if (size == units.length) {
            return everything;
        }
        int[] places = new int[size];
        for (int i = 0, place = 0; place < size; i++) {
            if (isSelected(i, categories, among)) {
                places[place++] = i;
            }
        }
        return new Selection(lines, units, places, scale);
    }

    private boolean isSelected(int place, String[] categories, boolean among) {
        String category = lines.get(place).category();
        for (String wanted : categories) {
            if (wanted.equals(category)) {
                return among;
            }
        }
        return !among;
    }
}
