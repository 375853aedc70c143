package io.loyaltyengine.workbench.whatif;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.workbench.data.Posted;

/** A recorded transaction does not fit a programme. */
public final class Unfit extends LoyaltyException {
    private static final long serialVersionUID = 1L;

    private final transient Posted posted;

    Unfit(String programme, Posted posted, InvalidInputException why) {
        super(
                "Customer `" + posted.customer() + "`, transaction `"
                        + posted.transaction().id() + "`, by `" + programme + "`: " + why.getMessage(),
                why);
        this.posted = posted;
    }

    Posted posted() {
        return posted;
    }

    @Override
    public Fault fault() {
        return Fault.CALLER;
    }
}
