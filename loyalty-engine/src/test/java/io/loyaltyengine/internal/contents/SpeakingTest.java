package io.loyaltyengine.internal.contents;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.vocabulary.CalendarDay;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whatever a rule says, more can follow, and the trace can tell of it. */
class SpeakingTest {
    private static final Decide DECIDE = (Decide) Proxy.newProxyInstance(
            Decide.class.getClassLoader(),
            new Class<?>[] {Decide.class},
            (proxy, method, arguments) -> method.getName().equals("say")
                    ? arguments[0]
                    : InvocationHandler.invokeDefault(proxy, method, arguments));

    @Test
    void everyVerbAnswersAProposalAndEveryTermTheSame() throws ReflectiveOperationException {
        int verbs = 0;
        int terms = 0;
        for (Method verb : Decide.class.getMethods()) {
            if (!verb.isAnnotationPresent(Verb.class) || !canBeSaid(verb)) {
                continue;
            }
            verbs++;
            Object proposal = said(verb, DECIDE);
            assertThat(proposal).as(verb.toString()).isInstanceOf(Proposal.class);
            assertThat(words(proposal)).as(verb.toString()).isNotBlank();
            for (Method term : proposal.getClass().getMethods()) {
                if (term.isAnnotationPresent(Term.class) && canBeSaid(term)) {
                    terms++;
                    assertThat(said(term, proposal)).as(term.toString()).isSameAs(proposal);
                }
            }
        }
        assertThat(verbs).isGreaterThan(10);
        assertThat(terms).isGreaterThan(25);
    }

    private static String words(Object proposal) throws ReflectiveOperationException {
        Class<?> type = proposal.getClass();
        while (Arrays.stream(type.getDeclaredMethods())
                .noneMatch(method -> method.getName().equals("words"))) {
            type = type.getSuperclass();
        }
        Method words = type.getDeclaredMethod("words");
        words.setAccessible(true);
        return (String) words.invoke(proposal);
    }

    /** Facts and lines are made by an evaluation only. */
    private static boolean canBeSaid(Method method) {
        return Arrays.stream(method.getParameters()).allMatch(parameter -> isConstant(parameter.getType()));
    }

    private static boolean isConstant(Class<?> type) {
        return type.isPrimitive() || type == String.class || type == String[].class || type == BigDecimal.class;
    }

    private static Object said(Method method, Object to) throws ReflectiveOperationException {
        method.setAccessible(true);
        Object[] arguments =
                Arrays.stream(method.getParameters()).map(SpeakingTest::some).toArray();
        try {
            return method.invoke(to, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method.toString(), e.getCause());
        }
    }

    private static Object some(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == BigDecimal.class) {
            return BigDecimal.ONE;
        }
        if (type == String[].class) {
            return new String[] {"trees"};
        }
        if (type == String.class) {
            return parameter.isAnnotationPresent(CalendarDay.class) ? "2027-12-31" : "GOLD";
        }
        if (type == long.class) {
            return 1L;
        }
        return 1;
    }
}
