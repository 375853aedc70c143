package io.loyaltyengine.internal.mechanism.receipts;

import static io.loyaltyengine.internal.vocabulary.Stage.EARNING;

import io.loyaltyengine.internal.fast.Later;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Objections;
import io.loyaltyengine.internal.till.Repetition;
import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.vocabulary.PurchaseFact;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Booked;
import io.loyaltyengine.model.Confirmation;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Recorded;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.TransactionRecorded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records what takes place: purchases, the refunds that can be carried out, and whatever else something comes of. */
public final class Receipts implements Mechanism.Acting, Mechanism.Settling, Mechanism.Reversing, Mechanism.Closing {
    private static final Saying PURCHASE = Saying.of(
            PurchaseRecorded.class,
            "Purchase recorded",
            "A purchase of {paid} was recorded.",
            "Ein Einkauf über {paid} wurde erfasst.");

    private static final Saying REFUND = Saying.of(
            RefundRecorded.class, "Refund recorded", "Goods for {paid} came back.", "Ware für {paid} kam zurück.");

    private static final Saying OTHER = Saying.of(
            TransactionRecorded.class,
            "Booked, so that it is not booked again",
            "{transaction} is booked.",
            "{transaction} ist gebucht.");

    private static final Saying TOO_MUCH = Saying.of(
            Refused.class,
            "Nothing is refunded twice",
            "Of line {subject}, {required} can still come back, not {actual}.",
            "Von Position {subject} kann höchstens noch {required} zurückkommen, nicht {actual}.");

    private static final Saying ALL_BACK = Saying.of(
            Refused.class,
            "What is back cannot come back",
            "All of {subject} is back already.",
            "Von {subject} ist schon alles zurück.");

    private static final Saying UNKNOWN_ORIGINAL = Saying.of(
            Refused.class,
            "Only what was recorded is taken back",
            "The purchase is not known, so nothing was taken back.",
            "Der Einkauf ist nicht bekannt; es wurde nichts zurückgenommen.");

    private static final Saying UNKNOWN_PURCHASE = Saying.of(
            Refused.class,
            "Only a known purchase is confirmed",
            "The purchase {subject} is not known; nothing was confirmed.",
            "Der Einkauf {subject} ist nicht bekannt; es wurde nichts bestätigt.");

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(PurchaseRecorded.class, RefundRecorded.class, TransactionRecorded.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(EARNING);
    }

    @Override
    public void settle(Run run, Said said) {
        PurchaseFact bought = run.bought();
        Basket basket = run.basket();
        if (bought != null && basket != null) {
            BigDecimal paid = bought.paid();
            run.decide(new PurchaseRecorded(
                    run.id(PurchaseRecorded.class, run.transaction().id()),
                    run.reason(PURCHASE),
                    run.transaction().id(),
                    run.day(),
                    basket.total(paid),
                    paid,
                    new Later<>(basket, Basket::sold),
                    run.knownUntil()));
        }
    }

    @Override
    public void act(Run run) {
        if (run.transaction() instanceof Refund refund) {
            act(run, refund);
        } else if (run.transaction() instanceof Confirmation confirmation) {
            act(run, confirmation);
        }
    }

    private static void act(Run run, Refund refund) {
        Returned returned = run.returned();
        if (returned != null && returned.isProcessed()) {
            Repetition.refuse(run);
            return;
        }
        Objections objections = returned == null ? unknown(run, refund) : tooMuch(run, returned);
        if (!objections.isEmpty()) {
            objections.refuse();
            run.end();
        }
    }

    private static Objections unknown(Run run, Refund refund) {
        Objections unknown = new Objections(run, "refund", refund.id());
        unknown.add("UNKNOWN_ORIGINAL", UNKNOWN_ORIGINAL, "", "");
        return unknown;
    }

    private static Objections tooMuch(Run run, Returned returned) {
        Objections objections =
                new Objections(run, "refund", returned.original().transaction());
        if (returned.isEmpty()) {
            objections.add("ALREADY_REVERSED", ALL_BACK, "", "");
        }
        returned.tooMuch()
                .forEach((line, quantity) ->
                        objections.add("ALREADY_REVERSED", TOO_MUCH, line, returned.left(line), quantity));
        returned.tooMuchMoney()
                .forEach((line, allowance) ->
                        objections.add("ALREADY_REVERSED", TOO_MUCH, line, returned.leftToPay(line), allowance));
        return objections;
    }

