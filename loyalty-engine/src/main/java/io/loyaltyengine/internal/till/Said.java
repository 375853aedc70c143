package io.loyaltyengine.internal.till;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Fired;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say in an evaluation, stage by stage. What can be looked through are the proposals of the latest stage:
 * they stand by the name of their rule, those of one rule as it made them.
 *
 * <p>There is one for all stages, with room for what most evaluations bring, and it hands out arrays and lists that are
 * as long as they must be: rules speak often, and mostly say little.
 */
public abstract class Said implements Speaking {
    /** As many as most evaluations bring. */
    private static final int A_FEW = 8;
    /** As many as most rules look at, and the recorder. */
    private static final int A_FEW_FACTS = 4;

    private static final int STAGES = Stage.values().length;

    private final @Nullable Object[][] facts = new Object[STAGES][];
    private Object[] room = new Object[A_FEW_FACTS];
    private Proposal[] said = new Proposal[A_FEW];
    private Stage stage = Stage.COUPONS;
    private List<Rule> speakers = List.of();
    private int speaking;
    /** Where the latest stage begins, and where it ends. */
    private int start;

    private int end;
    private List<Fired> notes = List.of();

    protected Said() {
        room[0] = this;
    }

    /**
     * Listens to the rules of another stage; no stage comes twice.
     *
     * @param rules of the stage, by name
     * @param looked the facts that they look at
     */
    final void listen(Stage next, List<Rule> rules, @Nullable Object[] looked) {
        stage = next;
        facts[place(next)] = looked;
        speakers = rules;
        start = end;
    }

    /** What the rules of the latest stage have looked at; null where there is no fact. */
    public final @Nullable Object[] facts() {
        return facts[place(stage)];
    }

    public final boolean isEmpty() {
        return size() == 0;
    }

    public final int size() {
        return end - start;
    }

    public final Proposal get(int place) {
        return said[start + place];
    }

    /** The proposals of one kind. */
    public final <P extends Proposal> List<P> of(Class<P> kind) {
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

    /**
     * Takes down for the trace what a mechanism says by itself, at the latest stage.
     *
     * @param title what it was
     * @param values that led to it
     * @param words what became of it
     */
    public final void note(String title, SortedMap<String, String> values, String words) {
        notes = notes.isEmpty() ? new ArrayList<>(1) : notes;
        notes.add(new Fired(stage.word(), title, values, words));
    }

    /** What the rules of all stages said, and upon what values; then what was noted. */
    final List<Fired> trace() {
        List<Fired> trace = new ArrayList<>(end);
        for (int i = 0; i < end; i++) {
            Proposal proposal = said[i];
            Rule rule = proposal.rule();
            SortedMap<String, String> values = rule.valuesOf(looked(proposal));
            String words = Words.cut(proposal.words(), Limits.MAX_TRACE_LENGTH);
            trace.add(new Fired(rule.stage().word(), rule.name(), values, words));
        }
        trace.addAll(notes);
        return trace;
    }

    /** What the rules of a stage have looked at; null if they were not asked. */
    final @Nullable Object @Nullable [] facts(Stage of) {
        return facts[place(of)];
    }

    /**
     * What one rule has said, in words.
     *
     * @param about the one fact that it was asked about, where there can be several of a kind; null for all it said
     */
    final List<String> proposals(Rule rule, @Nullable Object about) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            Object said = this.said[i].about().orElse(null);
            if (this.said[i].rule() == rule && (about == null || said == null || said == about)) {
                words.add(Words.cut(this.said[i].words(), Limits.MAX_TRACE_LENGTH));
            }
        }
        return words;
    }

    /** The rules that what one rule has said has yielded to, by name. */
    final List<String> yieldedTo(Rule rule) {
        return Arrays.stream(said, 0, end)
                .filter(proposal -> proposal.rule() == rule)
                .flatMap(proposal -> proposal.yieldedTo().stream())
                .map(Rule::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** What a rule has looked at when it said this: of several facts of a kind the one that it is about, which comes first. */
    private @Nullable Object[] looked(Proposal proposal) {
        List<@Nullable Object> looked =
                new ArrayList<>(Arrays.asList(facts[place(proposal.rule().stage())]));
        proposal.about().ifPresent(about -> looked.add(0, about));
        return looked.toArray();
    }

    @Override
    public final Object[] room(int size) {
        if (room.length < size) {
            room = Arrays.copyOf(room, size);
        }
        return room;
    }

    @Override
    public final void firing(int rule) {
        speaking = rule;
    }

    @Override
    public final <P extends Proposal> P say(P proposal) {
        if (end == said.length) {
            said = Arrays.copyOf(said, 2 * end);
        }
        said[end++] = proposal;
        proposal.saidBy(speakers.get(speaking));
        return proposal;
    }

    @SuppressWarnings("EnumOrdinal") // a table that lives no longer than one evaluation
    private static int place(Stage stage) {
        return stage.ordinal();
    }
}
