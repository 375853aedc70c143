package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.BadgeAwarded;
import io.loyaltyengine.model.CouponAccepted;
import io.loyaltyengine.model.CouponCatalogue;
import io.loyaltyengine.model.CouponRejected;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Cut;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LinePoints;
import io.loyaltyengine.model.Points;
import io.loyaltyengine.model.PointsEarned;
import io.loyaltyengine.model.PointsExpired;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.RefundTerms;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.SpendCounted;
import io.loyaltyengine.model.TierChanged;
import io.loyaltyengine.model.TierRetained;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Totals;
import io.loyaltyengine.model.VisitCounted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What becomes of what rules say, written by hand for this one programme: euros in cents, coupons that go together, no
 * payment with points. One purchase each; rules say something, then their stage is settled, then the next stage follows.
 */
public final class Settlement {
    static final String PER_EURO = "One point for every euro";
    static final String DOUBLE_COFFEE = "Double points on coffee on Mondays";
    static final String QUARTER_MORE = "A quarter more for Gold";
    static final String SPEND = "What counts toward a tier";
    static final String VISIT = "One visit a day";
    static final String THANKS = "100 points for a new Superfan";

    private static final String CAP = "At most 300 points for one purchase";
    private static final BigDecimal NO_SHARE = BigDecimal.ZERO.setScale(4);

    private final Words words;
    private final Customer before;
    private final Purchase purchase;
    private final LocalDate day;
    private final Basket basket;
    private final String place;
    private final List<Claim> claims = new ArrayList<>(2);
    private final List<Decision> decisions = new ArrayList<>(16);

