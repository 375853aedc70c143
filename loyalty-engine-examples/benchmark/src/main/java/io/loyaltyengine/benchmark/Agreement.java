package io.loyaltyengine.benchmark;

import io.loyaltyengine.benchmark.Workload.Sale;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.util.List;
import java.util.Optional;

/** Whether contenders answer as the engine does: what is measured must be the same work. Immutable and thread-safe. */
final class Agreement {
    private final Engine engine = new Engine();
    private final CouponCatalogue coupons = Workload.coupons();
    private final List<Sale> sales;
    private final List<Decided> expected;

    /** About what is measured. */
    Agreement() {
        this(Workload.sales());
    }

    /** About other sales of the same shop. */
    Agreement(List<Sale> sales) {
        this.sales = List.copyOf(sales);
        this.expected = sales.stream()
                .map(sale -> engine.decide(sale.customer(), sale.purchase(), coupons))
                .toList();
    }

    /** A contender that gives its reasons in the name of the engine's rules. */
    Contender contender(Way way) {
        return way.contender(engine.ruleSet());
    }

    /** What the engine decides, sale by sale. */
    List<Decided> expected() {
        return expected;
    }

    /** What the contender answers otherwise than the engine, first of all; empty if it agrees. */
    Optional<String> disagreement(Contender contender) {
        for (int i = 0; i < sales.size(); i++) {
            Sale sale = sales.get(i);
            Answer actual = contender.decide(sale.customer(), sale.purchase(), coupons);
            if (!isRight(actual, expected.get(i))) {
                return Optional.of("Of " + sale + " it " + difference(expected.get(i), actual));
            }
        }
        return Optional.empty();
    }

    /** All that it answers must be what the engine has decided; who decides must decide all of it. */
    private static boolean isRight(Answer actual, Decided expected) {
        return actual instanceof Decided decided
                ? decided.equals(expected) && texts(decided).equals(texts(expected))
                : actual.equals(Gist.of(expected));
    }

    private static List<Sentence> texts(Decided decided) {
        return decided.decisions().stream().map(Decision::text).toList();
    }

    private static String difference(Decided expected, Answer actual) {
        return actual instanceof Decided decided
                ? difference(expected, decided)
                : "answers\n  " + actual + "\ninstead of\n  " + Gist.of(expected);
    }

    private static String difference(Decided expected, Decided actual) {
        List<Decision> wanted = expected.decisions();
        List<Decision> got = actual.decisions();
        for (int i = 0; i < Math.min(wanted.size(), got.size()); i++) {
            if (!got.get(i).equals(wanted.get(i))) {
                return "decides\n  " + got.get(i) + "\ninstead of\n  " + wanted.get(i);
            } else if (!got.get(i).text().equals(wanted.get(i).text())) {
                return "says\n  " + got.get(i).text() + "\ninstead of\n  "
                        + wanted.get(i).text();
            }
        }
        return wanted.size() == got.size()
                ? "leaves\n  " + actual.after() + "\ninstead of\n  " + expected.after()
                : "makes " + got.size() + " decisions instead of " + wanted.size() + ".";
    }
}
