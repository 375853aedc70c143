package io.loyaltyengine.internal.till;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.fast.Days;
import io.loyaltyengine.internal.fast.ShopCalendar;
import io.loyaltyengine.internal.vocabulary.ActivityFact;
import io.loyaltyengine.internal.vocabulary.CustomerFact;
import io.loyaltyengine.internal.vocabulary.PurchaseFact;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.TodayFact;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One evaluation under way: what it is about, and what has been decided so far. */
public final class Run {
    /** As many decisions are looked through faster than they are put into a set. */
    private static final int FEW = 16;

    private final Shop shop;
    private final Customer before;
    private final boolean guest;
    private final Transaction transaction;
    private final Catalogue coupons;
    private final LocalDate day;
    private final TodayFact today;
    private final @Nullable Basket basket;
    private final @Nullable Returned returned;
    private final Said said;
    private final List<Decision> decisions = new ArrayList<>(8);
    /** The latest number of each kind and subject, once there are many decisions; and how many it knows. */
    private Map<List<String>, Integer> numbers = Map.of();

    private int numbered;

    private Customer customer;
    private @Nullable CustomerFact arrived;
    private @Nullable CustomerFact fact;
    private @Nullable PurchaseFact bought;
    private @Nullable ActivityFact activity;
    /** How many decisions are in the state that the fact looks at. */
    private int looked;
    /** How many decisions are folded into it. */
    private int folded;

    private boolean over;

    Run(
            Shop shop,
            Customer before,
            boolean guest,
            Transaction transaction,
            CouponCatalogue coupons,
            @Nullable Returned returned) {
        this.shop = shop;
        this.guest = guest;
        this.before = before;
        this.transaction = transaction;
        this.coupons = new Catalogue(coupons, shop.programme());
        this.day = shop.calendar().dayOf(transaction.at());
        this.today = new TodayFact(transaction.at(), day, shop.programme(), shop.calendar());
        this.basket = transaction instanceof Purchase purchase ? new Basket(purchase) : null;
        this.returned = returned;
        this.said = shop.said().get();
        this.customer = before;
    }

    /** Whether nobody knows who buys: then coupons are all that is decided. */
    public boolean isGuest() {
        return guest;
    }

    public Programme programme() {
        return shop.programme();
    }

    public ShopCalendar calendar() {
        return shop.calendar();
    }

    public Catalogue coupons() {
        return coupons;
    }

    public Transaction transaction() {
        return transaction;
    }

    public Instant at() {
        return transaction.at();
    }

    /** Whether something took place on this day before: then what was lost on earlier ones has been decided. */
    public boolean wasHereToday() {
        return customer().history().days().containsKey(day());
    }

    /** When it happens, in the programme's zone. */
    public LocalDate day() {
        return day;
    }

    /** When it happens, as rules see it. */
    public TodayFact today() {
        return today;
    }

    /** The evening of a day, as rules see it. */
    private TodayFact eveningOf(LocalDate on) {
        return new TodayFact(lastMomentOf(on), on, programme(), calendar());
    }

    private Instant lastMomentOf(LocalDate on) {
        return on.plusDays(1).atStartOfDay(programme().zone()).toInstant().minusNanos(1);
    }

    /** The last day on which the state is to know it. */
    public LocalDate knownUntil() {
        LocalDate last = Days.after(day, programme().takesBack().days());
        return last.isAfter(Limits.LAST_DAY) ? Limits.LAST_DAY : last;
    }

    /**
     * When something lives that is granted now.
     *
     * @param pendingDays how many days it waits, at the same time of day; 0 for none
     * @param untilConfirmed whether it waits for this transaction to be confirmed
     */
    public Lifetime lifetime(Lasting<?> granted, long pendingDays, boolean untilConfirmed) {
        Optional<Instant> activeFrom =
                pendingDays > 0 ? Optional.of(calendar().later(at(), pendingDays)) : Optional.empty();
        Optional<Instant> expiresAt = granted.hasEnd() ? calendar().endOf(granted.lastDay(day)) : Optional.empty();
        return new Lifetime(
                inTime(activeFrom),
                inTime(expiresAt),
                untilConfirmed ? Optional.of(transaction.id()) : Optional.empty());
    }

    /** What lies beyond all moments that a state can hold is the last of them. */
    private static Optional<Instant> inTime(Optional<Instant> moment) {
        return moment.isEmpty() || moment.get().isBefore(Limits.LATEST)
                ? moment
                : Optional.of(Limits.LATEST.minusSeconds(1));
    }

    /** How far clocks in the programme's zone are from UTC when it happens. */
    public ZoneOffset offset() {
        return calendar().offsetAt(at());
    }

    /** The customer before the transaction, as rules see it; what had fallen due is decided. */
    public CustomerFact arrived() {
        return Objects.requireNonNull(arrived);
    }

    /** All that was due is decided. */
    void arrive() {
        arrived = fact();
        activity = transaction instanceof Activity one ? new ActivityFact(one, customer()) : null;
    }

    /** The state with all decisions so far. */
    public Customer customer() {
        if (folded < decisions.size()) {
            customer = customer.after(folded == 0 ? decisions : decisions.subList(folded, decisions.size()));
            folded = decisions.size();
        }
        return customer;
    }

    /** The state with all decisions so far, as rules see it. */
    public CustomerFact fact() {
        if (fact == null || looked < decisions.size()) {
            fact = new CustomerFact(customer(), day, programme());
            looked = decisions.size();
        }
        return fact;
    }

