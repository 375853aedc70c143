package io.loyaltyengine.shop;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.CouponUse;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.Transaction;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.FileSystemUtils;

/**
 * Many clients, few members, fewer coupons; every tenth request comes twice, rules change every now and then, and the
 * database goes away once and comes back. In the end everything must add up.
 */
final class Load implements AutoCloseable {
    private static final Instant OPENS = Instant.parse("2026-06-01T08:00:00Z");
    private static final int USES = 150;
    private static final int EUROS = 300;

    private final Path rules = copiedRules();
    private final OpenShop shop = new OpenShop("--loyalty-engine.rules=" + rules, "--loyalty-engine.reload=500ms");
    private final int clients;
    private final int members;
    private final LoyaltyJson json = new LoyaltyJson();
    private final Programme programme = shop.part(LoyaltyEngine.class).programme();
    private final Map<String, String> bought = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> findings = new ArrayList<>();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger reloads = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();

    /** How far it is, from 0 to 1, by what a client has done so far. */
    interface Course {
        double reached(int requests);
    }

    Load(int clients, int members) throws IOException {
        this.clients = clients;
        this.members = members;
    }

    /** Clients, seconds and members may be said; else it is 8, 60 and 200. */
    public static void main(String[] arguments) throws Exception {
        int clients = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        int members = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        List<String> findings;
        try (Load load = new Load(clients, members)) {
            load.enrol();
            long begin = System.nanoTime();
            findings = load.run(requests -> (System.nanoTime() - begin) / (seconds * 1e9), 5);
            load.print(System.out, seconds);
        }
        findings.forEach(System.out::println);
        System.exit(findings.isEmpty() ? 0 : 1);
    }

    private static Path copiedRules() throws IOException {
        Path copy = Files.createTempDirectory("rules-");
        FileSystemUtils.copyRecursively(Path.of(System.getProperty("loyalty-engine.rules", "rules")), copy);
        return copy;
    }

    @Override
    public void close() throws IOException {
        shop.close();
        FileSystemUtils.deleteRecursively(rules);
    }

    void enrol() {
        shop.sql()
                .sql(
                        "INSERT INTO coupon (code, definition) VALUES"
                                + " ('FEW', '{\"schema\": 1, \"code\": \"FEW\", \"benefit\": {\"type\": \"amountOff\", \"amount\": 1}}'),"
                                + " ('POT', '{\"schema\": 1, \"code\": \"POT\", \"benefit\": {\"type\": \"percentOff\", \"percent\": 25}}')")
                .update();
        shop.sql()
                .sql("INSERT INTO counter (name, most_uses, most_amount) VALUES ('FEW', ?, NULL), ('POT', NULL, ?)")
                .params(USES, EUROS)
                .update();
        for (int i = 0; i < members; i++) {
            shop.enrol("m" + i);
        }
    }

