package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.till.Funding;
import io.loyaltyengine.model.Funded;
import io.loyaltyengine.model.coupons.CouponFunder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Who bears what a coupon takes off: sponsors their percent of it, each no more than was agreed, and the shop the rest. */
final class Sponsors {
    private Sponsors() {}

    /** What each bears of a discount. */
    static List<Funded> of(List<CouponFunder> funders, BigDecimal discount) {
        if (funders.isEmpty()) {
            return List.of();
        }
        Funding funding = Funding.NONE;
        for (CouponFunder funder : funders) {
            funding = funding.and(funder.sponsor(), funder.percent());
        }
        List<Funded> shares = new ArrayList<>(funders.size());
        for (Funded share : funding.of(0, discount)) {
            BigDecimal most = funders.stream()
                    .filter(funder -> funder.sponsor().equals(share.sponsor()))
                    .findFirst()
                    .flatMap(CouponFunder::atMost)
                    .orElse(share.value());
            shares.add(atMost(share, most));
        }
        return shares;
    }

    /** What each need not bear any more, when what is left of a discount becomes less. Who bore less than its percent bears that. */
    static List<Funded> lost(List<Funded> recorded, BigDecimal before, BigDecimal after) {
        List<Funded> ofBefore = Funding.of(recorded).of(0, before);
        List<Funded> ofAfter = Funding.of(recorded).of(0, after);
        List<Funded> lost = new ArrayList<>(recorded.size());
        for (int i = 0; i < recorded.size(); i++) {
            BigDecimal most = recorded.get(i).value();
            Funded less = atMost(ofAfter.get(i), most);
            Funded share = atMost(ofBefore.get(i), most);
            lost.add(new Funded(
                    share.sponsor(), share.percent(), 0, share.value().subtract(less.value())));
        }
        return lost;
    }

    private static Funded atMost(Funded share, BigDecimal most) {
        BigDecimal value = share.value().min(most).setScale(share.value().scale());
        return new Funded(share.sponsor(), share.percent(), 0, value);
    }
}
