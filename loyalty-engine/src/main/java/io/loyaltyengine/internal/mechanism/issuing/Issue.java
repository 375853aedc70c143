package io.loyaltyengine.internal.mechanism.issuing;

import io.loyaltyengine.internal.till.Frequency;
import io.loyaltyengine.internal.till.Lasting;
import io.loyaltyengine.internal.till.Pending;
import io.loyaltyengine.internal.till.Recurring;
import io.loyaltyengine.internal.vocabulary.AccountName;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.model.Account;
import java.util.Optional;

/** A coupon is to be issued. */
public final class Issue extends Lasting<Issue> implements Recurring<Issue>, Pending<Issue> {
    final String code;
    long price;
    String account = Account.POINTS;
    long most = Long.MAX_VALUE;
    Optional<String> on = Optional.empty();
    boolean keptOnRefund;
    long pendingDays;
    Optional<Frequency> frequency = Optional.empty();

    Issue(String code) {
        this.code = code;
    }

    @Override
    protected Issue self() {
        return this;
    }

    @Term(
            says = "one for every so many points that can be spent, which are taken",
            example = "decide.issue(\"VOUCHER\").forEvery(2000);",
            settles = "what it costs",
            takes = "available")
    public Issue forEvery(@Fixed long points) {
        return forEvery(points, Account.POINTS);
    }

    @Term(
            says = "one for every so many of another account",
            example = "decide.issue(\"FREE-COFFEE\").forEvery(10, \"stamps\");",
            settles = "what it costs",
            takes = "available")
    public Issue forEvery(@Fixed long number, @AccountName String from) {
        price = number;
        account = from;
        return this;
    }

    @Term(
            says = "no more than so many at once; the rest stays in the account",
            example = "decide.issue(\"FREE-COFFEE\").forEvery(10, \"stamps\").atMost(1);",
            needs = "forEvery")
    public Issue atMost(@Fixed long number) {
        most = number;
        return this;
    }

    @Term(says = "for this product alone", example = "decide.issue(\"TREAT\").on(\"espresso\");")
    public Issue on(String product) {
        on = product.isEmpty() ? Optional.empty() : Optional.of(product);
        return this;
    }

    @Term(
            says = "and stays when the goods come back; else an open one goes with them",
            example = "decide.issue(\"THANKS\").keptOnRefund();",
            excludes = "forEvery")
    public Issue keptOnRefund() {
        keptOnRefund = true;
        return this;
    }

    @Override
    public Issue waiting(long days) {
        pendingDays = days;
        return this;
    }

    @Override
    public Issue had(Frequency often) {
        frequency = Optional.of(often);
        return this;
    }

    @Override
    protected String words() {
        return "issue " + code + (price > 0 ? " for every " + price + " " + account : "");
    }
}
