package io.loyaltyengine.shop;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.ActivityForwarded;
import io.loyaltyengine.model.CouponUse;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Transaction;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.web.server.ResponseStatusException;

/** What is kept, by plain SQL: members, answers, decisions, and what else comes of them. */
@Repository
class Store {
    /** Who is no member: in the ids of decisions, and so here. */
    static final String GUEST = "guest";

    private final JdbcTemplate sql;
    private final LoyaltyJson json;

    Store(JdbcTemplate sql, LoyaltyJson json) {
        this.sql = sql;
        this.json = json;
    }

    /** A member's state, and how often it had changed when it was read. */
    record Member(Customer state, long version) {}

    void enrol(Customer member) {
        sql.update(
                "INSERT INTO member (id, state) VALUES (?, ?::json) ON CONFLICT DO NOTHING",
                member.id(),
                json.write(member));
    }

    Member member(String id) {
        return sql
                .query(
                        "SELECT state, version FROM member WHERE id = ?",
                        (row, i) -> new Member(json.readCustomer(row.getString(1)), row.getLong(2)),
                        id)
                .stream()
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nobody is called so."));
    }

    /** The member's new state, unless another till was faster. */
    void replace(Member before, Customer after) {
        if (sql.update(
                        "UPDATE member SET state = ?::json, version = version + 1 WHERE id = ? AND version = ?",
                        json.write(after),
                        after.id(),
                        before.version())
                == 0) {
            throw new OptimisticLockingFailureException("Another till has changed " + after.id() + ".");
        }
    }

    /** What was answered to this before, if it was asked before. */
    Optional<Evaluation> answer(String member, Transaction asked) {
        return sql
                .query(
                        "SELECT evaluation, request FROM answer WHERE member = ? AND transaction = ?",
                        (row, i) -> {
                            if (!row.getString(2).equals(json.write(asked))) {
                                throw new ResponseStatusException(HttpStatus.CONFLICT, "This id is something else's.");
                            }
                            return json.readEvaluation(row.getString(1));
                        },
                        member,
                        asked.id())
                .stream()
                .findFirst();
    }

    /** Keeps an answer with all that comes of it, but the member's state. */
    void keep(String member, Transaction asked, Evaluation answer) {
        sql.update(
                "INSERT INTO answer (member, transaction, request, evaluation) VALUES (?, ?, ?::json, ?::json)",
                member,
                asked.id(),
                json.write(asked),
                json.write(answer));
        sql.batchUpdate(
                "INSERT INTO decision (id, member, about, decision) VALUES (?, ?, ?, ?::json)",
                answer.decisions().stream()
                        .map(it -> new Object[] {it.id().toString(), member, asked.about(), json.write(it)})
                        .toList());
        answer.couponUses().forEach(this::count);
        answer.rewardsTaken()
                .forEach(
                        (code, taken) -> sql.update("UPDATE reward SET stock = stock - ? WHERE code = ?", taken, code));
        answer.decisions(ActivityForwarded.class).forEach(this::forward);
    }

    private void count(CouponUse use) {
        sql.update(
                "INSERT INTO counter (name, uses, issues, amount) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
                        + " uses = counter.uses + excluded.uses, issues = counter.issues + excluded.issues,"
                        + " amount = counter.amount + excluded.amount",
                use.countedAs(),
                use.uses(),
                use.issues(),
                use.amount());
    }

    private void forward(ActivityForwarded forwarded) {
        sql.update(
                "INSERT INTO outbox (id, member, activity) VALUES (?, ?, ?::json)",
                forwarded.id().toString(),
                forwarded.to(),
                json.write(forwarded.activity()));
    }

    /** What was decided about a transaction and its refunds; until this is committed nobody else decides about it. */
    List<Decision> recorded(String member, String about) {
        sql.queryForList("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", member + "/" + about);
        return sql.query(
                "SELECT decision FROM decision WHERE member = ? AND about = ? ORDER BY booked",
                (row, i) -> json.readDecision(row.getString(1)),
                member,
                about);
    }

    /** The last answers of a member with what was asked, the latest first, as JSON. */
    String receipts(String member, int atMost) {
        return String.join(
                ",",
                sql.queryForList(
                        "SELECT json_build_object('transaction', request, 'evaluation', evaluation)::text FROM answer"
                                + " WHERE member = ? ORDER BY booked DESC LIMIT ?",
                        String.class,
                        member,
                        atMost));
    }
}
