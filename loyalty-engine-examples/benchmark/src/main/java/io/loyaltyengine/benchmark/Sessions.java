package io.loyaltyengine.benchmark;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.RuleRunner;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.drools.Compilation;
import io.loyaltyengine.internal.drools.CompiledRules;
import io.loyaltyengine.internal.drools.RuleCompiler;
import io.loyaltyengine.internal.drools.RuleLoader;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Fires rules that the library has compiled as Drools does: a rule base for each stage, and sessions. */
final class Sessions {
    private static final String GLOBAL = "decide";

    private final Map<Stage, KieBase> bases;
    /** Where the rules stand in their stages, by what Drools calls them. */
    private final Map<String, Integer> places = new HashMap<>();

    private final CompiledRules compiled;
    private final ThreadLocal<Map<Stage, Seat>> seats = ThreadLocal.withInitial(() -> new EnumMap<>(Stage.class));

    Sessions(RuleSet rules) {
        Compilation compilation = RuleCompiler.compileWithModel(rules);
        this.compiled = RuleLoader.load(rules, compilation);
        this.bases = bases(new Classes(compilation.files()));
        for (Stage stage : Stage.values()) {
            for (int i = 0; i < rules.of(stage).size(); i++) {
                places.put(rules.of(stage).get(i).key(), i);
            }
        }
    }

    /** Lets the rules speak: whatever the facts by themselves, and by sessions where there are facts. */
    RuleRunner runner(boolean reused) {
        return new RuleRunner() {
            @Override
            public void fire(Stage stage, Recorder recorder, Object... facts) {
                if (reused) {
                    fireReused(stage, recorder, facts);
                } else {
                    Sessions.this.fire(stage, recorder, facts);
                }
            }

            @Override
            public void speak(Stage stage, Recorder recorder) {
                compiled.speak(stage, recorder);
            }
        };
    }

    private KieSession session(KieBase base) {
        KieSession session = base.newKieSession();
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                Recorder recorder = (Recorder) session.getGlobal(GLOBAL);
                recorder.firing(Objects.requireNonNull(
                        places.get(event.getMatch().getRule().getName())));
            }
        });
        return session;
    }

    private static Map<Stage, KieBase> bases(Classes classes) {
        Map<Stage, KieBase> bases = new EnumMap<>(Stage.class);
        for (String name : classes.files.keySet()) {
            if (!name.endsWith(".class")) {
                continue;
            }
            String[] path = name.split("[./]", -1);
            try {
                Class<?> type = classes.loadClass(name.replace('/', '.').replace(".class", ""));
                if (Model.class.isAssignableFrom(type)) {
                    Model model = (Model) type.getDeclaredConstructor().newInstance();
                    Stage stage = Arrays.stream(Stage.values())
                            .filter(candidate -> candidate.word().equals(path[1]))
                            .findAny()
                            .orElseThrow();
                    bases.put(
                            stage,
                            KieBaseBuilder.createKieBaseFromModel(
                                    model, RuleBaseFactory.newKnowledgeBaseConfiguration()));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return bases;
    }

    /** Fires with a session for this call only. */
    private void fire(Stage stage, Recorder recorder, Object[] facts) {
        KieBase base = bases.get(stage);
        if (base == null) {
            return;
        }
        KieSession session = session(base);
        try {
            session.setGlobal(GLOBAL, recorder);
            present(facts).forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }

    /** Fires with this thread's session: the facts take the places of the last call's, so that all is judged anew. */
    private void fireReused(Stage stage, Recorder recorder, Object[] facts) {
        KieBase base = bases.get(stage);
        if (base == null) {
            return;
        }
        Seat seat = seats.get().computeIfAbsent(stage, unknown -> new Seat(session(base)));
        seat.fire(recorder, present(facts));
    }

    /** The engine gives null where there is no fact. */
    private static List<Object> present(Object[] facts) {
        return Stream.of(facts).filter(Objects::nonNull).toList();
    }

    /** A session with the facts in it. */
    private record Seat(KieSession session, List<FactHandle> handles) {
        Seat(KieSession session) {
            this(session, new ArrayList<>());
        }

        void fire(Recorder recorder, List<?> facts) {
            session.setGlobal(GLOBAL, recorder);
            while (handles.size() > facts.size()) {
                session.delete(handles.remove(handles.size() - 1));
            }
            for (int i = 0; i < facts.size(); i++) {
                if (i < handles.size()) {
                    session.update(handles.get(i), facts.get(i));
                } else {
                    handles.add(session.insert(facts.get(i)));
                }
            }
            session.fireAllRules();
        }
    }

    /** Loads compiled rules. */
    private static final class Classes extends ClassLoader {
        private final Map<String, byte[]> files;

        Classes(Map<String, byte[]> files) {
            super(Sessions.class.getClassLoader());
            this.files = files;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] file = files.get(name.replace('.', '/') + ".class");
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, file, 0, file.length);
        }
    }
}
