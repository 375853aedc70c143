package io.loyaltyengine.internal.mechanism.donations;

import static io.loyaltyengine.internal.vocabulary.Stage.EARNING;

import io.loyaltyengine.internal.till.Allocation;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.PurchaseFact;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.rewards.DonationAllocated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What the shop gives of a purchase, rounded half up to the cent; goods that come back do not undo it. */
public final class Donations implements Mechanism.Settling {
    /** What rules can say about it. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "a share of what is paid, given by the shop",
                example = "decide.donatePercent(3).to(\"trees\");",
                forMoney = true,
                stages = EARNING,
                leadsTo = DonationAllocated.class,
                needs = "to")
        default Donate donatePercent(@Fixed @AtMost(100) long percent) {
            return say(new Donate(percent));
        }
    }

    /** A share of what is paid goes to causes. */
    public static final class Donate extends Proposal {
        private final long percent;
        private List<String> causes = List.of();

        Donate(long percent) {
            this.percent = percent;
        }

        @Term(
                says = "to these causes in equal parts, to the exact cent",
                example = "decide.donatePercent(3).to(\"school\", \"trees\", \"water\");")
        public Donate to(String... to) {
            causes = List.of(to);
            return this;
        }

        @Override
        protected String words() {
            return "donate " + percent + " percent to " + String.join(", ", causes);
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(DonationAllocated.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(EARNING);
    }

    @Override
    public void settle(Run run, Said said) {
        PurchaseFact bought = run.bought();
        if (bought == null) {
            return;
        }
        for (Donate donate : said.of(Donate.class)) {
            BigDecimal paid = bought.paid();
            BigDecimal amount =
                    paid.multiply(BigDecimal.valueOf(donate.percent, 2)).setScale(paid.scale(), RoundingMode.HALF_UP);
            if (amount.signum() > 0 && !donate.causes.isEmpty()) {
                run.decide(new DonationAllocated(
                        run.id(DonationAllocated.class, donate.rule().name()),
                        run.reason(donate.rule()),
                        amount,
                        shares(amount, donate.causes)));
            }
        }
    }

    private static List<DonationAllocated.Share> shares(BigDecimal amount, List<String> causes) {
        List<BigDecimal> parts = Allocation.split(amount, Collections.nCopies(causes.size(), BigDecimal.ONE));
        List<DonationAllocated.Share> shares = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            shares.add(new DonationAllocated.Share(causes.get(i), parts.get(i)));
        }
        return shares;
    }
}
