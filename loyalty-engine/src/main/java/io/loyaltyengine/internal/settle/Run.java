package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.TierChanged;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.vocabulary.Claim;
import io.loyaltyengine.vocabulary.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One evaluation under way: what it is about, and what has been decided so far. */
final class Run {
    private final Programme programme;
    private final Customer before;
    private final Transaction transaction;
    private final LocalDateTime time;
    private final Reasons reasons;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Fired> trace = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private Customer customer;

    Run(Programme programme, Customer before, Transaction transaction, Reasons reasons) {
        this.programme = programme;
        this.before = before;
        this.transaction = transaction;
        this.time = LocalDateTime.ofInstant(transaction.at(), programme.zone());
        this.reasons = reasons;
        this.customer = before;
    }

    Programme programme() {
        return programme;
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
        return customer;
    }

    /** When it happens, in the programme's zone. */
    LocalDateTime time() {
        return time;
    }

    LocalDate day() {
        return time.toLocalDate();
    }

    Reasons reasons() {
        return reasons;
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

    List<Fired> trace() {
        return trace;
    }

    void decide(Decision decision) {
        decisions.add(decision);
        customer = customer.after(List.of(decision));
    }

    /** The name of a decision; subjects that come twice are numbered in their fixed order. */
    String id(String kind, String subject) {
        String id = place(transaction.id()) + kind + "/" + escaped(subject);
        String unique = id;
        for (int i = 2; !ids.add(unique); i++) {
            unique = id + "/" + i;
        }
        return unique;
    }

    /** What the ids of all decisions begin with that a transaction of this customer leads to. */
    String place(String transactionId) {
        return escaped(before.id()) + "/" + escaped(transactionId) + "/";
    }

    /** Adds what the rules of a stage said to the trace. */
    void trace(Stage stage, List<Proposal> proposals, Map<Class<?>, Object> facts) {
        for (Proposal proposal : proposals) {
            Map<Class<?>, Object> seen = new HashMap<>(facts);
            if (proposal instanceof Accept accept) {
                seen.put(Claim.class, accept.claim);
            } else if (proposal instanceof Reject reject && reject.subject() instanceof Claim claim) {
                seen.put(Claim.class, claim);
            }
            Rule rule = proposal.rule();
            trace.add(new Fired(stage.word(), rule.name(), rule.valuesOf(seen), proposal.words()));
        }
    }

    private static String escaped(String part) {
        return part.replace("%", "%25").replace("/", "%2F");
    }
}
