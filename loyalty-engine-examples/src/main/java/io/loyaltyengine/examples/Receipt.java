package io.loyaltyengine.examples;

import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.coupons.CouponAccepted;
import java.math.BigDecimal;
import java.util.Locale;

/** A purchase and what was decided about it, as a customer reads it. */
final class Receipt {
    private static final int WIDTH = 48;

    private final boolean german;
    private final StringBuilder text = new StringBuilder();

    private Receipt(Locale language) {
        this.german = language.getLanguage().equals("de");
    }

    static String of(Purchase purchase, Evaluation evaluation, Locale language) {
        return new Receipt(language).written(purchase, evaluation);
    }

    private String written(Purchase purchase, Evaluation evaluation) {
        for (Line line : purchase.lines()) {
            row(line.quantity() + " x " + line.product(), number(line.amount()));
        }
        for (CouponAccepted coupon : evaluation.decisions(CouponAccepted.class)) {
            row((german ? "Gutschein " : "Coupon ") + coupon.code(), "-" + number(coupon.discount()));
        }
        BigDecimal paid = evaluation.decisions(PurchaseRecorded.class).get(0).paid();
        row(german ? "Zu zahlen" : "To pay", number(paid) + " " + purchase.currency());
        text.append('\n');
        for (Progress progress : evaluation.progress()) {
            row(
                    (german ? "Bis " : "To ") + progress.goal(),
                    number(progress.actual()) + " / " + number(progress.required()));
        }
        row(
                german ? "Punkte" : "Points",
                String.valueOf(evaluation.customer().points().balance()));
        return text.toString();
    }

    private void row(String label, String value) {
        int gap = Math.max(1, WIDTH - label.length() - value.length());
        text.append(label).append(" ".repeat(gap)).append(value).append('\n');
    }

    private String number(BigDecimal amount) {
        return german ? amount.toPlainString().replace('.', ',') : amount.toPlainString();
    }
}
