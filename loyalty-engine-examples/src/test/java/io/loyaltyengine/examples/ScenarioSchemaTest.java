package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.testkit.Scenario;
import io.loyaltyengine.testkit.ScenarioFile;
import io.loyaltyengine.testkit.ScenarioProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor says of a file of scenarios, and what the reader says, are the same. */
class ScenarioSchemaTest {
    private static final Path FILE =
            Path.of("../loyalty-engine/test-kit/src/main/resources/io/loyaltyengine/testkit/scenario.schema.json");
    private static final String MADE = printed();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final Schema SCHEMA = SCHEMAS.getSchema(MADE);
    private static final LoyaltyEngine ENGINE = Reference.engine(Reference.FOLDER);
    /** Something of everything. */
    private static final String SCENARIO = """
            - scenario: A coupon, a refund and a wish
              coupons: [{code: TEN, benefit: {percent: 5}}, {code: FIVE, benefit: {type: amountOff, amount: 5}}]
              given: {accounts: {points: {lots: [{points: 9}]}}}
              when:
                - purchase: {at: 2026-06-15 12:30, lines: [{product: mug, unitPrice: 14.90}, 4.00], coupons: [TEN]}
                - refund: {of: t1, lines: [{line: 2}]}
                - redemption: {wish: {type: donation, points: 5, cause: trees}}
              then:
                - RefundRecorded: {reason: {rule: x}, lines: [{line: "2"}]}
                - VisitCounted
              never: [TierChanged]
              after: {balance: 26, tier: {name: null}}
              progress: [{rule: x}]
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void itSaysWhatTheCodeSays() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, MADE);
        }
        assertThat(MADE).isEqualTo(Files.readString(FILE));
    }

    @Test
    void itIsASchema() {
        assertThat(SCHEMAS.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_7.getDialectId()))
                        .validate(MADE, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void everyScenarioOfTheProgrammesIsValid() throws IOException {
        for (Path rules : Reference.ALL) {
            try (Stream<Path> files = Files.list(rules.resolve("scenarios"))) {
                for (Path file : files.toList()) {
                    assertThat(refusals(Files.readString(file))).as("%s", file).isEmpty();
                }
            }
        }
    }

    @Test
    void everyScenarioOfTheManualIsValid() {
        for (String file : List.of("README.md", "REFERENCE.md", "RECIPES.md", "COUPONS.md")) {
            for (String scenarios : Manual.read(file).blocks("yaml")) {
                assertThat(refusals(scenarios)).as(scenarios).isEmpty();
            }
        }
    }

    @Test
    void somethingOfEverythingIsValid() throws IOException {
        assertThat(refusals(SCENARIO)).isEmpty();
        assertThat(problems(SCENARIO)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            - scenario:            > - scenaro:
            A coupon, a refund and a wish > ''
            code: TEN, benefit   > benefit
            {percent: 5}         > {percnt: 5}
            {percent: 5}         > {type: percentOff}
            type: amountOff      > type: amountOf
            amount: 5            > percent: 5
            given: {accounts     > given: {acounts
            given: {accounts     > given: gast #
            points: 9}           > points: 9.5}
            points: 9}           > points: nine}
            {points: 9}          > {}
            purchase:            > purchse:
            2026-06-15 12:30     > 15.06.2026
            unitPrice: 14.90     > price: 14.90
            14.90                > cheap
            4.00                 > four
            lines: [{line: 2}]   > lines: {line: 2}
            points: 5, cause     > cause
            type: donation, points > points
            {type: donation, points: 5, cause: trees} > {reward: {code: mug, points: 5}}
            when:                > wenn:
            RefundRecorded       > RefundRecordet
            VisitCounted         > VisitCountd
            {reason: {rule       > {reason: {role
            never:               > nevr:
            [TierChanged]        > TierChanged
            {balance: 26         > 26 #
            """)
    void whatTheReaderRefusesTheEditorRefuses(String good, String bad) throws IOException {
        String broken = SCENARIO.replace(good, bad);
        assertThat(broken).isNotEqualTo(SCENARIO);
        assertThat(problems(broken)).isNotEmpty();
        assertThat(refusals(broken)).isNotEmpty();
    }

    private static List<Error> refusals(String scenarios) {
        return SCHEMA.validate(scenarios, InputFormat.YAML);
    }

    /** What cannot be read; transactions are read at their turn. */
    private List<String> problems(String scenarios) throws IOException {
        Path file = Files.createDirectories(folder.resolve("scenarios")).resolve("tried.yaml");
        Files.writeString(file, scenarios);
        ScenarioFile read = ScenarioFile.beside(folder, ENGINE).get(0);
        List<String> problems = new ArrayList<>(
                read.problems().stream().map(ScenarioProblem::message).toList());
        for (Scenario scenario : read.scenarios()) {
            try {
                scenario.evaluations(ENGINE);
            } catch (InvalidInputException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return problems;
    }

    private static String printed() {
        try {
            return new JsonMapper()
                            .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
                            .writeValueAsString(ScenarioSchema.made())
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
