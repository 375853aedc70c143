package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Totals;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.SpendCounted;
import io.loyaltyengine.model.standing.TierChanged;
import io.loyaltyengine.model.standing.TierRetained;
import io.loyaltyengine.model.standing.VisitCounted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of what rules say, written by hand for this one programme: euros in cents, no payment with points. One
 * purchase each. Rules say something, their step is settled, then come the rules of the next step: coupons, earning,
 * standing. Not thread-safe.
 */
public final class Settlement {
    static final String SPEND = "What counts toward a tier";
    /** In cents. */
    private static final long SILVER = 500_00;

    private static final long GOLD = 2000_00;
    static final String VISIT = "One visit a day";

    private final Words words;
    private final Customer before;
    private final Purchase purchase;
    private final Basket basket;
    private final Ledger ledger;
    private final Verdicts verdicts;
    private final Grants grants;
    private TierStanding tier;

    private boolean perEuro;
    private boolean spendCounts;
    private boolean visitCounts;
    private long spent;
    private boolean silver;
    private boolean gold;
    private boolean superfan;
    private boolean platin;
    private boolean thanks;

    Settlement(Words words, Customer customer, Purchase purchase, CouponCatalogue coupons) {
        this.words = words;
        this.before = customer;
        this.purchase = purchase;
        this.basket = new Basket(purchase);
        this.ledger = new Ledger(customer, purchase);
        this.verdicts = new Verdicts(words, customer, purchase, coupons, basket, ledger);
        this.grants = new Grants(words, basket, ledger);
        for (Account.Lot lot : customer.points().lots()) {
            if (lot.lifetime().isOver(purchase.at())) {
                expire(lot);
            }
        }
        tier = customer.tier();
        while (tier.isOver(ledger.day())) {
            tier = reviewed(tier.validUntil().orElseThrow());
        }
    }

    /** The tier that follows the last day of this one: what had been earned by then. */
    private TierStanding reviewed(LocalDate last) {
        long year = spentInTheYearTo(last);
        int earned = year >= GOLD ? 1 : year >= SILVER ? 0 : -1;
        int rank = rank(tier.name());
        TierStanding to = earned < 0
                ? TierStanding.NONE
                : standing(earned, last, earned == rank ? tier.since() : Optional.of(last.plusDays(1)));
        if (earned == rank) {
            DecisionId id = ledger.uniqueId(TierRetained.class, to.name());
            ledger.add(new TierRetained(id, earnedTier(earned, to), tier, to));
        } else {
            DecisionId id = ledger.uniqueId(TierChanged.class, to.name());
            ledger.add(
                    new TierChanged(id, earned > rank ? earnedTier(earned, to) : words.tierEnded(tier, to), tier, to));
        }
        return to;
    }

    private Reason earnedTier(int rank, TierStanding to) {
        return rank == 1 ? words.tier("Gold tier", 2000, to) : words.tier("Silver tier", 500, to);
    }

    private long spentInTheYearTo(LocalDate day) {
        long year = 0;
        for (Totals totals : before.history()
                .days()
                .subMap(day.minusMonths(12).plusDays(1), day.plusDays(1))
                .values()) {
            year += Basket.cents(totals.spend());
        }
        return year;
    }

    private void expire(Account.Lot lot) {
        Lifetime lifetime = lot.lifetime();
        String subject = lifetime.activeFrom().map(Instant::toString).orElse("") + ".."
                + lifetime.expiresAt().map(Instant::toString).orElse("");
        ledger.add(new PointsExpired(
                ledger.id(PointsExpired.class, subject),
                words.expired(lot.points()),
                Account.POINTS,
                lot.points(),
                lifetime,
                ledger.day(),
                Optional.empty()));
    }

    /** The codes in the order in which they were presented. */
    public List<Claim> claims() {
        return verdicts.claims();
    }

    /** The lines with what they cost before coupons. */
    List<BasketLine> basketLines() {
        return basket.before();
    }

    public void accept(Claim claim) {
        claim.accept();
    }

    public void reject(Claim claim, Objection objection) {
        claim.reject(objection);
    }

    /** Decides every code, and records what was bought. */
    void settleCoupons() {
        verdicts.settle();
        long total = 0;
        for (Line line : purchase.lines()) {
            total += Basket.cents(line.unitPrice()) * line.quantity();
        }
        ledger.add(new PurchaseRecorded(
                ledger.uniqueId(PurchaseRecorded.class, purchase.id()),
                words.recorded(paid()),
                purchase.id(),
                ledger.day(),
                Basket.euros(total),
                Basket.euros(paid()),
                basket.sold(),
                ledger.day().plusDays(60)));
    }

