package io.loyaltyengine.internal.settle;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.vocabulary.Acceptance;
import io.loyaltyengine.internal.vocabulary.Allowance;
import io.loyaltyengine.internal.vocabulary.Capping;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.internal.vocabulary.Donating;
import io.loyaltyengine.internal.vocabulary.Earning;
import io.loyaltyengine.internal.vocabulary.Multiplying;
import io.loyaltyengine.internal.vocabulary.Refusable;
import io.loyaltyengine.internal.vocabulary.Rejection;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Tiering;
import io.loyaltyengine.internal.vocabulary.WishFact;
import io.loyaltyengine.model.Fired;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what the rules say in an evaluation, stage by stage. What can be looked through are the proposals of the
 * latest stage: they stand by the name of their rule, those of one rule as it made them.
 */
final class Proposals implements Recorder, Supplier<List<Fired>> {
    /** As many as most evaluations bring. */
    private static final int A_FEW = 8;
    /** As many as most rules look at, and the recorder. */
    private static final int A_FEW_FACTS = 4;

    private static final int STAGES = Stage.values().length;

    private final @Nullable Object[][] facts = new Object[STAGES][];
    private Object[] room = new Object[A_FEW_FACTS];
    private Proposal[] said = new Proposal[A_FEW];
    private List<Rule> speakers = List.of();
    private int speaking;
    /** Where the latest stage begins, and where it ends. */
    private int start;

    private int end;

    Proposals() {
        room[0] = this;
    }

    /**
     * Listens to the rules of another stage; no stage comes twice.
     *
     * @param rules of the stage, by name
     * @param looked the facts that they look at
     */
    Proposals at(Stage stage, List<Rule> rules, @Nullable Object[] looked) {
        facts[place(stage)] = looked;
        speakers = rules;
        start = end;
        return this;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        return end - start;
    }

    Proposal get(int place) {
        return said[start + place];
    }

    /** The proposals of one kind. */
    <P extends Proposal> List<P> of(Class<P> kind) {
        int size = 0;
        int latest = 0;
        for (int i = start; i < end; i++) {
            if (kind.isInstance(said[i])) {
                size++;
                latest = i;
            }
        }
        if (size < 2) {
            return size == 0 ? Collections.emptyList() : List.of(kind.cast(said[latest]));
        }
        List<P> found = new ArrayList<>(size);
        for (int i = start; i < end; i++) {
            if (kind.isInstance(said[i])) {
                found.add(kind.cast(said[i]));
            }
        }
        return found;
    }

    /** The trace: what the rules of all stages said, and upon what values. */
    @Override
    public List<Fired> get() {
        List<Fired> trace = new ArrayList<>(end);
        for (int i = 0; i < end; i++) {
            Proposal proposal = said[i];
            Rule rule = proposal.rule();
            Optional<ClaimFact> claim = proposal.claim();
            SortedMap<String, String> values =
                    claim.isPresent() ? rule.valuesOf(claim.get()) : rule.valuesOf(facts[place(rule.stage())]);
            trace.add(new Fired(rule.stage().word(), rule.name(), values, proposal.words()));
        }
        return trace;
    }

    @Override
    public Object[] room(int size) {
        if (room.length < size) {
            room = Arrays.copyOf(room, size);
        }
        return room;
    }

    @Override
    public void firing(int rule) {
        speaking = rule;
    }

    @Override
    public Acceptance accept(ClaimFact claim) {
        return say(new Accept(speaker(), claim));
    }

    @Override
    public Allowance allow(WishFact wish) {
        return say(new Allow(speaker()));
    }

    @Override
    public Rejection refuse(Refusable subject, String code) {
        return say(new Refuse(speaker(), subject, checked("refuse", code)));
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

    @SuppressWarnings("EnumOrdinal") // a table that lives no longer than one evaluation
    private static int place(Stage stage) {
        return stage.ordinal();
    }

    private Rule speaker() {
        return speakers.get(speaking);
    }

    /** A code that a refusal can have. */
    private String checked(String verb, String code) {
        if (code.isBlank() || code.length() > Limits.MAX_NAME_LENGTH) {
            throw new EvaluationException(
                    speaker().name(),
                    "`" + verb + "` takes a code of 1 to " + Limits.MAX_NAME_LENGTH + " characters, not `" + code
                            + "`.",
                    null);
        }
        return code;
    }

    private <P extends Proposal> P say(P proposal) {
        if (end == said.length) {
            said = Arrays.copyOf(said, 2 * end);
        }
        said[end++] = proposal;
        return proposal;
    }
}
