package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.model.LineAmount;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What one rule has said. The words that follow a verb complete it while the rule is still speaking. */
sealed interface Proposal permits Proposal.Simple, Accept, Refuse, Donate, Tier, Allow, Earn, Multiply, Cap {
    Rule rule();

    /** The claim it is about, if it is about one. */
    default Optional<ClaimFact> claim() {
        return Optional.empty();
    }

    /** In words, for the trace. */
    String words();

    /** What is said with one verb and nothing after it. */
    sealed interface Simple extends Proposal {}

    record CountSpend(Rule rule, Selection on) implements Simple, Supplier<List<LineAmount>> {
        /** What counts, by line. */
        @Override
        public List<LineAmount> get() {
            return on.shares();
        }

        @Override
        public String words() {
            return "count spend " + on.paid().toPlainString();
        }
    }

    record CountVisit(Rule rule) implements Simple {
        @Override
        public String words() {
            return "count visit";
        }
    }

    record Award(Rule rule, String badge) implements Simple {
        @Override
        public String words() {
            return "award " + badge;
        }
    }

    record Voucher(Rule rule, long points) implements Simple {
        @Override
        public String words() {
            return "voucher for " + points;
        }
    }

    record ExpireAll(Rule rule) implements Simple {
        @Override
        public String words() {
            return "expire all";
        }
    }

    record Notice(Rule rule, String notice) implements Simple {
        @Override
        public String words() {
            return "notice " + notice;
        }
    }
}
