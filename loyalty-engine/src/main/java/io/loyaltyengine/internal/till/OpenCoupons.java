package io.loyaltyengine.internal.till;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.coupons.CouponWithdrawn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Coupons that were issued to the customer and are open: what takes them away again. */
public final class OpenCoupons {
    private static final Saying WITHDRAWN = Saying.of(
            CouponWithdrawn.class,
            "A coupon follows what it was issued for",
            "{count} x {code} went back with the returned goods.",
            "{count} x {code} ging mit der zurückgegebenen Ware zurück.");

    private static final Saying OVER = Saying.of(
            CouponWithdrawn.class,
            "A coupon is over",
            "{count} x {code} can be used no longer.",
            "{count} x {code} ist nicht mehr gültig.");

    private OpenCoupons() {}

    /**
     * The copy that is used when a code is presented at a moment: that which is soonest over. One for a product that the
     * coupon excepts can never be used, and stands in nobody's way.
     *
     * @param excepted the products that the coupon excepts
     */
    public static Optional<IssuedCoupon> presented(
            List<IssuedCoupon> issued, String code, Set<String> excepted, Instant at) {
        for (int i = 0; i < issued.size(); i++) {
            IssuedCoupon copies = issued.get(i);
            if (copies.code().equals(code)
                    && copies.isOpen(at)
                    && (copies.on().isEmpty() || !excepted.contains(copies.on().get()))) {
                return Optional.of(copies.some(1));
            }
        }
        return Optional.empty();
    }

    /** From when on a copy can be presented that waits for a day; empty if none does. */
    public static Optional<Instant> waits(List<IssuedCoupon> issued, String code, Instant at) {
        return issued.stream()
                .filter(copies -> copies.code().equals(code))
                .flatMap(copies -> copies.lifetime().activeFrom().stream())
                .filter(at::isBefore)
                .min(Comparator.naturalOrder());
    }

    /** Lets copies be over. */
    public static void expire(Run run, IssuedCoupon copies) {
        run.decide(new CouponWithdrawn(
                run.id(CouponWithdrawn.class, copies.code()),
                run.reason(OVER),
                copies.issue(),
                copies.code(),
                copies.count(),
                copies.account(),
                0,
                List.of(),
                List.of()));
    }

    /** Whether copies go when what they were issued for is back as a whole: they cost nothing, and are not kept. */
    public static boolean follows(IssuedCoupon copies) {
        return !copies.keptOnRefund() && copies.points() == 0;
    }

    /** Takes open copies back, and gives back what had been taken for them. */
    public static void withdraw(Run run, IssuedCoupon copies) {
        List<Account.Lot> back = new ArrayList<>();
        List<Account.Lot> over = new ArrayList<>();
        long points = 0;
        for (Account.Lot lot : copies.lots()) {
            boolean isOver = lot.lifetime().isOver(run.at());
            (isOver ? over : back).add(lot);
            points += isOver ? 0 : lot.points();
        }
        run.decide(new CouponWithdrawn(
                run.id(CouponWithdrawn.class, copies.code()),
                run.reason(WITHDRAWN),
                copies.issue(),
                copies.code(),
                copies.count(),
                copies.account(),
                points,
                back,
                over));
    }

    /**
     * Takes back the youngest copies that an account has paid for, as many of them as it takes.
     *
     * @param missing how many are missing in the account
     * @return whether there were any
     */
    public static boolean makeUpFor(Run run, String account, long missing) {
        Optional<IssuedCoupon> youngest = run.customer().issued().stream()
                .filter(copies -> copies.price() > 0 && copies.account().equals(account))
                .max(Comparator.comparing(IssuedCoupon::day)
                        .thenComparing(copies -> copies.issue().toString()));
        youngest.ifPresent(copies -> {
            long needed = (missing + copies.price() - 1) / copies.price();
            withdraw(run, copies.some(Math.min(needed, copies.count())));
        });
        return youngest.isPresent();
    }
}
