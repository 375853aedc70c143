package io.loyaltyengine.shop;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.coupons.Offer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The shop by HTTP. Transactions come in, and evaluations go out, as the engine reads and writes them. */
@RestController
class Shop {
    private final LoyaltyEngine engine;
    private final LoyaltyJson json;
    private final Store store;
    private final Till till;
    private final Nightly nightly;

    Shop(LoyaltyEngine engine, LoyaltyJson json, Store store, Till till, Nightly nightly) {
        this.engine = engine;
        this.json = json;
        this.store = store;
        this.till = till;
        this.nightly = nightly;
    }

    record Enrolment(String id, Optional<String> referredBy, Optional<Instant> at) {}

    /** Whoever is a member already stays one, as before. */
    @PostMapping("/members")
    Overview enrol(@RequestBody Enrolment wanted) {
        Programme programme = engine.programme();
        Instant at = wanted.at().orElseGet(Instant::now);
        LocalDate today = LocalDate.ofInstant(at, programme.zone());
        store.enrol(Customer.enrolled(wanted.id(), programme.currency().getCurrencyCode(), today)
                .with(new Profile(
                        Optional.empty(), new TreeSet<>(), new TreeMap<>(), wanted.referredBy(), new TreeSet<>())));
        return member(wanted.id(), Optional.of(at));
    }

    record Overview(
            @JsonRawValue String customer,
            long points,
            BigDecimal worth,
            List<Progress> progress,
            List<Offered> offers,
            List<RewardDefinition> rewards,
            @JsonRawValue String programme) {}

    record Offered(String code, List<Sentence> missing, Optional<Instant> until, long copies) {
        static Offered of(Offer offer) {
            return new Offered(
                    offer.code(),
                    offer.missing().stream().map(refusal -> refusal.text()).toList(),
                    offer.until(),
                    offer.copy().map(copy -> copy.count()).orElse(0L));
        }
    }

    @GetMapping("/members/{id}")
    Overview member(@PathVariable String id, @RequestParam Optional<Instant> at) {
        Instant now = at.orElseGet(Instant::now);
        Customer customer = store.member(id).state();
        Programme programme = engine.programme();
        long points = customer.points().asOf(now).available();
        return new Overview(
                json.write(customer),
                points,
                programme.worth(points, Account.POINTS),
                engine.progress(customer, now),
                engine.offers(customer, now, store.coupons()).stream()
                        .map(Offered::of)
                        .toList(),
                store.rewards(),
                json.write(programme));
    }

    @GetMapping(path = "/members/{id}/receipts", produces = MediaType.APPLICATION_JSON_VALUE)
    String receipts(@PathVariable String id, @RequestParam(defaultValue = "20") int atMost) {
        return store.receipts(id, atMost);
    }

    @PostMapping(path = "/members/{id}/transactions", produces = MediaType.APPLICATION_JSON_VALUE)
    String transaction(@PathVariable String id, @RequestBody String transaction) {
        return json.write(till.book(id, json.readTransaction(transaction)));
    }

    /** Of whoever is no member. */
    @PostMapping(path = "/transactions", produces = MediaType.APPLICATION_JSON_VALUE)
    String transaction(@RequestBody String transaction) {
        return transaction(Store.GUEST, transaction);
    }

    @PostMapping("/nights/{day}")
    void night(@PathVariable LocalDate day) {
        nightly.run(day, () -> {});
    }
}
