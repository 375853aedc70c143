package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.model.EvaluationException;
import io.loyaltyengine.vocabulary.Acceptance;
import io.loyaltyengine.vocabulary.Allowance;
import io.loyaltyengine.vocabulary.Capping;
import io.loyaltyengine.vocabulary.Claim;
import io.loyaltyengine.vocabulary.Donating;
import io.loyaltyengine.vocabulary.Earning;
import io.loyaltyengine.vocabulary.Multiplying;
import io.loyaltyengine.vocabulary.Rejection;
import io.loyaltyengine.vocabulary.Selection;
import io.loyaltyengine.vocabulary.Tiering;
import io.loyaltyengine.vocabulary.Wish;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Takes down what the rules of one stage say about its facts. */
final class Proposals implements Recorder {
    private static final Proposal[] NOTHING = {};
    /** As many as most stages say. */
    private static final int A_FEW = 6;

    private final List<Rule> rules;
    private final List<?> facts;
    private Proposal[] said = NOTHING;
    private int size;
    private int speaking = -1;

    /** @param rules of the stage, by name */
    Proposals(List<Rule> rules, List<?> facts) {
        this.rules = rules;
        this.facts = facts;
    }

    /** What the rules looked at. */
    List<?> facts() {
        return facts;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Proposals stand by the name of their rule; those of one rule as it made them. */
    Proposal get(int place) {
        return said[place];
    }

    /** The proposals of one kind. */
    <P extends Proposal> List<P> of(Class<P> kind) {
        List<P> found = Collections.emptyList();
        for (int i = 0; i < size; i++) {
            if (kind.isInstance(said[i])) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(kind.cast(said[i]));
            }
        }
        return found;
    }

    @Override
    public void firing(int rule) {
        speaking = rule;
    }

    @Override
    public Acceptance accept(Claim claim) {
        return say(new Accept(speaker(), claim));
    }

    @Override
    public Rejection reject(Claim claim, String code) {
        return say(new Reject(speaker(), claim, code));
    }

    @Override
    public Allowance allow(Wish wish) {
        return say(new Allow(speaker()));
    }

    @Override
    public Rejection refuse(Wish wish, String code) {
        return say(new Reject(speaker(), wish, code));
    }

    @Override
    public Earning earn(long points) {
        return say(new Earn(speaker(), points));
    }

    @Override
    public Multiplying multiply(long factor) {
        if (factor < 1) {
            throw new EvaluationException(
                    speaker().name(), "`multiply` takes a factor from 1 on, not `" + factor + "`.", null);
        }
        return say(new Multiply(speaker(), BigDecimal.valueOf(factor - 1)));
    }

    @Override
    public Multiplying addPercent(long percent) {
        return say(new Multiply(speaker(), BigDecimal.valueOf(percent, 2)));
    }

    @Override
    public Capping cap(long points) {
        return say(new Cap(speaker(), points));
    }

    @Override
    public void countSpend(Selection on) {
        say(new Proposal.CountSpend(speaker(), on));
    }

    @Override
    public void countVisit() {
        say(new Proposal.CountVisit(speaker()));
    }

    @Override
    public Donating donatePercent(long percent) {
        return say(new Donate(speaker(), percent));
    }

    @Override
    public Tiering tier(String tier) {
        return say(new Tier(speaker(), tier));
    }

    @Override
    public void award(String badge) {
        say(new Proposal.Award(speaker(), badge));
    }

    @Override
    public void voucher(long points) {
        say(new Proposal.Voucher(speaker(), points));
    }

    @Override
    public void expireAll() {
        say(new Proposal.ExpireAll(speaker()));
    }

    @Override
    public void notice(String notice) {
        say(new Proposal.Notice(speaker(), notice));
    }

    private Rule speaker() {
        return rules.get(speaking);
    }

    private <P extends Proposal> P say(P proposal) {
        if (size == said.length) {
            said = Arrays.copyOf(said, size + A_FEW);
        }
        said[size++] = proposal;
        return proposal;
    }
}
