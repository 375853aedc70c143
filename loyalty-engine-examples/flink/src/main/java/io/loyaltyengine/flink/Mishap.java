package io.loyaltyengine.flink;

import org.apache.flink.api.common.accumulators.IntMaximum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Fails once, when states have changed and decisions are written that no checkpoint has yet; counts the restarts. */
final class Mishap extends RichMapFunction<Decided, Decided> {
    static final String RESTARTS = "restarts";

    private static final long serialVersionUID = 1L;

    private final long at;

    /** Fails at the first decision of this transaction or a later one. */
    Mishap(long at) {
        this.at = at;
    }

    @Override
    public void open(OpenContext context) {
        IntMaximum restarts = new IntMaximum();
        restarts.add(attempt());
        getRuntimeContext().addAccumulator(RESTARTS, restarts);
    }

    @Override
    public Decided map(Decided decided) {
        if (decided.number() >= at && attempt() == 0) {
            throw new IllegalStateException("The machine is gone, as was ordered.");
        }
        return decided;
    }

    private int attempt() {
        return getRuntimeContext().getTaskInfo().getAttemptNumber();
    }
}
