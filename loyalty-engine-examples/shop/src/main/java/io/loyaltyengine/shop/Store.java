package io.loyaltyengine.shop;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.ActivityForwarded;
import io.loyaltyengine.model.CouponUse;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.rewards.RewardGranted;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.server.ResponseStatusException;

/** What the shop keeps, by plain SQL: members, answers and decisions, and what else comes of them. */
@Repository
class Store {
    /** Who is no member: in the ids of decisions, and so here. */
    static final String GUEST = "guest";

    private final JdbcClient sql;
    private final LoyaltyJson json;

    Store(JdbcClient sql, LoyaltyJson json) {
        this.sql = sql;
        this.json = json;
    }

    /** A member's state, and how often it had changed when it was read. */
    record Member(Customer state, long version) {}

    void enrol(Customer member) {
        sql.sql("INSERT INTO member (id, state) VALUES (?, ?::json) ON CONFLICT DO NOTHING")
                .params(member.id(), json.write(member))
                .update();
    }

    Member member(String id) {
        return sql.sql("SELECT state, version FROM member WHERE id = ?")
                .param(id)
                .query((row, number) -> new Member(json.readCustomer(row.getString("state")), row.getLong("version")))
                .optional()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nobody is called so."));
    }

    List<String> membersAfter(String id, int atMost) {
        return sql.sql("SELECT id FROM member WHERE id > ? ORDER BY id LIMIT ?")
                .params(id, atMost)
                .query(String.class)
                .list();
    }

    void replace(Member before, Customer after) {
        int replaced = sql.sql("UPDATE member SET state = ?::json, version = version + 1 WHERE id = ? AND version = ?")
                .params(json.write(after), after.id(), before.version())
                .update();
        if (replaced == 0) {
            throw new OptimisticLockingFailureException("Another till has changed " + after.id() + ".");
        }
    }

    /** What was answered to this before, if it was asked before. */
    Optional<Evaluation> answer(String member, Transaction transaction) {
        return sql.sql("SELECT request, evaluation FROM answer WHERE member = ? AND transaction = ?")
                .params(member, transaction.id())
                .query((row, number) -> {
                    if (!row.getString("request").equals(json.write(transaction))) {
                        throw new ResponseStatusException(
                                HttpStatus.CONFLICT, "Something else has been booked under this id.");
                    }
                    return json.readEvaluation(row.getString("evaluation"));
                })
                .optional();
    }

    /** Keeps an answer with all that comes of it, but the member's state. */
    void keep(String member, Transaction transaction, Evaluation evaluation) {
        sql.sql("INSERT INTO answer (member, transaction, request, evaluation) VALUES (?, ?, ?::json, ?::json)")
                .params(member, transaction.id(), json.write(transaction), json.write(evaluation))
                .update();
        sql.sql("INSERT INTO decision (id, member, about, decision) SELECT id, ?, ?, decision::json"
                        + " FROM unnest(?, ?) WITH ORDINALITY AS decided (id, decision, place) ORDER BY place")
                .params(
                        member,
                        transaction.about(),
                        texts(evaluation.decisions().stream()
                                .map(decision -> decision.id().toString())),
                        texts(evaluation.decisions().stream().map(json::write)))
                .update();
        evaluation.couponUses().forEach(this::count);
        evaluation.decisions(RewardGranted.class).forEach(this::takeFromStock);
        evaluation.decisions(RefundRecorded.class).forEach(back -> backToStock(member, back));
        evaluation.decisions(ActivityForwarded.class).forEach(this::forward);
    }

    private static String[] texts(Stream<String> texts) {
        return texts.toArray(String[]::new);
    }

    private void count(CouponUse use) {
        sql.sql("INSERT INTO counter (name, uses, issues, amount) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
                        + " uses = counter.uses + excluded.uses, issues = counter.issues + excluded.issues,"
                        + " amount = counter.amount + excluded.amount")
                .params(use.countedAs(), use.uses(), use.issues(), use.amount())
                .update();
    }

    private void takeFromStock(RewardGranted granted) {
        sql.sql("UPDATE reward SET stock = stock - 1 WHERE code = ?")
                .param(granted.reward())
                .update();
    }

    private void backToStock(String member, RefundRecorded back) {
        sql.sql("UPDATE reward SET stock = stock + 1 WHERE code = (SELECT decision ->> 'reward' FROM decision"
                        + " WHERE member = ? AND about = ? AND decision ->> 'type' = 'RewardGranted')")
                .params(member, back.purchase())
                .update();
    }

    private void forward(ActivityForwarded forwarded) {
        sql.sql("INSERT INTO outbox (id, member, activity) VALUES (?, ?, ?::json)")
                .params(forwarded.id().toString(), forwarded.to(), json.write(forwarded.activity()))
                .update();
    }

    /** The last answers of a member, the latest first, as JSON. */
    String receipts(String member, int atMost) {
        return sql.sql("SELECT coalesce(json_agg(json_build_object('transaction', request, 'evaluation', evaluation)"
                        + " ORDER BY booked DESC), '[]') FROM"
                        + " (SELECT * FROM answer WHERE member = ? ORDER BY booked DESC LIMIT ?) AS latest")
                .params(member, atMost)
                .query(String.class)
                .single();
    }

    /** An activity that waits for its member, by the id of the decision that forwarded it. */
    record Waiting(String id, String member, Transaction activity) {}

    List<Waiting> outbox(int atMost) {
        return sql.sql("SELECT id, member, activity FROM outbox ORDER BY id LIMIT ?")
                .param(atMost)
                .query((row, number) -> new Waiting(
                        row.getString("id"), row.getString("member"), json.readTransaction(row.getString("activity"))))
                .list();
    }

    void delivered(Waiting waiting) {
        sql.sql("DELETE FROM outbox WHERE id = ?").param(waiting.id()).update();
    }

    /** How far a night has come: the last member who is done, none before it begins; empty once it is finished. */
    Optional<String> reached(LocalDate day) {
        sql.sql("INSERT INTO night (day) VALUES (?) ON CONFLICT DO NOTHING")
                .param(day)
                .update();
        return sql.sql("SELECT reached FROM night WHERE day = ? AND NOT finished")
                .param(day)
                .query(String.class)
                .optional();
    }

    void reached(LocalDate day, String member) {
        sql.sql("UPDATE night SET reached = ? WHERE day = ?")
                .params(member, day)
                .update();
    }

    void finished(LocalDate day) {
        sql.sql("UPDATE night SET finished = true WHERE day = ?").param(day).update();
    }

    long members() {
        return sql.sql("SELECT count(*) FROM member").query(Long.class).single();
    }

    /** What was decided about a transaction of a member, refunds of it among it; nobody else can add to it now. */
    List<Decision> recorded(String member, String about) {
        sql.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(member + "/" + about)
                .query()
                .listOfRows();
        return sql
                .sql("SELECT decision FROM decision WHERE member = ? AND about = ? ORDER BY booked")
                .params(member, about)
                .query(String.class)
                .stream()
                .map(json::readDecision)
                .toList();
    }
}
