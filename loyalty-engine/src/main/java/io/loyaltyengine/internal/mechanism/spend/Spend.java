package io.loyaltyengine.internal.mechanism.spend;

import static io.loyaltyengine.internal.vocabulary.Stage.EARNING;

import io.loyaltyengine.internal.fast.Later;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.standing.SpendCounted;
import io.loyaltyengine.model.standing.SpendReversed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Spend that counts toward standing, and goes with the goods. */
public final class Spend implements Mechanism.Settling, Mechanism.Reversing {
    private static final Saying REVERSED = Saying.of(
            SpendReversed.class,
            "Spend follows the goods",
            "{amount} no longer count toward your tier.",
            "{amount} zählen nicht mehr für deine Stufe.");

    /** What rules can say about it. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "spend toward tiers",
                example = "decide.countSpend($purchase.without(\"DEPOSIT\"));",
                stages = EARNING,
                leadsTo = SpendCounted.class)
        default CountSpend countSpend(Selection on) {
            return say(new CountSpend(on));
        }
    }

    /** What is paid for some lines counts. */
    public static final class CountSpend extends Proposal {
        private final Selection on;

        CountSpend(Selection on) {
            this.on = on;
        }

        @Override
        protected String words() {
            return "count spend " + on.paid().toPlainString();
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(SpendCounted.class, SpendReversed.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(EARNING);
    }

    @Override
    public void settle(Run run, Said said) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) instanceof CountSpend spend && spend.on.paid().signum() > 0) {
                run.decide(new SpendCounted(
                        run.id(SpendCounted.class, spend.rule().name()),
                        run.reason(spend.rule()),
                        spend.on.paid(),
                        run.day(),
                        new Later<>(spend.on, Selection::shares)));
            }
        }
    }

    @Override
    public void check(Returned returned) {
        for (SpendCounted counted : returned.brought(SpendCounted.class)) {
            returned.checkSum(
                    counted,
                    counted.amount(),
                    counted.shares().stream().map(LineAmount::line).toList(),
                    counted.shares().stream().map(LineAmount::amount).toList());
        }
    }

    @Override
    public void reverse(Run run, Returned returned) {
        for (SpendCounted counted : returned.brought(SpendCounted.class)) {
            reverse(run, returned, counted);
        }
    }

    private static void reverse(Run run, Returned returned, SpendCounted counted) {
        List<LineAmount> shares = new ArrayList<>();
        BigDecimal amount = counted.amount().subtract(counted.amount());
        for (LineAmount share : counted.shares()) {
            if (returned.lines().contains(share.line())) {
                BigDecimal back = returned.share(share.amount(), share.line(), RoundingMode.FLOOR);
                shares.add(new LineAmount(share.line(), back));
                amount = amount.add(back);
            }
        }
        if (amount.signum() > 0) {
            run.decide(new SpendReversed(
                    run.id(SpendReversed.class, counted.reason().rule()),
                    run.reason(REVERSED),
                    counted.id(),
                    amount,
                    counted.day(),
                    shares));
        }
    }
}
