package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.vocabulary.Claim;
import io.loyaltyengine.vocabulary.Earning;
import io.loyaltyengine.vocabulary.Rejection;
import io.loyaltyengine.vocabulary.Selection;
import io.loyaltyengine.vocabulary.Tiering;
import java.util.Optional;

/** What one rule has said. The words that follow a verb complete it while the rule is still speaking. */
sealed interface Proposal {
    Rule rule();

    /** In words, for the trace. */
    String words();

    record Accept(Rule rule, Claim claim) implements Proposal {
        @Override
        public String words() {
            return "accept " + claim.code();
        }
    }

    record CountSpend(Rule rule, Selection on) implements Proposal {
        @Override
        public String words() {
            return "count spend " + on.paid().toPlainString();
        }
    }

    record CountVisit(Rule rule) implements Proposal {
        @Override
        public String words() {
            return "count visit";
        }
    }

    record Award(Rule rule, String badge) implements Proposal {
        @Override
        public String words() {
            return "award " + badge;
        }
    }

    final class Reject implements Proposal, Rejection {
        private final Rule rule;
        final Claim claim;
        final String code;
        Object required = "";
        Object actual = "";

        Reject(Rule rule, Claim claim, String code) {
            this.rule = rule;
            this.claim = claim;
            this.code = code;
        }

        @Override
        public Rejection required(Object value) {
            required = value;
            return this;
        }

        @Override
        public Rejection actual(Object value) {
            actual = value;
            return this;
        }

        @Override
        public Rule rule() {
            return rule;
        }

        @Override
        public String words() {
            return "reject " + claim.code() + ": " + code;
        }
    }

    final class Earn implements Proposal, Earning {
        private final Rule rule;
        final long points;
        long per;
        Optional<Selection> on = Optional.empty();

        Earn(Rule rule, long points) {
            this.rule = rule;
            this.points = points;
        }

        @Override
        public Earning per(long amount) {
            per = amount;
            return this;
        }

        @Override
        public Earning on(Selection lines) {
            on = Optional.of(lines);
            return this;
        }

        @Override
        public Rule rule() {
            return rule;
        }

        @Override
        public String words() {
            return "earn " + points
                    + (per == 0 ? "" : " per " + per)
                    + on.map(lines -> " on " + lines.paid().toPlainString()).orElse("");
        }
    }

    final class Tier implements Proposal, Tiering {
        private final Rule rule;
        final String tier;
        int validMonths;
        boolean throughNextYear;

        Tier(Rule rule, String tier) {
            this.rule = rule;
            this.tier = tier;
        }

        @Override
        public Tiering validMonths(int months) {
            validMonths = months;
            return this;
        }

        @Override
        public Tiering validThroughNextYear() {
            throughNextYear = true;
            return this;
        }

        @Override
        public Rule rule() {
            return rule;
        }

        @Override
        public String words() {
            return "tier " + tier;
        }
    }
}
