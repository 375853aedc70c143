package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.fast.ShopCalendar;
import io.loyaltyengine.internal.vocabulary.CustomerFact;
import io.loyaltyengine.internal.vocabulary.PurchaseFact;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.TierChanged;
import io.loyaltyengine.model.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One evaluation under way: what it is about, and what has been decided so far. */
final class Run implements Supplier<List<Progress>> {
    /** As many decisions are looked through faster than they are put into a set. */
    private static final int FEW = 16;

    private final Shop shop;
    private final Customer before;
    private final Transaction transaction;
    private final LocalDate day;
    private final List<Decision> decisions = new ArrayList<>(8);
    private final Proposals proposals = new Proposals();
    /** The ids of the decisions, once there are many. */
    private Set<DecisionId> ids = Set.of();

    private Customer customer;
    private @Nullable Basket basket;
    private @Nullable PurchaseFact bought;
    private @Nullable CustomerFact fact;
    /** How many decisions are in the state that the fact looks at. */
    private int looked;
    /** How many decisions are folded into it. */
    private int folded;

    Run(Shop shop, Customer before, Transaction transaction) {
        this.shop = shop;
        this.before = before;
        this.transaction = transaction;
        this.day = shop.calendar().dayOf(transaction.at());
        this.customer = before;
    }

    Programme programme() {
        return shop.programme();
    }

    ShopCalendar calendar() {
        return shop.calendar();
    }

    /** The state before the transaction. */
    Customer before() {
        return before;
    }

    Transaction transaction() {
        return transaction;
    }

    Instant at() {
        return transaction.at();
    }

    /** The state with all decisions so far. */
    Customer customer() {
        if (folded < decisions.size()) {
            customer = customer.after(folded == 0 ? decisions : decisions.subList(folded, decisions.size()));
            folded = decisions.size();
        }
        return customer;
    }

    /** The state with all decisions so far, as rules see it. */
    CustomerFact fact() {
        if (fact == null || looked < decisions.size()) {
            fact = new CustomerFact(customer(), day(), programme());
            looked = decisions.size();
        }
        return fact;
    }

    /** Remembers that this is a purchase, and what it came to. */
    void buy(Basket settled, PurchaseFact paid) {
        basket = settled;
        bought = paid;
    }

    /** The basket, once it is known what is paid for it; null for what is no purchase. */
    @Nullable
    Basket basket() {
        return basket;
    }

    /** The purchase as rules see it, once it is known what is paid for it; null for what is none. */
    @Nullable
    PurchaseFact bought() {
        return bought;
    }

    /** How far clocks in the programme's zone are from UTC when it happens. */
    ZoneOffset offset() {
        return calendar().offsetAt(at());
    }

    /** When it happens, in the programme's zone. */
    LocalDate day() {
        return day;
    }

    Reasons reasons() {
        return shop.reasons();
    }

    /** What the rules say. */
    Proposals proposals() {
        return proposals;
    }

    List<Decision> decisions() {
        return decisions;
    }

    /** What the purchase that comes back, and its earlier refunds, did to the tier; empty if nothing comes back. */
    List<TierChanged> tierChangesRecorded() {
        List<Decision> recorded = transaction instanceof Refund refund ? refund.recorded() : List.of();
        return recorded.stream()
                .filter(TierChanged.class::isInstance)
                .map(TierChanged.class::cast)
                .toList();
    }

    /** How far the customer is from what would come next; to be asked when all is decided, and in the state. */
    @Override
    public List<Progress> get() {
        Object now = new CustomerFact(customer, day, programme());
        return shop.goals().stream()
                .flatMap(goal -> goal.progress(now, bought).stream())
                .toList();
    }

    void decide(Decision decision) {
        decisions.add(decision);
    }

    /** The name of a decision; subjects that come twice are numbered in their fixed order. */
    DecisionId id(String kind, String subject) {
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
        if (decisions.size() > FEW) {
            ids = ids.isEmpty() ? new HashSet<>() : ids;
            while (ids.size() < decisions.size()) {
                ids.add(decisions.get(ids.size()).id());
            }
            return ids.contains(id);
        }
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i).id().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