    /** The customer as rules have seen it last, whatever has been decided since. */
    public CustomerFact seen() {
        return Objects.requireNonNull(fact);
    }

    /** What is still to pay; null for what is no purchase. */
    public @Nullable Basket basket() {
        return basket;
    }

    /** The purchase as rules see it, once it is known what is paid for it; null for what is none. */
    public @Nullable PurchaseFact bought() {
        return bought;
    }

    /** The activity as rules see it; null for what is none. */
    @Nullable
    ActivityFact activity() {
        return activity;
    }

    /** Whether rules know activities of this kind. */
    public boolean knows(String kind) {
        return shop.rules().activityKinds().contains(kind);
    }

    /** What the activity is about; empty if it has no subject, or is none. */
    String subject() {
        return activity == null ? "" : activity.subject();
    }

    /** The customer as rules see it who judge what is presented; null for a guest. */
    public @Nullable CustomerFact member() {
        return guest ? null : arrived();
    }

    /** The purchase with what is still to be paid, as rules of a stage see it; null for what is none, or if none looks. */
    public @Nullable PurchaseFact stillToPay(Stage stage) {
        return basket != null
                        && transaction instanceof Purchase purchase
                        && shop.rules().asks(stage, PurchaseFact.class)
                ? new PurchaseFact(purchase, basket.paid().clone(), decisions, nth())
                : null;
    }

    private long nth() {
        return arrived().purchases() + 1;
    }

    /** Nothing is taken off the price any more. */
    PurchaseFact pay(Purchase purchase, Basket settled) {
        PurchaseFact paid = new PurchaseFact(purchase, settled.paid(), decisions, nth());
        bought = paid;
        return paid;
    }

    /** What comes back; null for what is no refund, or one of an unknown purchase. */
    public @Nullable Returned returned() {
        return returned;
    }

    /** Lets no rules speak: what was asked for as a whole is refused. */
    public void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** What the rules say. */
    Said said() {
        return said;
    }

    /** What the rules of {@code standing} would say by the evening of a day, whatever was bought; it enters no trace. */
    public Said standing(Customer state, LocalDate on) {
        Customer then = on.isBefore(day) ? asOf(state, on) : state;
        return aside(Stage.STANDING, new CustomerFact(then, on, programme()), eveningOf(on));
    }

    /** A state with what was in its accounts on the evening of a day, which nobody may have seen since. */
    private Customer asOf(Customer state, LocalDate on) {
        Instant evening = lastMomentOf(on);
        SortedMap<String, Account> accounts = new TreeMap<>(state.accounts());
        accounts.replaceAll((name, account) -> account.asOf(evening));
        return new Customer(
                state.id(),
                state.currency(),
                state.enrolledOn(),
                state.profile(),
                accounts,
                state.history(),
                state.tier(),
                state.tallies(),
                state.booked(),
                state.issued());
    }

    /** What the rules of a stage would say of some facts; it enters no trace. */
    public Said aside(Stage stage, @Nullable Object... facts) {
        Said aside = shop.said().get();
        shop.fire(stage, aside, facts);
        return aside;
    }

    /** What the rules of {@code standing} can say, as far as it does not depend on facts: the terms of what they give. */
    public Terms terms() {
        return shop.terms();
    }

    /** Why a rule decides. */
    public Reason reason(Rule rule) {
        return shop.reasons().of(rule);
    }

    /** Why the engine itself decides. */
    public Reason reason(Saying saying) {
        return shop.reasons().of(saying);
    }

    Reasons reasons() {
        return shop.reasons();
    }

    public List<Decision> decisions() {
        return decisions;
    }

    public void decide(Decision decision) {
        decisions.add(decision);
    }

    /** Takes the latest decision further: it is told as another one of the same id, and folded in once more. */
    public void decideInstead(Decision decision) {
        int latest = decisions.size() - 1;
        decisions.set(latest, decision);
        folded = Math.min(folded, latest);
        looked = Math.min(looked, latest);
    }

    /** How far the customer is from what would come next; to be asked when all is decided, and in the state. */
    List<Progress> progress() {
        if (guest) {
            return List.of();
        }
        Object now = new CustomerFact(customer, day, programme());
        return shop.goals().stream()
                .flatMap(goal -> goal.progress(now, bought, activity, today).stream())
                .toList();
    }

    /** The name of a decision; subjects that come twice are numbered in their fixed order. */
    public DecisionId id(Class<? extends Decision> decision, String subject) {
        String kind = decision.getSimpleName();
        if (decisions.size() > FEW) {
            return id(kind, subject, 1 + latest(kind, subject));
        }
        DecisionId id = id(kind, subject, 1);
        for (int i = 2; isTaken(id); i++) {
            id = id(kind, subject, i);
        }
        return id;
    }

    private DecisionId id(String kind, String subject, int number) {
        return new DecisionId(before.id(), transaction.id(), kind, subject, number);
    }

    private boolean isTaken(DecisionId id) {
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i).id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    /** The latest number of a subject; 0 if it has none. */
    private int latest(String kind, String subject) {
        if (numbers.isEmpty()) {
            numbers = new HashMap<>();
        }
        while (numbered < decisions.size()) {
            DecisionId id = decisions.get(numbered++).id();
            numbers.merge(List.of(id.kind(), id.subject()), id.number(), Math::max);
        }
        return numbers.getOrDefault(List.of(kind, subject), 0);
    }
}
