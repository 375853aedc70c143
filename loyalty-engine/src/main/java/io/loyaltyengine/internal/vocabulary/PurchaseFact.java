package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.CouponAccepted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The purchase with what is really paid for it: every amount is after coupons and points, if not said otherwise. */
public final class PurchaseFact implements Occurrence {
    private final Purchase purchase;
    private final List<Line> lines;
    private final Selection everything;
    private final List<Decision> decided;
    private final int known;
    private final long nth;

    /**
     * Looks at a purchase.
     *
     * @param units what is paid for each line, after coupons and points, in units of the currency's last decimal and in
     *     the order of the line ids; must not change any more
     * @param decided what is decided by now, its coupons among it; decisions may be added later, but not taken away
     * @param nth counts the customer's purchases, this one included
     */
    public PurchaseFact(Purchase purchase, long[] units, List<Decision> decided, long nth) {
        this.purchase = purchase;
        this.lines = purchase.linesById();
        this.everything = new Selection(lines, units, null, purchase.currency().getDefaultFractionDigits());
        this.decided = decided;
        this.known = decided.size();
        this.nth = nth;
    }

    @Word("what is paid for everything, after coupons and points")
    public BigDecimal paid() {
        return everything.paid();
    }

    @Word("what everything costs before coupons and points")
    public BigDecimal total() {
        return everything.total();
    }

    @Word("units of all products")
    public long units() {
        return everything.units();
    }

    @Word(value = "what is paid for a category", example = "paidFor(\"COFFEE\")")
    @Among("categoriesByLine")
    public BigDecimal paidFor(String category) {
        return only(category).paid();
    }

    @Word(value = "units of a product", example = "unitsOf(\"mug\")")
    @Among("productsByLine")
    public long unitsOf(String product) {
        long units = 0;
        for (int i = 0; i < lines.size(); i++) {
            units += lines.get(i).product().equals(product) ? lines.get(i).quantity() : 0;
        }
        return units;
    }

    @Word(value = "units of a category", example = "unitsIn(\"COFFEE\")")
    @Among("categoriesByLine")
    public long unitsIn(String category) {
        long units = 0;
        for (int i = 0; i < lines.size(); i++) {
            units += lines.get(i).category().equals(category) ? lines.get(i).quantity() : 0;
        }
        return units;
    }

    @Word("the categories in the basket, each once: for `collect`")
    public SortedSet<String> categories() {
        return names(Line::category);
    }

    @Word("the products in the basket, each once: for `collect`")
    public SortedSet<String> products() {
        return names(Line::product);
    }

    private SortedSet<String> names(Function<Line, String> name) {
        return lines.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The category of every line. */
    public Iterable<String> categoriesByLine() {
        return everything.categories();
    }

    /** The product of every line. */
    public Iterable<String> productsByLine() {
        return everything.products();
    }

    /** The labels of every line. */
    public Iterable<String> labelsByLine() {
        return everything.labels();
    }

    /** The names of what the shop says of it. */
    public Iterable<String> attributes() {
        return purchase.attributes().keySet();
    }

    /** The codes of the coupons that take effect. */
    public List<String> coupons() {
        List<String> codes = List.of();
        for (int i = 0; i < known; i++) {
            if (decided.get(i) instanceof CouponAccepted accepted) {
                codes = codes.isEmpty() ? new ArrayList<>(2) : codes;
                codes.add(accepted.code());
            }
        }
        return codes;
    }

    @Word("a selection: all lines")
    public Selection everything() {
        return everything;
    }

    @Word(value = "a selection: the lines of these categories", example = "only(\"COFFEE\", \"TEA\")")
    @Among("categoriesByLine")
    public Selection only(String... categories) {
        return everything.only(categories);
    }

    @Word(value = "a selection: the lines of all other categories", example = "without(\"DEPOSIT\")")
    public Selection without(String... categories) {
        return everything.without(categories);
    }

    @Word(value = "a selection: the lines of these products", example = "onlyProducts(\"mug\", \"pot\")")
    @Among("productsByLine")
    public Selection onlyProducts(String... products) {
        return everything.onlyProducts(products);
    }

    @Word(value = "a selection: the lines of all other products", example = "withoutProducts(\"gift-card\")")
    public Selection withoutProducts(String... products) {
        return everything.withoutProducts(products);
    }

    @Word(value = "a selection: the lines that have any of these labels", example = "onlyLabels(\"BIO\")")
    @Among("labelsByLine")
    public Selection onlyLabels(String... labels) {
        return everything.onlyLabels(labels);
    }

    @Word(value = "a selection: the lines that have none of these labels", example = "withoutLabels(\"SALE\")")
    public Selection withoutLabels(String... labels) {
        return everything.withoutLabels(labels);
    }

    @Word(value = "where, such as `\"app\"`; `\"\"` if nobody said", free = true)
    public String channel() {
        return purchase.channel().orElse("");
    }

    @Word(value = "whose purchase it is, such as `\"bakery\"`; `\"\"` if it is the shop's own", free = true)
    public String partner() {
        return purchase.partner().orElse("");
    }

    @Word(
            value = "a text of the shop's own about the purchase; `\"\"` if there is none",
            example = "text(\"delivery\")",
            free = true)
    @Among("attributes")
    public String text(String name) {
        return Attributes.text(purchase.attributes(), name);
    }

    @Word(
            value = "a number of the shop's own; 0 if there is none",
            example = "number(\"boxes\")",
            least = Long.MIN_VALUE)
    @Among("attributes")
    public BigDecimal number(String name) {
        return Attributes.number(purchase.attributes(), name);
    }

    @Word(
            value = "whether something of the shop's own is true of the purchase; false if nobody said",
            example = "flag(\"own-cup\")")
    @Among("attributes")
    public boolean flag(String name) {
        return Attributes.flag(purchase.attributes(), name);
    }

    @Word("whether it is the customer's first purchase")
    public boolean first() {
        return nth == 1;
    }

    @Word(value = "which of the customer's purchases it is, counted from 1", least = 1)
    public long nth() {
        return nth;
    }

    @Word(value = "whether it is one of every so many purchases of the customer", example = "everyNth(5)")
    public boolean everyNth(@AtLeast(2) int count) {
        return nth % count == 0;
    }

    @Word(value = "whether this coupon takes effect", example = "hasCoupon(\"TEN\")")
    @Among("coupons")
    public boolean hasCoupon(String code) {
        return coupons().contains(code);
    }
}
