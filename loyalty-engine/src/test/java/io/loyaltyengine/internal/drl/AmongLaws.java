package io.loyaltyengine.internal.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.vocabulary.Among;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A word that looks something up finds nothing by a name that its fact does not have: the index relies on it. */
class AmongLaws {
    private static final List<String> NAMES = List.of(
            "a", "email", "size", "mood", "vip", "mug", "HOME", "DEPOSIT", "WELCOME", "GOLD", "NONE", "nothing");

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsNotAmongTheNamesIsNotFound(@ForAll Random random) throws ReflectiveOperationException {
        Set<String> asked = new TreeSet<>();
        for (Stage stage : Stage.values()) {
            for (Object fact : SomeFacts.of(stage, random)) {
                List<Object> owners = new ArrayList<>(List.of(fact));
                for (Method word : fact.getClass().getMethods()) {
                    if (word.getReturnType() == Selection.class && word.getParameterCount() == 0) {
                        owners.add(word.invoke(fact));
                    }
                }
                for (Object owner : owners) {
                    ask(owner, asked);
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(25);
    }

    private static void ask(Object owner, Set<String> asked) throws ReflectiveOperationException {
        for (Method word : owner.getClass().getMethods()) {
            Among among = word.getAnnotation(Among.class);
            if (among == null) {
                continue;
            }
            List<Object> known = new ArrayList<>();
            ((Iterable<?>) Vocabulary.method(owner.getClass(), among.value()).invoke(owner)).forEach(known::add);
            for (String name : NAMES) {
                if (!known.contains(name)) {
                    assertThat(isNothing(word.invoke(owner, arguments(word, name))))
                            .as("%s of %s, which has %s", word, name, known)
                            .isTrue();
                    asked.add(word.toGenericString());
                }
            }
        }
    }

    private static Object[] arguments(Method word, String name) {
        Object first = word.isVarArgs() ? new String[] {name} : name;
        return word.getParameterCount() == 1 ? new Object[] {first} : new Object[] {first, 1};
    }

    private static boolean isNothing(Object value) {
        return value instanceof Selection lines
                ? lines.units() == 0
                        && lines.paid().signum() == 0
                        && lines.total().signum() == 0
                : value.equals(false)
                        || value.equals("")
                        || (value instanceof Number number && new BigDecimal(number.toString()).signum() == 0);
    }
}
