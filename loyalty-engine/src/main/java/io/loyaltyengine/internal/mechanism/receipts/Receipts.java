package io.loyaltyengine.internal.mechanism.receipts;

import static io.loyaltyengine.internal.vocabulary.Stage.EARNING;

import io.loyaltyengine.internal.fast.Later;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Objections;
import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.vocabulary.PurchaseFact;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.SoldLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Records purchases, and the refunds that can be carried out. */
public final class Receipts implements Mechanism.Acting, Mechanism.Settling, Mechanism.Reversing {
    private static final Saying PURCHASE = Saying.of(
            PurchaseRecorded.class,
            "Purchase recorded",
            "A purchase of {paid} was recorded.",
            "Ein Einkauf über {paid} wurde erfasst.");

    private static final Saying REFUND = Saying.of(
            RefundRecorded.class, "Refund recorded", "Goods for {paid} came back.", "Ware für {paid} kam zurück.");

    private static final Saying ALREADY_REVERSED = Saying.of(
            Refused.class,
            "Nothing is refunded twice",
            "Of line {subject}, {required} can still come back, not {actual}.",
            "Von Position {subject} können noch {required} zurückkommen, nicht {actual}.");

    private static final Saying UNKNOWN_ORIGINAL = Saying.of(
            Refused.class,
            "Only what was recorded is taken back",
            "The purchase is not known, so nothing was taken back.",
            "Der Einkauf ist nicht bekannt; es wurde nichts zurückgenommen.");

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(PurchaseRecorded.class, RefundRecorded.class);
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
                    run.id("purchase", run.transaction().id()),
                    run.reason(PURCHASE),
                    run.transaction().id(),
                    run.day(),
                    basket.total(paid),
                    paid,
                    new Later<>(basket, Basket::sold)));
        }
    }

    @Override
    public void act(Run run) {
        if (run.transaction() instanceof Refund refund) {
            Objections objections = objections(run, refund);
            if (!objections.isEmpty()) {
                objections.refuse();
                run.end();
            }
        }
    }

    private static Objections objections(Run run, Refund refund) {
        Returned returned = run.returned();
        if (returned == null) {
            Objections unknown = new Objections(run, "refund", refund.id());
            unknown.add("UNKNOWN_ORIGINAL", UNKNOWN_ORIGINAL, "", "");
            return unknown;
        }
        Objections objections =
                new Objections(run, "refund", returned.purchase().transaction());
        returned.tooMuch()
                .forEach((line, quantity) ->
                        objections.add("ALREADY_REVERSED", ALREADY_REVERSED, line, returned.left(line), quantity));
        return objections;
    }

    @Override
    public void reverse(Run run, Returned returned) {
        PurchaseRecorded purchase = returned.purchase();
        List<SoldLine> lines = new ArrayList<>();
        BigDecimal paid = purchase.paid().subtract(purchase.paid());
        for (String line : returned.lines()) {
            SoldLine was = returned.sold(line);
            BigDecimal back = returned.share(was.paid(), line, RoundingMode.FLOOR);
            lines.add(new SoldLine(was.line(), was.product(), returned.quantity(line), back));
            paid = paid.add(back);
        }
        run.decide(new RefundRecorded(
                run.id("refund", purchase.transaction()),
                run.reason(REFUND),
                run.transaction().id(),
                purchase.transaction(),
                run.day(),
                paid,
                lines));
    }
}
