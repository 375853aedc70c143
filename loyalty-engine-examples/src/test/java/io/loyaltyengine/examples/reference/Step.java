package io.loyaltyengine.examples.reference;

import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Confirmation;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.RefundLine;
import java.time.Instant;
import java.util.List;

/** What a customer does next. A refund names its purchase; which records come with it is only known when it is told. */
sealed interface Step {
    String id();

    Instant at();

    record Buy(Purchase purchase) implements Step {
        @Override
        public String id() {
            return purchase.id();
        }

        @Override
        public Instant at() {
            return purchase.at();
        }
    }

    record Wish(Redemption redemption) implements Step {
        @Override
        public String id() {
            return redemption.id();
        }

        @Override
        public Instant at() {
            return redemption.at();
        }
    }

    /**
     * Goods, or a wish, that come back.
     *
     * @param of the purchase or wish; nobody may know it
     * @param lines empty, without money, for all that is left
     * @param money what is given back for goods that stay
     * @param host what the host does with the records
     */
    record Return(String id, Instant at, String of, List<RefundLine> lines, List<LineAmount> money, Host host)
            implements Step {}

    record Confirm(Confirmation confirmation) implements Step {
        @Override
        public String id() {
            return confirmation.id();
        }

        @Override
        public Instant at() {
            return confirmation.at();
        }
    }

    record Adjust(Adjustment adjustment) implements Step {
        @Override
        public String id() {
            return adjustment.id();
        }

        @Override
        public Instant at() {
            return adjustment.at();
        }
    }

    record Day(DayReached reached) implements Step {
        @Override
        public String id() {
            return reached.id();
        }

        @Override
        public Instant at() {
            return reached.at();
        }
    }

    /** What a host does with the records that belong to a refund. */
    enum Host {
        /** Hands in all of them. */
        CAREFUL(false),
        /** Hands in those of the purchase, not those of earlier refunds. */
        FORGETFUL(false),
        /** Puts a grant of another purchase among them. */
        MIXING(true),
        /** Raises what was granted. */
        RAISING(true),
        /** Hands in somebody else's. */
        STEALING(true);

        final boolean forges;

        Host(boolean forges) {
            this.forges = forges;
        }
    }
}
