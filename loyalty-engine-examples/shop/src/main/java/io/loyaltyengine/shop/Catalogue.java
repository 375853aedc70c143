package io.loyaltyengine.shop;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.server.ResponseStatusException;

/** Coupons and rewards with what is left of each now; the engine asks for those that it needs. */
@Repository
class Catalogue implements CouponCatalogue {
    private final JdbcClient sql;
    private final LoyaltyJson json;

    Catalogue(JdbcClient sql, LoyaltyJson json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Optional<CouponDefinition> find(String code) {
        return sql.sql("SELECT definition FROM coupon_now WHERE code = ?")
                .param(code)
                .query(String.class)
                .optional()
                .map(json::readCoupon);
    }

    /** Without those that are issued: the engine finds them with whoever holds them. */
    @Override
    public List<CouponDefinition> all() {
        return sql
                .sql("SELECT definition FROM coupon_now"
                        + " WHERE definition #> '{audience,issuedOnly}' IS DISTINCT FROM 'true' ORDER BY code")
                .query(String.class)
                .list()
                .stream()
                .map(json::readCoupon)
                .toList();
    }

    RewardDefinition reward(String code) {
        return rewards().stream()
                .filter(reward -> reward.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such reward."));
    }

    /** The rewards with what is left of each now. */
    List<RewardDefinition> rewards() {
        return sql.sql("SELECT code, points, co_payment, stock FROM reward ORDER BY points, code")
                .query((row, number) -> new RewardDefinition(
                        row.getString("code"),
                        Account.POINTS,
                        row.getLong("points"),
                        row.getBigDecimal("co_payment"),
                        new TreeSet<>(),
                        Optional.ofNullable(row.getObject("stock", Integer.class)),
                        Optional.empty(),
                        true,
                        Optional.empty()))
                .list();
    }
}