    /** Nothing is confirmed after its return window, whether the state still knows it or not, but what waits for it. */
    private static void act(Run run, Confirmation confirmation) {
        Customer customer = run.customer();
        Booked booked = customer.booked().get(confirmation.purchase());
        boolean isInWindow = booked != null && !booked.until().isBefore(run.day());
        boolean isAwaited = customer.accounts().values().stream()
                .flatMap(account -> account.lots().stream())
                .anyMatch(lot -> lot.lifetime()
                        .awaits()
                        .filter(confirmation.purchase()::equals)
                        .isPresent());
        if (!isInWindow && !isAwaited) {
            Objections unknown = new Objections(run, "confirmation", confirmation.purchase());
            unknown.add("UNKNOWN_ORIGINAL", UNKNOWN_PURCHASE, "", "");
            unknown.refuse();
            run.end();
        }
    }

    @Override
    public void check(Returned returned) {
        Recorded original = returned.original();
        if (original instanceof PurchaseRecorded purchase) {
            checkPaid(returned, purchase, purchase.paid(), purchase.lines(), List.of());
        }
        for (RefundRecorded back : returned.recorded(RefundRecorded.class)) {
            checkPaid(returned, back, back.paid(), back.lines(), back.allowances());
        }
    }

    private static void checkPaid(
            Returned returned, Decision decision, BigDecimal paid, List<SoldLine> lines, List<LineAmount> allowances) {
        List<LineAmount> parts = new ArrayList<>(allowances);
        lines.forEach(line -> parts.add(new LineAmount(line.line(), line.paid())));
        returned.checkSum(
                decision,
                paid,
                parts.stream().map(LineAmount::line).toList(),
                parts.stream().map(LineAmount::amount).toList());
    }

    @Override
    public void reverse(Run run, Returned returned) {
        Recorded original = returned.original();
        List<SoldLine> lines = new ArrayList<>();
        List<LineAmount> allowances = new ArrayList<>();
        BigDecimal paid = BigDecimal.valueOf(0, run.programme().currency().getDefaultFractionDigits());
        for (String line : returned.lines()) {
            SoldLine was = returned.sold(line);
            BigDecimal back = returned.share(was.paid(), line, RoundingMode.FLOOR);
            BigDecimal allowance = returned.allowance(line);
            if (returned.quantity(line) > 0) {
                lines.add(new SoldLine(was.line(), was.product(), returned.quantity(line), back.subtract(allowance)));
            }
            if (allowance.signum() > 0) {
                allowances.add(new LineAmount(line, allowance));
            }
            paid = paid.add(back);
        }
        run.decide(new RefundRecorded(
                run.id(RefundRecorded.class, original.transaction()),
                run.reason(REFUND),
                run.transaction().id(),
                original.transaction(),
                run.day(),
                paid,
                lines,
                allowances,
                returned.isComplete(),
                isUndone(run, returned) ? Optional.of(original.day()) : Optional.empty(),
                run.knownUntil()));
    }

    private static boolean isUndone(Run run, Returned returned) {
        return returned.original() instanceof PurchaseRecorded
                && returned.isComplete()
                && !run.programme().takesBack().keepsPurchases();
    }

    @Override
    public void close(Run run) {
        boolean isRecorded = run.transaction() instanceof Purchase
                || run.transaction() instanceof Refund
                || run.transaction() instanceof Activity;
        if (!isRecorded && !run.decisions().isEmpty()) {
            run.decide(new TransactionRecorded(
                    run.id(TransactionRecorded.class, run.transaction().id()),
                    run.reason(OTHER),
                    run.transaction().id(),
                    run.day(),
                    granted(run),
                    run.knownUntil()));
        }
    }

    /** What was granted for a wish, as a line that can come back. */
    private static List<SoldLine> granted(Run run) {
        BigDecimal nothing = BigDecimal.valueOf(0, run.programme().currency().getDefaultFractionDigits());
        if (!(run.transaction() instanceof Redemption redemption)) {
            return List.of();
        }
        return redemption.wish() instanceof Redemption.Reward wanted
                ? List.of(new SoldLine(
                        "1",
                        wanted.reward().code(),
                        1,
                        wanted.reward().coPayment().setScale(nothing.scale())))
                : List.of(new SoldLine("1", ((Redemption.Donation) redemption.wish()).cause(), 1, nothing));
    }
}
