package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.vocabulary.Donating;
import java.util.List;

/** A share of what is paid goes to causes. */
final class Donate implements Proposal, Donating {
    private final Rule rule;
    final long percent;
    List<String> causes = List.of();

    Donate(Rule rule, long percent) {
        this.rule = rule;
        this.percent = percent;
    }

    @Override
    public Donating to(String... to) {
        causes = List.of(to);
        return this;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public String words() {
        return "donate " + percent + " percent to " + String.join(", ", causes);
    }
}
