package io.loyaltyengine.examples;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.figures.SponsorSums;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Quantity;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.TransactionRecorded;
import io.loyaltyengine.workbench.data.Event;
import io.loyaltyengine.workbench.data.OnlineRetail;
import io.loyaltyengine.workbench.data.Shopper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Three years of one real customer with a card of several partners, {@code rules/coalition}: each change of points, miles,
 * status and tier with its day, and with the sentence that the customer is told, in German. In the end, what sponsors bear.
 *
 * <p>The bundled sales are of one year and of one shop. So what the customer bought in it, and brought back, is repeated in
 * the two years after it; the day of the month says with which partner: market, fuel and airline in turn. Pounds are taken for
 * euros. Invented is what is done with it: for fuel the customer pays with all points, once there are enough, and flies whenever
 * the miles suffice. Every day is told, up to the spring in which the last tier is over.
 */
public final class ThreeYears {
    private static final String CUSTOMER = "12708";
    private static final int YEARS = 3;
    private static final LocalDate END = LocalDate.of(2015, 3, 1);
    private static final List<String> PARTNERS = List.of("market", "fuel", "airline");
    private static final long LEAST_POINTS = 200;
    private static final RewardDefinition FLIGHT = new RewardDefinition(
            "flight",
            "miles",
            1000,
            BigDecimal.ZERO,
            new TreeSet<>(),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.empty());

    private final LoyaltyEngine engine = LoyaltyEngine.builder()
            .rules(RuleSource.classpath("rules/coalition", ThreeYears.class.getClassLoader()))
            .build();
    private final String currency = engine.programme().currency().getCurrencyCode();
    private final ZoneId zone = engine.programme().zone();
    private final Map<String, List<Decision>> recorded = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private Customer customer;

    private ThreeYears(LocalDate firstDay) {
        customer = Customer.enrolled(CUSTOMER, currency, firstDay)
                .with(new Profile(
                        Optional.empty(),
                        new TreeSet<>(),
                        new TreeMap<>(),
                        Optional.empty(),
                        new TreeSet<>(List.of("email"))));
    }

    /** What one transaction made of the customer. */
    record Step(LocalDate day, Customer before, Evaluation evaluation) {
        /** What the customer is told of it: all but that it was booked. */
        List<Decision> told() {
            return evaluation.decisions().stream()
                    .filter(decision -> !(decision instanceof TransactionRecorded))
                    .toList();
        }
    }

    public static void main(String[] args) throws IOException {
        print(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    static void print(PrintStream out) throws IOException {
        lived().tell(out);
    }

    static ThreeYears lived() throws IOException {
        Shopper shopper = OnlineRetail.sample().shoppers().stream()
                .filter(some -> some.id().equals(CUSTOMER))
                .findFirst()
                .orElseThrow();
        ThreeYears years = new ThreeYears(shopper.firstDay());
        years.live(shopper);
        return years;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    LoyaltyEngine engine() {
        return engine;
    }

    private void live(Shopper shopper) {
        Map<LocalDate, List<Runnable>> days = new TreeMap<>();
        for (int year = 0; year < YEARS; year++) {
            for (Event event : shopper.events()) {
                Instant at = event.at().atZone(zone).plusYears(year).toInstant();
                String suffix = "-" + year;
                days.computeIfAbsent(day(at), day -> new ArrayList<>()).add(() -> happens(event, at, suffix));
            }
        }
        for (LocalDate day = shopper.firstDay(); !day.isAfter(END); day = day.plusDays(1)) {
            evaluate(DayReached.of("day-" + day, day.atStartOfDay(zone).toInstant(), currency));
            days.getOrDefault(day, List.of()).forEach(Runnable::run);
        }
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private void happens(Event event, Instant at, String year) {
        List<Decision> before = recorded.computeIfAbsent(event.purchase() + year, purchase -> new ArrayList<>());
        if (event instanceof Event.Return back) {
            before.addAll(evaluate(
                    Refund.whole(back.id() + year, at, currency, before).ofLines(back.lines())));
            return;
        }
        before.addAll(evaluate(purchase((Event.Sale) event, at, year)));
        if (customer.account(FLIGHT.account()).available() >= FLIGHT.points()) {
            evaluate(Redemption.of("flight-" + at, at, currency, new Redemption.Reward(FLIGHT)));
        }
    }

    private Purchase purchase(Event.Sale sale, Instant at, String year) {
        String partner = PARTNERS.get(day(at).getDayOfMonth() % PARTNERS.size());
        Purchase.Builder purchase =
                Purchase.of(sale.purchase() + year).at(at).currency(currency).partner(partner);
        sale.lines().forEach(purchase::line);
        long points = customer.points().available();
        if (partner.equals("fuel") && points >= LEAST_POINTS) {
            purchase.redeem(points);
        }
        return purchase.build();
    }

    private List<Decision> evaluate(Transaction transaction) {
        Evaluation evaluation = engine.evaluate(customer, transaction);
        steps.add(new Step(day(transaction.at()), customer, evaluation));
        customer = evaluation.customer();
        return evaluation.decisions();
    }

    private void tell(PrintStream out) {
        List<Decision> told = new ArrayList<>();
        for (Step step : steps) {
            step.told().forEach(decision -> out.println(step.day() + "  " + decision.sentence(Locale.GERMAN)));
            told.addAll(step.told());
        }
        out.println();
        out.println("Stufe: " + customer.tier().name());
        for (String account : engine.programme().accountNames()) {
            out.println(quantity(customer.account(account).balance(), account));
            SponsorSums.of(account, told)
                    .forEach((sponsor, borne) -> out.println("  " + sponsor + " trägt "
                            + quantity(borne.netPoints(), account) + ", " + borne.netValue() + " " + currency));
        }
    }

    private String quantity(long number, String account) {
        return number + " "
                + engine.programme().unit(new Quantity(number, account)).in(Locale.GERMAN);
    }
}
