package io.loyaltyengine.shop;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.CouponUse;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether what is stored adds up: every state, every counter, every answer. */
final class Audit {
    private final JdbcClient sql;
    private final LoyaltyJson json = new LoyaltyJson();
    private final List<String> findings = new ArrayList<>();

    private Audit(JdbcClient sql) {
        this.sql = sql;
    }

    /** What does not add up, in words; nothing if all does. */
    static List<String> of(JdbcClient sql) {
        Audit audit = new Audit(sql);
        audit.states();
        audit.counters();
        audit.answers();
        return audit.findings;
    }

    /** The state of every member is the fold of the decisions. */
    private void states() {
        for (String stored :
                sql.sql("SELECT state FROM member").query(String.class).list()) {
            Customer state = json.readCustomer(stored);
            Customer folded = Customer.enrolled(state.id(), "EUR", state.enrolledOn())
                    .with(state.profile())
                    .after(decisions("WHERE member = ? ORDER BY booked", state.id()));
            if (!folded.equals(state)) {
                findings.add(state.id() + " is " + stored + " but was decided to be " + json.write(folded));
            }
        }
    }

    /** Every counter is the sum of what was decided. */
    private void counters() {
        Map<String, String> counted = new TreeMap<>();
        sql.sql("SELECT name, uses, issues, amount FROM counter")
                .query((row, number) -> counted.put(
                        row.getString("name"),
                        sum(row.getLong("uses"), row.getLong("issues"), row.getBigDecimal("amount"))))
                .list();
        Map<String, CouponUse> decided = new TreeMap<>();
        for (Decision decision : decisions("")) {
            decision.couponUse().ifPresent(use -> decided.merge(use.countedAs(), use, Audit::plus));
        }
        for (CouponUse use : decided.values()) {
            String sum = sum(use.uses(), use.issues(), use.amount());
            if (!sum.equals(counted.get(use.countedAs()))) {
                findings.add(use.countedAs() + " counts " + counted.get(use.countedAs()) + " but gave " + sum);
            }
        }
    }

    private static CouponUse plus(CouponUse one, CouponUse other) {
        return new CouponUse(
                one.countedAs(),
                one.uses() + other.uses(),
                one.issues() + other.issues(),
                one.amount().add(other.amount()));
    }

    private static String sum(long uses, long issues, BigDecimal amount) {
        return uses + " uses, " + issues + " issues, "
                + amount.stripTrailingZeros().toPlainString();
    }

    /** Every decision of an answer is stored, and no other. */
    private void answers() {
        long answered = sql.sql("SELECT coalesce(sum(json_array_length(evaluation -> 'decisions')), 0) FROM answer")
                .query(Long.class)
                .single();
        long stored = sql.sql("SELECT count(*) FROM decision").query(Long.class).single();
        if (answered != stored) {
            findings.add(answered + " decisions were answered, " + stored + " are stored");
        }
    }

    private List<Decision> decisions(String which, Object... parameters) {
        return sql.sql("SELECT decision FROM decision " + which).params(parameters).query(String.class).list().stream()
                .map(json::readDecision)
                .toList();
    }
}
