package io.loyaltyengine.shop;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.Offer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
    private final Store store;
    private final Catalogue catalogue;
    private final Till till;
    private final Nightly nightly;

    Shop(LoyaltyEngine engine, Store store, Catalogue catalogue, Till till, Nightly nightly) {
        this.engine = engine;
        this.store = store;
        this.catalogue = catalogue;
        this.till = till;
        this.nightly = nightly;
    }

    record Enrolment(String id, Optional<Profile> profile, Optional<Instant> at) {}

    /** Whoever is a member already stays one, as before. */
    @PostMapping("/members")
    Overview enrol(@RequestBody Enrolment wanted) {
        Programme programme = engine.programme();
        Instant at = wanted.at().orElseGet(Instant::now);
        LocalDate today = LocalDate.ofInstant(at, programme.zone());
        store.enrol(Customer.enrolled(wanted.id(), programme.currency().getCurrencyCode(), today)
                .with(wanted.profile().orElse(Profile.EMPTY)));
        return member(wanted.id(), Optional.of(at));
    }

    record Overview(
            Customer customer,
            long points,
            BigDecimal worth,
            List<Progress> progress,
            List<Offer> offers,
            List<RewardDefinition> rewards,
            Programme programme) {}

    @GetMapping("/members/{id}")
    Overview member(@PathVariable String id, @RequestParam Optional<Instant> at) {
        Instant now = at.orElseGet(Instant::now);
        Customer customer = store.member(id).state();
        Programme programme = engine.programme();
        long points = customer.points().asOf(now).available();
        return new Overview(
                customer,
                points,
                programme.worth(points, Account.POINTS),
                engine.progress(customer, now),
                engine.offers(customer, now),
                catalogue.rewards(),
                programme);
    }

    @GetMapping(path = "/members/{id}/receipts", produces = MediaType.APPLICATION_JSON_VALUE)
    String receipts(@PathVariable String id, @RequestParam(defaultValue = "20") int atMost) {
        return "[" + store.receipts(id, atMost) + "]";
    }

    @PostMapping("/members/{id}/transactions")
    Evaluation transaction(@PathVariable String id, @RequestBody Transaction transaction) {
        return till.book(id, transaction);
    }

    /** Of whoever is no member. */
    @PostMapping("/transactions")
    Evaluation transaction(@RequestBody Transaction transaction) {
        return till.book(Store.GUEST, transaction);
    }

    @PostMapping("/nights/{day}")
    void night(@PathVariable LocalDate day) {
        nightly.run(day, () -> {});
    }
}
