package io.loyaltyengine.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.rewards.RewardGranted;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shop by HTTP, upon a real PostgreSQL; after every test the books add up. */
class ShopTest {
    private static final Instant NOON = Instant.parse("2026-06-15T10:00:00Z");
    private final OpenShop shop = OpenShop.shared();

    @AfterEach
    void theBooksAddUp() {
        assertThat(Audit.of(shop.sql())).isEmpty();
    }

    @Test
    void a_repeated_request_is_answered_the_same_and_booked_once() {
        shop.enrol("rita");
        String first = OpenShop.answered(shop.ask("rita", purchase("r1", 1).build()));
        shop.book("rita", purchase("r2", 1).build());

        assertThat(OpenShop.answered(shop.ask("rita", purchase("r1", 1).build())))
                .isEqualTo(first);
        assertThat(earned("rita")).isEqualTo(28);
    }

    @Test
    void something_else_under_the_same_id_is_a_conflict() {
        shop.enrol("clara");
        shop.book("clara", purchase("c1", 1).build());

        assertThat(shop.ask("clara", purchase("c1", 2).build()).statusCode()).isEqualTo(409);
    }

    @Test
    void whoever_is_wrong_is_told_so() {
        assertThat(shop.ask("nobody", purchase("n1", 1).build()).statusCode()).isEqualTo(404);
        HttpResponse<String> malformed = shop.post("/members/nobody/transactions", "{\"schema\": 1}");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.body()).contains("\"code\":\"MISSING\"");
        assertThat(shop.post("/members", "{\"id\": \"guest\"}").statusCode()).isNotEqualTo(200);
    }

    @Test
    void many_tills_serve_one_customer_at_once() {
        shop.enrol("otto");
        atOnce(12, till -> shop.book("otto", purchase("o" + till, 1).build()));

        assertThat(earned("otto")).isEqualTo(12 * 14);
    }

    @Test
    void the_same_request_at_many_tills_is_one() {
        shop.enrol("emma");
        List<String> answers = atOnce(
                8, till -> OpenShop.answered(shop.ask("emma", purchase("e1", 1).build())));

        assertThat(answers).hasSize(8).containsOnly(answers.get(0));
        assertThat(earned("emma")).isEqualTo(14);
    }

    @Test
    void of_a_coupon_as_many_are_given_as_there_are() {
        shop.sql()
                .sql("INSERT INTO counter (name, most_uses) VALUES ('LAST3', 3)")
                .update();
        shop.sql()
                .sql("INSERT INTO coupon (code, definition) VALUES ('LAST3', '{\"schema\": 1, \"code\": \"LAST3\","
                        + " \"benefit\": {\"type\": \"percentOff\", \"percent\": 10}}')")
                .update();
        List<Evaluation> all = atOnce(
                10,
                till -> shop.book(
                        Store.GUEST, purchase("last-" + till, 1).coupon("LAST3").build()));

        assertThat(all)
                .filteredOn(it -> !it.decisions(CouponAccepted.class).isEmpty())
                .hasSize(3);
        assertThat(all)
                .flatExtracting(it -> it.decisions(Refused.class))
                .hasSize(7)
                .allSatisfy(it -> assertThat(it.refusals().get(0).code()).isEqualTo("GLOBAL_LIMIT"));
    }

    @Test
    void of_a_reward_as_many_are_given_as_there_are_and_at_the_shops_price() {
        for (int i = 0; i < 5; i++) {
            shop.enrol("mug-" + i);
            shop.book("mug-" + i, purchase("m1", 30).build());
        }
        List<Evaluation> all = atOnce(
                5,
                i -> shop.book(
                        "mug-" + i,
                        Redemption.of("m2", NOON, "EUR", new Redemption.Reward(RewardDefinition.of("coffee-mug", 1)))));

        assertThat(all)
                .flatExtracting(it -> it.decisions(RewardGranted.class))
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.points()).isEqualTo(300));
        assertThat(all).flatExtracting(it -> it.decisions(Refused.class)).hasSize(2);
        String happy = all.stream()
                .flatMap(it -> it.decisions(RewardGranted.class).stream())
                .map(it -> it.id().customer())
                .findFirst()
                .orElseThrow();
        shop.book(happy, Refund.of("m3", NOON, shop.part(LoyaltyEngine.class).programme(), "m2"));
        assertThat(shop.part(Catalogue.class).reward("coffee-mug").stockLeft()).contains(1);
    }

    @Test
    void goods_that_come_back_are_asked_for_by_their_purchase() {
        shop.enrol("gina");
        shop.book("gina", purchase("g1", 3).build());
        Programme programme = shop.part(LoyaltyEngine.class).programme();
        Refund one = Refund.of("g2", NOON, programme, "g1").ofLines(List.of(new RefundLine("1", 1)));
        Refund rest = Refund.of("g3", NOON, programme, "g1");

        assertThat(shop.book("gina", one).decisions(RefundRecorded.class))
                .singleElement()
                .satisfies(it -> assertThat(it.paid()).isEqualByComparingTo("14.90"));
        assertThat(shop.book("gina", rest).decisions(RefundRecorded.class))
                .singleElement()
                .satisfies(it -> assertThat(it.paid()).isEqualByComparingTo("29.80"));
        assertThat(earned("gina")).isZero();
    }

    @Test
    void what_a_guest_brings_back_at_many_tills_comes_back_once() {
        Programme programme = shop.part(LoyaltyEngine.class).programme();
        for (int i = 0; i < 20; i++) {
            String bought = "guest-" + i;
            shop.book(Store.GUEST, purchase(bought, 1).build());
            List<Evaluation> all = atOnce(
                    6, till -> shop.book(Store.GUEST, Refund.of(bought + "-back-" + till, NOON, programme, bought)));

            assertThat(all)
                    .flatExtracting(it -> it.decisions(RefundRecorded.class))
                    .hasSize(1);
            assertThat(all).flatExtracting(it -> it.decisions(Refused.class)).hasSize(5);
        }
    }

    @Test
    void a_friend_is_told_once() {
        shop.enrol("anna");
        shop.enrol("ben", "anna");
        shop.enrol("carl", "nobody-at-all");
        shop.book("ben", purchase("b1", 1).build());
        shop.book("carl", purchase("b1", 1).build());
        List<String> waiting = waiting();
        assertThat(waiting).hasSize(2);
        shop.part(Outbox.class).deliver();
        shop.part(Till.class).book("anna", new LoyaltyJson().readTransaction(waiting.get(0)));

        assertThat(waiting()).isEmpty();
        assertThat(shop.part(Store.class)
                        .member("anna")
                        .state()
                        .account("stamps")
                        .balance())
                .isEqualTo(5);
    }

    @Test
    void a_night_goes_on_where_it_was() {
        for (int i = 0; i < 5; i++) {
            shop.enrol("night-" + i);
            shop.book("night-" + i, purchase("n1", 1).build());
        }
        LocalDate day = LocalDate.of(2027, 6, 16);
        Nightly nightly = shop.part(Nightly.class);
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() -> nightly.run(day, () -> {
                    if (done.incrementAndGet() == 3) {
                        throw new IllegalStateException("The power is gone.");
                    }
                }))
                .hasMessage("The power is gone.");
        assertThat(shop.post("/nights/" + day, "").statusCode()).isEqualTo(200);
        nightly.run(day, () -> {
            throw new IllegalStateException("It was finished.");
        });

        List<Decision> expired = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expired.addAll(shop.part(Till.class)
                    .book(
                            "night-" + i,
                            DayReached.on(day, shop.part(LoyaltyEngine.class).programme()))
                    .decisions(PointsExpired.class));
        }
        assertThat(expired).hasSize(5);
        assertThat(shop.part(Store.class).member("night-0").state().points().balance())
                .isZero();
    }

    @Test
    void while_the_database_is_away_nothing_is_lost() {
        shop.enrol("dora");
        EmbeddedDatabase database = shop.part(EmbeddedDatabase.class);
        database.stop();
        HttpResponse<String> refused;
        try {
            refused = shop.ask("dora", purchase("d1", 1).build());
        } finally {
            database.start();
        }

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        // Each connection that the shop still has finds out by itself that it is dead.
        HttpResponse<String> answer = refused;
        for (int again = 0; answer.statusCode() == 503 && again < 20; again++) {
            answer = shop.ask("dora", purchase("d1", 1).build());
        }
        assertThat(shop.evaluation(OpenShop.answered(answer)).decisions(PointsEarned.class))
                .hasSize(1);
    }

    @Test
    void an_overview_says_what_points_are_worth_and_how_far_it_is() {
        shop.enrol("vera");
        shop.book("vera", purchase("v1", 2).build());
        shop.book(
                "vera",
                Activity.of("v2")
                        .at(NOON)
                        .currency("EUR")
                        .kind("review")
                        .subject("mug")
                        .build());
        String overview = OpenShop.answered(shop.get("/members/vera?at=2026-06-16T10:00:00Z"));

        assertThat(overview)
                .contains("\"points\":39", "\"worth\":0.39", "\"goal\":\"superfan\"", "\"code\":\"WELCOME10\"")
                .doesNotContain("FREE-COFFEE\",\"missing");
        assertThat(OpenShop.answered(shop.get("/members/vera/receipts"))).contains("\"id\":\"v2\"", "\"id\":\"v1\"");
    }

    private static Purchase.Builder purchase(String id, int mugs) {
        return Purchase.of(id).at(NOON).currency("EUR").line("mug", "HOME", mugs, "14.90");
    }

    private List<String> waiting() {
        return shop.sql()
                .sql("SELECT activity FROM outbox ORDER BY id")
                .query(String.class)
                .list();
    }

    private long earned(String member) {
        return shop.part(Store.class).member(member).state().points().balance();
    }

    /** What so many tills answer that all begin now. */
    private static <T> List<T> atOnce(int tills, IntFunction<T> each) {
        ExecutorService all = Executors.newFixedThreadPool(tills);
        try {
            List<Future<T>> begun = new ArrayList<>();
            for (int i = 0; i < tills; i++) {
                int till = i;
                begun.add(all.submit(() -> each.apply(till)));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> one : begun) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            all.shutdown();
        }
    }
}