    private boolean perEuro;
    private boolean coffeeTwice;
    private boolean quarterMore;
    private boolean spendCounts;
    private boolean visitCounts;
    private long left = Long.MAX_VALUE;
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
        this.day = LocalDate.ofInstant(purchase.at(), Words.ZONE);
        this.basket = new Basket(purchase);
        this.place = escaped(customer.id()) + "/" + escaped(purchase.id()) + "/";
        for (String code : purchase.coupons()) {
            claims.add(new Claim(code, coupons.find(code), customer, purchase, basket));
        }
        for (Points.Lot lot : customer.points().lots()) {
            if (lot.lifetime().isOver(purchase.at())) {
                expire(lot);
            }
        }
    }

    /** When the customer comes. */
    Occasion occasion() {
        Totals today = before.history().days().get(day);
        return new Occasion(day.getDayOfWeek(), today != null && today.visits() > 0);
    }

    // ------------------------------------------------------------------ coupons

    /** The codes in the order in which they were presented. */
    public List<Claim> claims() {
        return claims;
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
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            if (claim.stands() && isRepeated(i)) {
                claim.reject(Objection.ALREADY_PRESENTED);
            }
            long discount = claim.stands() ? claim.discount(basket.open(claim::covers)) : 0;
            if (claim.stands() && discount == 0) {
                claim.reject(Objection.NO_EFFECT);
            }
            if (claim.stands()) {
                String code = claim.coupon().code();
                decisions.add(new CouponAccepted(
                        couponId(code),
                        words.accepted(code, discount),
                        code,
                        Basket.euros(discount),
                        basket.takeOff(discount, claim::covers),
                        false));
            } else {
                refuse(claim);
            }
        }
        long total = 0;
        for (Line line : purchase.lines()) {
            total += Basket.cents(line.unitPrice()) * line.quantity();
        }
        decisions.add(new PurchaseRecorded(
                id("purchase", escaped(purchase.id())),
                words.recorded(paid()),
                purchase.id(),
                day,
                Basket.euros(total),
                Basket.euros(paid()),
                basket.sold()));
    }

    private boolean isRepeated(int place) {
        String code = claims.get(place).coupon().code();
        for (Claim earlier : claims.subList(0, place)) {
            if (earlier.known() && earlier.coupon().code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private void refuse(Claim claim) {
        List<Refusal> refusals = new ArrayList<>(claim.objections().size());
        for (Objection objection : claim.objections()) {
            refusals.add(words.refusal(claim, objection));
        }
        decisions.add(new CouponRejected(couponId(claim.code()), refusals.get(0).reason(), claim.code(), refusals));
    }

    // ------------------------------------------------------------------ earning

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
            coffee += isCoffee(line) ? line.quantity() : 0;
        }
        return new Sold(occasion(), before.tier().name(), paid(), coffee);
    }

    public void earnOnePerEuro() {
        perEuro = true;
    }

    public void countCoffeeTwice() {
        coffeeTwice = true;
    }

    public void addQuarter() {
        quarterMore = true;
    }

    /** Says how many points the purchase earns at most. */
    public void cap(long points) {
        left = points;
    }

    public void countSpend() {
        spendCounts = true;
    }

    public void countVisit() {
        visitCounts = true;
    }

    /** Grants points, and counts spend and visit. */
    void settleEarning() {
        long counting = basket.open(Settlement::counts);
        if (perEuro && counting >= 100) {
            earn(counting);
        }
        if (spendCounts && counting > 0) {
            spent = counting;
            decisions.add(new SpendCounted(
                    id("spend", SPEND),
                    words.spend(counting),
                    Basket.euros(counting),
                    day,
                    basket.amounts(Settlement::counts)));
        }
        if (visitCounts) {
            decisions.add(new VisitCounted(id("visit", VISIT), words.visit(), day));
        }
    }

    /** Whether points and spend count the line. */
    private static boolean counts(Line line) {
        return !line.category().equals("DEPOSIT") && !line.category().equals("GIFT_CARD");
    }

    private static boolean isCoffee(Line line) {
        return line.category().equals("COFFEE");
    }

    private void earn(long counting) {
        long base = counting / 100;
        Lifetime thisYear = new Lifetime(Optional.empty(), Optional.of(nextYear()), Optional.empty());
        long granted = allowed(base);
        grant(
                PER_EURO,
                granted,
                base,
                Basket.euros(counting),
                Settlement::counts,
                thisYear,
                words.perEuro(granted, counting));
        if (quarterMore) {
            long points = base / 4;
            granted = allowed(points);
            grant(
                    QUARTER_MORE,
                    granted,
                    points,
                    BigDecimal.valueOf(base * 25, 2),
                    Settlement::counts,
                    thisYear,
                    words.quarter(granted));
        }
        if (coffeeTwice) {
            long coffee = base * basket.open(Settlement::isCoffee);
            long points = coffee / counting;
            granted = allowed(points);
            // Twelve digits behind the point of the exact value are shown to people.
            BigDecimal exact = BigDecimal.valueOf(coffee).divide(BigDecimal.valueOf(counting), 12, RoundingMode.DOWN);
            grant(DOUBLE_COFFEE, granted, points, exact, Settlement::isCoffee, thisYear, words.doubled(granted));
        }
    }

    /** So many points, or what the cap has left of them. */
    private long allowed(long points) {
        long granted = Math.min(points, left);
        left -= granted;
        return granted;
    }

    private void grant(
            String rule,
            long granted,
            long computed,
            BigDecimal exact,
            Predicate<Line> lines,
            Lifetime lifetime,
            Reason reason) {
        if (computed > 0) {
            List<Cut> cuts = granted < computed ? List.of(new Cut(CAP, computed - granted)) : List.of();
            earned(rule, reason, granted, basket.open(lines), exact, cuts, basket.shares(granted, lines), lifetime);
        }
    }

    private void earned(
            String rule,
            Reason reason,
            long points,
            long base,
            BigDecimal exact,
            List<Cut> cuts,
            List<LinePoints> shares,
            Lifetime lifetime) {
        BigDecimal stripped = exact.stripTrailingZeros();
        BigDecimal value = BigDecimal.valueOf(points, 2);
        long paid = paid();
        decisions.add(new PointsEarned(
                id("points", rule),
                reason,
                points,
                Basket.euros(base),
                stripped.scale() < 0 ? stripped.setScale(0) : stripped,
                cuts,
                shares,
                value,
                paid == 0 ? NO_SHARE : value.divide(Basket.euros(paid), 4, RoundingMode.HALF_UP),
                day,
                lifetime,
                Optional.empty(),
                Optional.empty(),
                RefundTerms.USUAL));
    }

    private Instant nextYear() {
        return LocalDate.of(day.getYear() + 1, 1, 1).atStartOfDay(Words.ZONE).toInstant();
    }

    // ------------------------------------------------------------------ standing

    /** The customer including what has been decided so far. */
    Standing standing() {
        long year = spent;
        for (Totals totals : before.history()
                .days()
                .subMap(day.minusMonths(12).plusDays(1), day.plusDays(1))
                .values()) {
            year += Basket.cents(totals.spend());
        }
        Totals lifetime = before.history().lifetime();
        return new Standing(
                year,
                Basket.cents(lifetime.spend()) + spent,
                lifetime.visits() + (visitCounts ? 1L : 0),
                before.badges().keySet());
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
            decisions.add(new BadgeAwarded(id("badge", "platin"), words.platin(), "platin", day));
        }
        if (superfan) {
            decisions.add(new BadgeAwarded(id("badge", "superfan"), words.superfan(), "superfan", day));
        }
        if (thanks) {
            BigDecimal exact = BigDecimal.valueOf(100);
            earned(THANKS, words.thanks(100), 100, 0, exact, List.of(), List.of(), Lifetime.UNLIMITED);
        }
    }

    private void settleTier() {
        TierStanding held = before.tier();
        int rank = rank(held.name());
        int earned = gold ? 1 : silver ? 0 : -1;
        boolean timeIsUp =
                held.validUntil().isPresent() && day.isAfter(held.validUntil().get());
        if (earned > rank || (earned == rank && rank >= 0 && timeIsUp)) {
            TierStanding to = standing(earned, earned == rank ? held.since() : Optional.of(day));
            Reason reason = gold ? words.tier("Gold tier", 2000, to) : words.tier("Silver tier", 500, to);
            String id = id("tier", to.name());
            decisions.add(
                    earned > rank ? new TierChanged(id, reason, held, to) : new TierRetained(id, reason, held, to));
        } else if (earned < rank && timeIsUp) {
            TierStanding to = earned < 0 ? TierStanding.NONE : standing(earned, Optional.of(day));
            decisions.add(new TierChanged(id("tier", to.name()), words.tierEnded(held, to), held, to));
        }
    }

    private static int rank(String tier) {
        return tier.equals("GOLD") ? 1 : tier.equals("SILVER") ? 0 : -1;
    }

    private TierStanding standing(int rank, Optional<LocalDate> since) {
        return new TierStanding(rank == 1 ? "GOLD" : "SILVER", since, Optional.of(day.plusMonths(12)));
    }

    /** All decisions, and the customer with them. */
    Decided decided() {
        return new Decided(before.after(decisions), decisions);
    }

    // ------------------------------------------------------------------ time and ids

    private void expire(Points.Lot lot) {
        Lifetime lifetime = lot.lifetime();
        String subject = lifetime.activeFrom().map(Instant::toString).orElse("") + ".."
                + lifetime.expiresAt().map(Instant::toString).orElse("");
        decisions.add(new PointsExpired(id("expired", subject), words.expired(lot.points()), lot.points(), lifetime));
    }

    /** The name of a decision about a code; one presented again is numbered. */
    private String couponId(String code) {
        String id = id("coupon", escaped(code));
        String unique = id;
        for (int i = 2; isTaken(unique); i++) {
            unique = id + "/" + i;
        }
        return unique;
    }

    private boolean isTaken(String id) {
        for (Decision decision : decisions) {
            if (decision.id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private String id(String kind, String subject) {
        return place + kind + "/" + subject;
    }

    private static String escaped(String part) {
        return part.replace("%", "%25").replace("/", "%2F");
    }
}
