package io.loyaltyengine.shop;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** Coupons and rewards with what is left of each now; the engine asks for those that it needs. */
@Repository
class Catalogue implements CouponCatalogue {
    private final JdbcTemplate sql;
    private final LoyaltyJson json;
    private final JsonMapper mapper;

    Catalogue(JdbcTemplate sql, LoyaltyJson json, JsonMapper mapper) {
        this.sql = sql;
        this.json = json;
        this.mapper = mapper;
    }

    @Override
    public Optional<CouponDefinition> find(String code) {
        return coupons("WHERE code = ?", code).stream().findFirst();
    }

    /** Without those that are issued: the engine finds them with whoever holds them. */
    @Override
    public List<CouponDefinition> all() {
        return coupons("WHERE definition #> '{audience,issuedOnly}' IS DISTINCT FROM 'true' ORDER BY code");
    }

    private List<CouponDefinition> coupons(String which, Object... parameters) {
        return sql.query(
                "SELECT definition FROM coupon_now " + which,
                (row, i) -> json.readCoupon(row.getString(1)),
                parameters);
    }

    List<RewardDefinition> rewards() {
        return sql.query(
                "SELECT definition FROM reward_now ORDER BY code",
                (row, i) -> mapper.readValue(row.getString(1), RewardDefinition.class));
    }

    RewardDefinition reward(String code) {
        return rewards().stream()
                .filter(reward -> reward.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such reward."));
    }
}
