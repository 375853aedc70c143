package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.examples.retail.Replay;
import io.loyaltyengine.examples.retail.Summary;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.workbench.data.OnlineRetail;
import io.loyaltyengine.workbench.data.RetailCoupons;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reference programme on a year of real sales. What it gives stands in {@code retail-year.golden.txt}, which
 * {@code ./mvnw test -Dgolden.write=true} writes anew after a change of the rules.
 */
class RealDataTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/loyaltyengine/examples/retail-year.golden.txt");
    private static final String PROGRAMME = LoyaltyEngine.PROGRAMME_FILE;
    private static final Pattern RULE = Pattern.compile("(?ms)^rule \".*?^end\\b\\s*");
    private static final RuleSource RULES = RuleSource.directory(Path.of("../rules"));
    private static final LoyaltyEngine ENGINE = engine(RULES);
    private static final LoyaltyJson JSON = new LoyaltyJson();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theYearGivesWhatTheGoldenFileSays() throws IOException {
        Summary summary = replayed(ENGINE::evaluate, new ArrayList<>());
        String actual = summary.text();
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void twoRunsWriteTheSameBytes() throws IOException {
        Path first = directory.resolve("first.jsonl");
        Path second = directory.resolve("second.jsonl");
        assertThat(run(ENGINE, first)).isZero();
        assertThat(run(engine(RULES), second)).isZero();
        assertThat(first).isNotEmptyFile().hasSameBinaryContentAs(second);
    }

    @Test
    void severalThreadsWriteTheSameBytesAndPrintTheSameSummary() throws IOException {
        Path one = directory.resolve("one.jsonl");
        Path three = directory.resolve("three.jsonl");
        StringWriter ofOne = new StringWriter();
        StringWriter ofThree = new StringWriter();
        assertThat(run(ENGINE, one, ofOne)).isZero();
        assertThat(run(ENGINE, three, ofThree, "--threads", "3")).isZero();
        assertThat(one).isNotEmptyFile().hasSameBinaryContentAs(three);
        assertThat(withoutTime(ofThree)).contains("Checks").isEqualTo(withoutTime(ofOne));
        assertThat(ofThree.toString()).contains("of each of 3 threads");
    }

    @Test
    void theOrderOfFilesAndOfTheirRulesDoesNotMatter() throws IOException {
        LoyaltyEngine reversed = engine(RuleSource.of(reversed(RULES.files())));
        assertThat(reversed.ruleSet()).isEqualTo(ENGINE.ruleSet());
        assertThat(written(reversed::evaluate)).isEqualTo(written(ENGINE::evaluate));
    }

    @Test
    void theOrderOfLinesDoesNotMatter() throws IOException {
        assertThat(written((customer, transaction) -> ENGINE.evaluate(customer, withLinesReversed(transaction))))
                .isEqualTo(written(ENGINE::evaluate));
    }

    @Test
    void aBalanceIsTheSumOfThePointDecisions() throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        Map<String, Long> balances = new TreeMap<>();
        replayed(
                (customer, transaction) -> {
                    Evaluation evaluation = ENGINE.evaluate(customer, transaction);
                    long change = evaluation.decisions().stream()
                            .mapToLong(decision -> decision.balanceChange(Account.POINTS))
                            .sum();
                    Account points = evaluation.customer().points();
                    sums.merge(customer.id(), change, Long::sum);
                    balances.put(customer.id(), points.balance());
                    return evaluation;
                },
                new ArrayList<>());
        assertThat(balances).hasSize(94).isEqualTo(sums);
    }

    @Test
    void whatIsStoredIsReadAsItWasAfterEveryStep() throws IOException {
        replayed(
                (stored, transaction) -> {
                    Evaluation evaluation = ENGINE.evaluate(stored, transaction);
                    Customer customer = JSON.readCustomer(JSON.write(evaluation.customer()));
                    assertThat(customer).isEqualTo(evaluation.customer());
                    assertThat(JSON.readTransaction(JSON.write(transaction))).isEqualTo(transaction);
                    assertThat(JSON.readEvaluation(JSON.write(evaluation))).isEqualTo(evaluation);
                    for (Decision decision : evaluation.decisions()) {
                        assertThat(JSON.readDecision(JSON.write(decision))).isEqualTo(decision);
                    }
                    return evaluation;
                },
                new ArrayList<>());
    }

    private static Summary replayed(BiFunction<Customer, Transaction, Evaluation> engine, List<Decision> decisions)
            throws IOException {
        OnlineRetail retail = OnlineRetail.sample();
        Summary summary = new Summary(retail.cleaning());
        Replay replay = new Replay(engine, summary, decisions::add);
        retail.shoppers().forEach(replay::shopper);
        return summary;
    }

    private static List<String> written(BiFunction<Customer, Transaction, Evaluation> engine) throws IOException {
        List<Decision> decisions = new ArrayList<>();
        replayed(engine, decisions);
        return decisions.stream().map(JSON::write).toList();
    }

    private static int run(LoyaltyEngine engine, Path decisions) {
        return run(engine, decisions, new StringWriter());
    }

    private static int run(LoyaltyEngine engine, Path decisions, StringWriter out, String... options) {
        List<String> args = new ArrayList<>(List.of("--no-progress", "--decisions", decisions.toString()));
        args.addAll(List.of(options));
        return RetailYear.commandLine(new RetailYear(rules -> engine::evaluate, JSON::write))
                .setOut(new PrintWriter(out))
                .execute(args.toArray(String[]::new));
    }

    private static String withoutTime(StringWriter out) {
        return out.toString().replaceAll("Time in the engine.*", "");
    }

    private static LoyaltyEngine engine(RuleSource rules) {
        return LoyaltyEngine.builder()
                .rules(rules)
                .currency(OnlineRetail.CURRENCY)
                .zone(OnlineRetail.ZONE)
                .coupons(RetailCoupons.catalogue())
                .build();
    }

    private static Transaction withLinesReversed(Transaction transaction) {
        if (transaction instanceof Purchase purchase) {
            List<Line> lines = new ArrayList<>(purchase.lines());
            Collections.reverse(lines);
            return new Purchase(
                    purchase.id(),
                    purchase.at(),
                    purchase.currency(),
                    purchase.channel(),
                    purchase.partner(),
                    lines,
                    purchase.coupons(),
                    purchase.tenders(),
                    purchase.attributes(),
                    purchase.redeem(),
                    Account.POINTS);
        }
        if (transaction instanceof Refund refund) {
            List<RefundLine> lines = new ArrayList<>(refund.lines());
            List<Decision> recorded = new ArrayList<>(refund.recorded());
            Collections.reverse(lines);
            Collections.reverse(recorded);
            return new Refund(
                    refund.id(),
                    refund.at(),
                    refund.currency(),
                    Optional.empty(),
                    lines,
                    refund.allowances(),
                    recorded);
        }
        return transaction;
    }

    /** The last rule of each file comes first, and the last file gets the first name. */
    private static Map<String, String> reversed(Map<String, String> files) {
        Map<String, String> reversed = new TreeMap<>();
        int place = files.size();
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().equals(PROGRAMME)) {
                reversed.put(PROGRAMME, file.getValue());
            } else {
                reversed.put("file-" + (char) ('a' + place--) + ".drl", withRulesReversed(file.getValue()));
            }
        }
        return reversed;
    }

    private static String withRulesReversed(String drl) {
        List<String> rules = new ArrayList<>(
                RULE.matcher(drl).results().map(MatchResult::group).toList());
        Collections.reverse(rules);
        return drl.substring(0, drl.indexOf("rule \"")) + String.join("\n", rules);
    }
}
