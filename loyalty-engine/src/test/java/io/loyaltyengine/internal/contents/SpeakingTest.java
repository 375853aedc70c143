package io.loyaltyengine.internal.contents;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.fast.ShopCalendar;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.vocabulary.CalendarDay;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.internal.vocabulary.Presented;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.internal.vocabulary.WishFact;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever a rule says, more can follow, and the trace can tell of it. */
class SpeakingTest {
    private static final Decide DECIDE = (Decide) Proxy.newProxyInstance(
            Decide.class.getClassLoader(),
            new Class<?>[] {Decide.class},
            (proxy, method, arguments) -> method.getName().equals("say")
                    ? arguments[0]
                    : InvocationHandler.invokeDefault(proxy, method, arguments));

    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 1, 1));
    private static final Purchase BOUGHT = Purchase.of("order-1042")
            .at(Instant.parse("2026-03-14T09:30:00Z"))
            .currency("EUR")
            .line("mug", "HOME", 1, "14.90")
            .build();

    @Test
    void everyVerbAnswersAProposalAndEveryTermTheSame() throws ReflectiveOperationException {
        int verbs = 0;
        int terms = 0;
        for (Method verb : Decide.class.getMethods()) {
            if (!verb.isAnnotationPresent(Verb.class)) {
                continue;
            }
            verbs++;
            Object proposal = said(verb, DECIDE);
            assertThat(proposal).as(verb.toString()).isInstanceOf(Proposal.class);
            assertThat(words(proposal)).as(verb.toString()).isNotBlank();
            for (Method term : proposal.getClass().getMethods()) {
                if (term.isAnnotationPresent(Term.class)) {
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
        if (type == SortedSet.class) {
            return new TreeSet<>(Set.of("TEA"));
        }
        if (type == Selection.class) {
            return new Selection(List.of(), new long[0], null, 2);
        }
        if (type.isAssignableFrom(WishFact.class)) {
            return new WishFact("donation", Account.POINTS, 1, ANNA, BigDecimal.ZERO, Optional.empty(), Instant.EPOCH);
        }
        if (type == ClaimFact.class) {
            return new ClaimFact(
                    "TEN",
                    Optional.empty(),
                    ANNA,
                    false,
                    Presented.with(BOUGHT),
                    new ShopCalendar(ZoneOffset.UTC),
                    () -> BigDecimal.ZERO,
                    false,
                    Optional.empty());
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
