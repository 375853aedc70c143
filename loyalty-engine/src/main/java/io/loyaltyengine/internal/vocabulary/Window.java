package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Totals;
import io.loyaltyengine.model.standing.Counted;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A stretch of days up to the day of the transaction, of which rules ask what they ask of a whole membership. */
public final class Window {
    private final CustomerFact customer;
    /** The last day before it. */
    private final LocalDate before;
    /** How many months it was asked for; -1 for another window. */
    private final int months;
    /** Another one that was asked for before; null for the first. */
    private final @Nullable Window other;
    /** Two threads may add up at once; both come to the same. */
    private @Nullable Totals totals;

    Window(CustomerFact customer, LocalDate before, int months, @Nullable Window other) {
        this.customer = customer;
        this.before = before;
        this.months = months;
        this.other = other;
    }

    /** Whether it was asked for by so many months, whose first day need not be computed again. */
    boolean isOfMonths(int asked) {
        return months == asked;
    }

    /** Whether it begins on the day after this one. */
    boolean beginsAfter(LocalDate day) {
        return before.equals(day);
    }

    @Nullable
    Window other() {
        return other;
    }

    @Word("visits on these days")
    public long visits() {
        return totals().visits();
    }

    @Word("purchases on these days")
    public long purchases() {
        return totals().purchases();
    }

    /** What a host brings of it from elsewhere can be below zero. */
    @Word(value = "spend of these days that counts toward tiers", least = Long.MIN_VALUE)
    public BigDecimal spend() {
        return totals().spend();
    }

    /** Likewise. */
    @Word(value = "points earned on these days, whether or not they are still there", least = Long.MIN_VALUE)
    public long earned() {
        return totals().points();
    }

    @Word(value = "the same of another account", example = "earned(\"stamps\")", least = Long.MIN_VALUE)
    public long earned(@AccountName String account) {
        return state().earned(account, before, today());
    }

    @Word(value = "how often this was counted on these days", example = "count(\"coffee\")")
    @Among("counts")
    public long count(@NameOf("count") String name) {
        return state().tally(Counted.COUNT, name)
                .map(tally -> tally.between(before, today()))
                .orElse(0L);
    }

    @Word(
            value = "how many different things of this were collected on these days",
            example = "collected(\"categories\")")
    public long collected(@NameOf("collection") String collection) {
        return onTheseDays().collected(collection);
    }

    @Word(value = "whether this thing was collected on these days", example = "has(\"categories\", \"COFFEE\")")
    public boolean has(@NameOf("collection") String collection, String item) {
        return onTheseDays().has(collection, item);
    }

    @Word(
            value =
                    "what was collected most often on these days; of equals the first by its name; `\"\"` if there is nothing",
            example = "favourite(\"categories\")",
            free = true)
    public String favourite(@NameOf("collection") String collection) {
        return onTheseDays().favourite(collection);
    }

    /** What was counted, on these days or others. */
    public Iterable<String> counts() {
        return state().tallies(Counted.COUNT).keySet();
    }

    private Collections onTheseDays() {
        return new Collections(state(), tally -> tally.between(before, today()));
    }

    private Totals totals() {
        Totals known = totals;
        if (known == null) {
            known = state().history().between(before, today(), state().currency());
            totals = known;
        }
        return known;
    }

    private Customer state() {
        return customer.state();
    }

    private LocalDate today() {
        return customer.day();
    }
}
