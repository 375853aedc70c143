package io.loyaltyengine.examples;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.examples.retail.Replay;
import io.loyaltyengine.examples.retail.Summary;
import io.loyaltyengine.figures.Figures;
import io.loyaltyengine.figures.Leaderboard;
import io.loyaltyengine.figures.Retention;
import io.loyaltyengine.figures.Sums;
import io.loyaltyengine.figures.TieRule;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.workbench.data.OnlineRetail;
import io.loyaltyengine.workbench.data.RetailCoupons;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Figures over all customers of the bundled sales: who leads, who stays, what the programme costs and what a customer is
 * worth. The margin and the interest are invented.
 */
public final class FiguresOfAYear {
    private static final LocalDate MIDSUMMER = LocalDate.of(2011, 6, 9);
    private static final LocalDate END = LocalDate.of(2011, 12, 9);
    private static final int HALF_A_YEAR = 183;
    private static final BigDecimal MARGIN = new BigDecimal("0.25");
    private static final BigDecimal INTEREST = new BigDecimal("0.04");

    private final LoyaltyEngine engine = LoyaltyEngine.builder()
            .rules(RuleSource.classpath("rules", FiguresOfAYear.class.getClassLoader()))
            .currency(OnlineRetail.CURRENCY)
            .zone(OnlineRetail.ZONE)
            .coupons(RetailCoupons.catalogue())
            .build();
    private final Map<String, Customer> customers = new TreeMap<>();
    private Sums sums = Sums.NONE;

    private FiguresOfAYear() {}

    public static void main(String[] args) throws IOException {
        print(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    static void print(PrintStream out) throws IOException {
        FiguresOfAYear year = new FiguresOfAYear();
        year.replay();
        year.money(out);
        year.leaders(out);
        year.loyalty(out);
    }

    private void replay() throws IOException {
        OnlineRetail retail = OnlineRetail.sample();
        Replay replay =
                new Replay(this::evaluate, new Summary(retail.cleaning()), decision -> sums = sums.plus(decision));
        retail.shoppers().forEach(replay::shopper);
    }

    private Evaluation evaluate(Customer customer, Transaction transaction) {
        Evaluation evaluation = engine.evaluate(customer, transaction);
        customers.put(customer.id(), evaluation.customer());
        return evaluation;
    }

    private void money(PrintStream out) {
        out.println("Turnover less refunds: " + sums.turnover() + " " + OnlineRetail.CURRENCY);
        out.println("Points issued: " + sums.issued() + ", expired: " + sums.expired());
        out.println("Reward rate: " + percent(sums.rewardRate(engine.programme())));
        out.println("Breakage rate: " + percent(sums.breakageRate()));
        out.println("Liability: " + Figures.liability(customers.values(), engine.programme()) + " "
                + OnlineRetail.CURRENCY);
    }

    private void leaders(PrintStream out) {
        Map<String, Long> visits = new TreeMap<>();
        customers.forEach((id, customer) ->
                visits.put(id, (long) customer.history().lifetime().visits()));
        out.println();
        out.println("Most visits");
        for (Leaderboard.Place place :
                Leaderboard.ofCounts(visits, TieRule.COMPETITION).top(5)) {
            out.println("  " + place.rank() + ". " + place.customer() + " with " + place.score()
                    + place.gap().map(gap -> ", " + gap + " behind").orElse(""));
        }
    }

    private void loyalty(PrintStream out) {
        Retention retention = Retention.of(customers.values(), MIDSUMMER, END, HALF_A_YEAR);
        out.println();
        out.println(
                "Of " + retention.atStart() + " customers, " + retention.stayed() + " came again within half a year");
        out.println("Retention: " + percent(retention.rate()) + ", churn: " + percent(retention.churn()));
        BigDecimal margin = sums.turnover()
                .multiply(MARGIN)
                .divide(BigDecimal.valueOf(2L * customers.size()), 2, RoundingMode.HALF_UP);
        Currency currency = Currency.getInstance(OnlineRetail.CURRENCY);
        Optional<BigDecimal> value =
                retention.rate().flatMap(rate -> Figures.lifetimeValue(margin, rate, INTEREST, currency));
        out.println("A customer earns the shop " + margin + " " + currency + " in half a year, and is worth "
                + value.map(BigDecimal::toPlainString).orElse("no end"));
    }

    private static String percent(Optional<BigDecimal> rate) {
        return rate.map(share -> share.movePointRight(2).toPlainString() + " %").orElse("none");
    }
}
