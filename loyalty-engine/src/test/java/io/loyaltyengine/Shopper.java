package io.loyaltyengine;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Recorded;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A customer with the shop's memory: keeps the state and what was recorded for each purchase, as a host would. */
final class Shopper {
    private static final Instant START = Instant.parse("2023-01-01T09:00:00Z");

    private final LoyaltyEngine engine;
    private final CouponCatalogue catalogue;
    private final Map<String, List<Decision>> recorded = new LinkedHashMap<>();
    private final List<Turn> turns = new ArrayList<>();
    private Customer customer = Customer.enrolled("anna", "EUR", LocalDate.of(2023, 1, 1));
    private Instant now = START;

    /** One evaluation with all that went in. */
    record Turn(Customer before, Transaction transaction, Evaluation evaluation) {
        List<Decision> decisions() {
            return evaluation.decisions();
        }

        Customer after() {
            return evaluation.customer();
        }
    }

    Shopper(LoyaltyEngine engine, CouponCatalogue catalogue) {
        this.engine = engine;
        this.catalogue = catalogue;
    }

    static Shopper playing(List<Step> steps, LoyaltyEngine engine, CouponCatalogue catalogue) {
        Shopper shopper = new Shopper(engine, catalogue);
        steps.forEach(shopper::play);
        return shopper;
    }

    Customer customer() {
        return customer;
    }

    List<Turn> turns() {
        return turns;
    }

    List<String> purchases() {
        return List.copyOf(recorded.keySet());
    }

    /** The decisions of a purchase and of what came back of it. */
    List<Decision> recorded(String purchase) {
        return List.copyOf(recorded.getOrDefault(purchase, List.of()));
    }

    Instant now() {
        return now;
    }

    Shopper later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    /** Lets all that has fallen due happen. */
    Shopper awake() {
        DayReached day = DayReached.of("day-" + turns.size(), now, "EUR");
        turn(day.id(), day);
        recorded.remove(day.id());
        return this;
    }

    Turn buy(List<Line> lines, List<String> coupons) {
        Purchase.Builder purchase = Purchase.of("order-" + turns.size()).at(now).currency("EUR");
        lines.forEach(purchase::line);
        coupons.forEach(purchase::coupon);
        return decide(purchase.build());
    }

    Turn decide(Transaction transaction) {
        return turn(transaction.id(), transaction);
    }

    Turn giveBackAll(String purchase) {
        return turn(purchase, Refund.whole("refund-" + turns.size(), now, "EUR", recorded(purchase)));
    }

    Turn giveBack(String purchase, List<RefundLine> lines) {
        return giveBack("refund-" + turns.size(), purchase, lines);
    }

    Turn giveBack(String id, String purchase, List<RefundLine> lines) {
        return turn(purchase, Refund.whole(id, now, "EUR", recorded(purchase)).ofLines(lines));
    }

    /** Goods and money for goods that stay, in one. */
    Turn giveBack(String purchase, List<RefundLine> lines, List<LineAmount> allowances) {
        Currency euro = Currency.getInstance("EUR");
        return turn(purchase, new Refund("refund-" + turns.size(), now, euro, Optional.empty(), lines, allowances, recorded(purchase)));
    }

    /** Some of the money that was paid for one line and is not back yet; none if nothing is left of it. */
    List<LineAmount> someMoney(String purchase, Random choice) {
        Map<String, BigDecimal> left = new TreeMap<>();
        for (Decision decision : recorded(purchase)) {
            if (decision instanceof PurchaseRecorded bought) {
                bought.lines().forEach(line -> left.merge(line.line(), line.paid(), BigDecimal::add));
            } else if (decision instanceof RefundRecorded back) {
                back.lines().forEach(line -> left.merge(line.line(), line.paid().negate(), BigDecimal::add));
                back.allowances()
                        .forEach(line -> left.merge(line.line(), line.amount().negate(), BigDecimal::add));
            }
        }
        List<Map.Entry<String, BigDecimal>> lines = new ArrayList<>(left.entrySet());
        Map.Entry<String, BigDecimal> line = lines.get(choice.nextInt(lines.size()));
        int cents = line.getValue().movePointRight(2).intValueExact();
        return cents == 0
                ? List.of()
                : List.of(new LineAmount(line.getKey(), BigDecimal.valueOf(1 + choice.nextInt(cents), 2)));
    }

    /** Units that have not come back yet, by line; lines without any are absent. */
    Map<String, Integer> left(String purchase) {
        Map<String, Integer> left = new TreeMap<>();
        for (Decision decision : recorded(purchase)) {
            if (decision instanceof Recorded bought) {
                bought.lines().forEach(line -> left.merge(line.line(), line.quantity(), Integer::sum));
            } else if (decision instanceof RefundRecorded back) {
                for (SoldLine line : back.lines()) {
                    left.merge(line.line(), -line.quantity(), Integer::sum);
                }
            }
        }
        left.values().removeIf(units -> units == 0);
        return left;
    }

    /** Some of what is left of a purchase that is not back yet; at least one unit. */
    List<RefundLine> somePart(String purchase, Random choice) {
        List<Map.Entry<String, Integer>> left = new ArrayList<>(left(purchase).entrySet());
        Collections.shuffle(left, choice);
        return left.subList(0, 1 + choice.nextInt(left.size())).stream()
                .map(line -> new RefundLine(line.getKey(), 1 + choice.nextInt(line.getValue())))
                .toList();
    }

    private void play(Step step) {
        later(Duration.ofHours(step.hoursLater()));
        if (step instanceof Step.Buying buying) {
            buy(buying.lines(), buying.coupons());
        } else if (step instanceof Step.Returning returning && !recorded.isEmpty()) {
            play(returning);
        }
    }

    private void play(Step.Returning returning) {
        Random choice = new Random(returning.choice());
        String purchase = purchases().get(choice.nextInt(recorded.size()));
        if (returning.manner() == Step.Manner.EVERYTHING_LEFT || left(purchase).isEmpty()) {
            giveBackAll(purchase);
        } else if (returning.manner() == Step.Manner.A_PART) {
            giveBack(purchase, somePart(purchase, choice));
        } else {
            Map.Entry<String, Integer> line = new TreeMap<>(left(purchase)).firstEntry();
            giveBack(purchase, List.of(new RefundLine(line.getKey(), line.getValue() + 1)));
        }
    }

    private Turn turn(String purchase, Transaction transaction) {
        Evaluation evaluation = engine.evaluate(customer, transaction, catalogue);
        Turn turn = new Turn(customer, transaction, evaluation);
        turns.add(turn);
        customer = evaluation.customer();
        List<Decision> stored = recorded.computeIfAbsent(purchase, first -> new ArrayList<>());
        // To store a decision twice does no harm; two decisions with one id would be refused with the next refund.
        evaluation.decisions().stream()
                .filter(decision -> !stored.contains(decision))
                .forEach(stored::add);
        return turn;
    }
}