    /** When the customer comes. */
    Occasion occasion() {
        Totals today = before.history().days().get(ledger.day());
        return new Occasion(
                ledger.day().getDayOfWeek(),
                today != null && today.visits() > 0,
                ledger.day().minusMonths(12));
    }

    /** What was paid for everything, in cents. */
    public long paid() {
        return basket.open();
    }

    /** What was paid, line by line. */
    List<PaidLine> paidLines() {
        return basket.paid();
    }

    /** What was bought, summed up. */
    Sold sold() {
        int coffee = 0;
        for (Line line : purchase.lines()) {
            coffee += Basket.isCoffee(line) ? line.quantity() : 0;
        }
        return new Sold(occasion(), tier.name(), paid(), coffee);
    }

    public void earnOnePerEuro() {
        perEuro = true;
    }

    public void countCoffeeTwice() {
        grants.countCoffeeTwice();
    }

    public void addQuarter() {
        grants.addQuarter();
    }

    /** Says how many points the purchase earns at most. */
    public void cap(long points) {
        grants.cap(points);
    }

    public void countSpend() {
        spendCounts = true;
    }

    public void countVisit() {
        visitCounts = true;
    }

    /** Grants points, and counts spend and visit. */
    void settleEarning() {
        long counting = basket.open(Basket::counts);
        if (perEuro) {
            grants.perEuro(counting);
        }
        if (spendCounts && counting > 0) {
            spent = counting;
            ledger.add(new SpendCounted(
                    ledger.id(SpendCounted.class, SPEND),
                    words.spend(counting),
                    Basket.euros(counting),
                    ledger.day(),
                    basket.amounts(Basket::counts)));
        }
        if (visitCounts) {
            ledger.add(new VisitCounted(ledger.id(VisitCounted.class, VISIT), words.visit(), ledger.day()));
        }
    }

    /** The customer including what has been decided so far. */
    Standing standing() {
        long year = spentInTheYearTo(ledger.day()) + spent;
        Totals lifetime = before.history().lifetime();
        return new Standing(
                year,
                Basket.cents(lifetime.spend()) + spent,
                lifetime.visits() + (visitCounts ? 1L : 0),
                before.tallies(BadgeAwarded.BADGE).keySet());
    }

    /** The days on which the customer bought something, the day of this purchase included. */
    List<ShoppingDay> shoppingDays() {
        List<ShoppingDay> days = new ArrayList<>();
        before.history().days().forEach((day, totals) -> days.add(new ShoppingDay(day, Basket.cents(totals.spend()))));
        days.add(new ShoppingDay(ledger.day(), spent));
        return days;
    }

    public void reachSilver() {
        silver = true;
    }

    public void reachGold() {
        gold = true;
    }

    public void awardSuperfan() {
        superfan = true;
    }

    public void awardPlatin() {
        platin = true;
    }

    public void thankSuperfan() {
        thanks = true;
    }

    /** Decides tier and badges, and what follows from them. */
    void settleStanding() {
        settleTier();
        if (platin) {
            ledger.add(
                    new BadgeAwarded(ledger.id(BadgeAwarded.class, "platin"), words.platin(), "platin", ledger.day()));
        }
        if (superfan) {
            ledger.add(new BadgeAwarded(
                    ledger.id(BadgeAwarded.class, "superfan"), words.superfan(), "superfan", ledger.day()));
        }
        if (thanks) {
            grants.thanks();
        }
    }

    private void settleTier() {
        int earned = gold ? 1 : silver ? 0 : -1;
        if (earned > rank(tier.name())) {
            TierStanding to = standing(earned, ledger.day(), Optional.of(ledger.day()));
            ledger.add(
                    new TierChanged(ledger.uniqueId(TierChanged.class, to.name()), earnedTier(earned, to), tier, to));
        }
    }

    private static int rank(String tier) {
        return tier.equals("GOLD") ? 1 : tier.equals("SILVER") ? 0 : -1;
    }

    private static TierStanding standing(int rank, LocalDate day, Optional<LocalDate> since) {
        return new TierStanding(
                rank == 1 ? "GOLD" : "SILVER", since, Optional.of(day.plusMonths(12)), Optional.of(day));
    }

    /** All decisions, and the customer with them. */
    Decided decided() {
        return new Decided(before.after(ledger.decisions()), ledger.decisions());
    }
}