    /** Whatever does not add up in the end. */
    List<String> run(Course course, int secondsBetweenReloads)
            throws InterruptedException, ExecutionException, IOException {
        ExecutorService all = Executors.newFixedThreadPool(clients + 1);
        try {
            AtomicInteger most = new AtomicInteger();
            List<Future<?>> begun = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                begun.add(all.submit(() -> visit(client, course, most)));
            }
            begun.add(all.submit(() -> interrupt(course, most)));
            reload(begun, secondsBetweenReloads);
            for (Future<?> one : begun) {
                one.get();
            }
        } finally {
            all.shutdownNow();
        }
        check();
        return findings;
    }

    private void visit(int client, Course course, AtomicInteger most) {
        Random random = new Random(client);
        for (int i = 0; course.reached(i) < 1 || turnedAway.get() == 0; i++) {
            most.accumulateAndGet(i, Math::max);
            String member = random.nextInt(10) == 0 ? Store.GUEST : "m" + random.nextInt(members);
            Transaction transaction = transaction("c" + client + "-" + i, i, member, random);
            long begin = System.nanoTime();
            String answer = answered(member, transaction);
            slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
            answers.put(member + " " + transaction.id(), answer);
            if (transaction instanceof Purchase) {
                bought.put(member, transaction.id());
            }
            if (random.nextInt(10) == 0) {
                repeated.incrementAndGet();
                if (!answered(member, transaction).equals(answer)) {
                    found(transaction.id() + " was answered in two ways");
                }
            }
        }
    }

    private Transaction transaction(String id, int number, String member, Random random) {
        Instant at = OPENS.plusSeconds(number * 60L);
        int kind = member.equals(Store.GUEST) ? 9 : random.nextInt(10);
        if (kind > 1 && random.nextInt(10) == 0 && bought.containsKey(member)) {
            return Refund.of(id, at, programme, bought.get(member));
        }
        if (kind == 0) {
            return Activity.of(id)
                    .at(at)
                    .currency("EUR")
                    .kind("review")
                    .subject("p" + random.nextInt(50))
                    .build();
        } else if (kind == 1) {
            return Redemption.of(id, at, "EUR", new Redemption.Reward(RewardDefinition.of("coffee-mug", 1)));
        }
        Purchase.Builder purchase = Purchase.of(id).at(at).currency("EUR");
        for (int i = 0; i <= random.nextInt(4); i++) {
            purchase.line("p" + i, i == 0 ? "COFFEE" : "HOME", 1 + random.nextInt(3), "3.95");
        }
        for (String code : List.of("FEW", "POT", "NONE-SUCH")) {
            if (random.nextInt(3) == 0) {
                purchase.coupon(code);
            }
        }
        return purchase.build();
    }

    /** Asks until it is answered; whoever is turned away asks again. */
    private String answered(String member, Transaction transaction) {
        while (true) {
            HttpResponse<String> response = shop.ask(member, transaction);
            if (response.statusCode() == 200) {
                return response.body();
            } else if (response.statusCode() != 503) {
                throw new IllegalStateException(response.statusCode() + ": " + response.body());
            }
            turnedAway.incrementAndGet();
            pause(50);
        }
    }

    /** Half way through, the database stops; once somebody was turned away, it starts. */
    private void interrupt(Course course, AtomicInteger most) {
        while (course.reached(most.get()) < 0.5) {
            pause(10);
        }
        EmbeddedDatabase database = shop.part(EmbeddedDatabase.class);
        database.stop();
        try {
            while (turnedAway.get() == 0) {
                pause(10);
            }
        } finally {
            database.start();
        }
    }

    /** Other rules, and then broken ones beside them, as long as somebody comes; once at least. */
    private void reload(List<Future<?>> visitors, int secondsBetween) throws IOException {
        LoyaltyEngine engine = shop.part(LoyaltyEngine.class);
        String programme = Files.readString(rules.resolve("programme.json"));
        Path broken = rules.resolve("broken.drl");
        do {
            String version = "1." + reloads.incrementAndGet();
            Files.writeString(rules.resolve("programme.json"), programme.replace("1.0", version));
            while (!engine.ruleSet().version().equals(version)) {
                pause(100);
            }
            Files.writeString(broken, "rule");
            for (int i = 0; i < secondsBetween * 10 && !isOver(visitors); i++) {
                pause(100);
            }
            Files.delete(broken);
        } while (!isOver(visitors));
    }

    private static boolean isOver(List<Future<?>> visitors) {
        return visitors.stream().allMatch(Future::isDone);
    }

    private void check() {
        while (!shop.sql().sql("SELECT id FROM outbox").query().listOfRows().isEmpty()) {
            pause(50);
        }
        findings.addAll(Audit.of(shop.sql()));
        Map<String, Evaluation> stored = new ConcurrentHashMap<>();
        shop.sql()
                .sql("SELECT member, transaction, evaluation FROM answer")
                .query((row, number) -> stored.put(
                        row.getString("member") + " " + row.getString("transaction"),
                        json.readEvaluation(row.getString("evaluation"))))
                .list();
        answers.forEach((request, answer) -> {
            if (!shop.evaluation(answer).equals(stored.get(request))) {
                found(request + " is lost");
            }
        });
        checkLimits();
    }

    /** What the answers gave and took back, and nothing else. */
    private void checkLimits() {
        long uses = 0;
        BigDecimal euros = BigDecimal.ZERO;
        for (String answer : answers.values()) {
            for (CouponUse use : shop.evaluation(answer).couponUses()) {
                uses += use.countedAs().equals("FEW") ? use.uses() : 0;
                euros = euros.add(use.countedAs().equals("POT") ? use.amount() : BigDecimal.ZERO);
            }
        }
        if (uses > USES || euros.compareTo(BigDecimal.valueOf(EUROS)) > 0) {
            found(uses + " times FEW, and " + euros + " of the POT");
        }
    }

    private synchronized void found(String finding) {
        findings.add(finding);
    }

    private void print(PrintStream out, int seconds) {
        out.printf(
                Locale.ROOT,
                "%d clients, %d members, %d seconds: %d requests answered, %.0f a second, the slowest in %d ms%n"
                        + "%d repeated, %d turned away while the database was stopped, rules replaced %d times%n",
                clients,
                members,
                seconds,
                answers.size(),
                answers.size() / (double) seconds,
                slowest.get() / 1_000_000,
                repeated.get(),
                turnedAway.get(),
                reloads.get());
        shop.sql()
                .sql("SELECT name || ': ' || uses || ' uses of ' || coalesce(most_uses::text, 'any') || ', '"
                        + " || amount || ' of ' || coalesce(most_amount::text, 'any') FROM counter ORDER BY name")
                .query(String.class)
                .list()
                .forEach(out::println);
        out.println(findings.isEmpty() ? "Nothing lost, nothing twice, no limit exceeded." : "It does not add up:");
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
