package io.loyaltyengine.internal.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.contents.Decide;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What attackers write, the reader refuses; Drools never gets to see it. */
class HostileRuleTest {
    private static final String GOOD_WHEN = "$c : Customer( visits >= 20 )";
    private static final String GOOD_THEN = "decide.award(\"superfan\");";

    static Stream<String> consequences() {
        return Stream.of(
                "Runtime.getRuntime().exec(\"id\");",
                "System.exit(0);",
                "java.lang.System.exit(0);",
                "Class.forName(\"java.lang.Runtime\");",
                "decide.award($c.getClass().getName());",
                "decide.award($c.tier().getClass().getName());",
                "decide.getClass();",
                "decide.award(\"a\".repeat(2000000000));",
                "decide.award(String.format(\"%1000000000d\", 1));",
                "decide.award(\"x\" + Runtime.getRuntime());",
                "decide.award((String) $c.tier());",
                "decide.award($c.tier(), $c.tier());",
                "decide.firing(0);",
                "decide.award($c.state());",
                "decide.award($c.hashCode());",
                "decide.award($c.toString());",
                "decide.award($c.notify());",
                "drools.halt();",
                "drools.getKieRuntime();",
                "kcontext.getKieRuntime();",
                "insert(\"x\");",
                "insertLogical(\"x\");",
                "update($c);",
                "modify($c) { setVisits(5) }",
                "delete($c);",
                "retract($c);",
                "while (true) { }",
                "for (;;) { }",
                "do { } while (true);",
                "{ decide.award(\"x\"); }",
                "new Thread(() -> { }).start();",
                "Runnable r = () -> { };",
                "java.util.List.of(1).forEach(System.out::println);",
                "decide.award(\"x\"); ; System.exit(0);",
                "decide.award(\"x\");;",
                "decide.award(true ? \"x\" : \"y\");",
                "decide.award(decide.toString());",
                "int x = 5;",
                "$c = null;",
                "return;",
                "throw new RuntimeException();",
                "@Deprecated decide.award(\"x\");",
                "decide.<String>award(\"x\");",
                "decide.award(\"\\u0022 + System.exit(0) + \\u0022\");",
                "decide.award(\"\\\" + System.exit(0) + \\\"\");",
                "\\u0053ystem.exit(0);",
                "decide.award(\"\"\"x\"\"\");",
                "decide.award('x');",
                "decide\u2028.award(\"x\");",
                "decide\f.award(\"x\");",
                "decide.award(\"a\u2028b\");",
                "decide.award(\"a\tb\");",
                "decide.award(\"a\ud800b\");",
                "// here\rSystem.exit(0);",
                "// here\u2028 decide.award(\"x\");",
                "/* */ */ System.exit(0);",
                "then[later] decide.award(\"x\");",
                "} static { System.exit(0); } void x() {",
                "#{System.exit(0)}",
                "${System.exit(0)}",
                "decide.award(\"x\"); end rule \"y\" @en(\"y\") @de(\"y\") when eval(true) then System.exit(0);");
    }

    static Stream<String> conditions() {
        return Stream.of(
                "eval( System.exit(0) == null )",
                "Customer( eval(true) )",
                "Customer( System.exit(0) )",
                "Customer( this.visits > 0 )",
                "Customer( this == this )",
                "Customer( class.name == \"x\" )",
                "Customer( getClass().getName() == \"x\" )",
                "Customer( tier.length() > 5 )",
                "Customer( tier!.length > 5 )",
                "Customer( tier#String == \"x\" )",
                "Customer( tier[0] == \"x\" )",
                "Customer( tier matches \"(a+)+$\" )",
                "Customer( tier str[startsWith] \"G\" )",
                "Customer( tier contains \"G\" )",
                "Customer( tier memberOf $list )",
                "Customer( tier soundslike \"gold\" )",
                "Customer( new String(\"x\") == tier )",
                "Customer( (String) tier == \"x\" )",
                "Customer( T(java.lang.Runtime).getRuntime() != null )",
                "Customer( visits > 0 ) from new java.util.ArrayList()",
                "Customer( visits > 0 ) from entry-point \"x\"",
                "Customer( visits > 0 ) over window:time( 5s )",
                "Customer( ) or Purchase( )",
                "( Customer( ) )",
                "forall( Customer( ) )",
                "exists( Customer( ) )",
                "not( Customer( ) )",
                "accumulate( Customer( $v : visits ); $s : sum($v) )",
                "Number( ) from accumulate( Customer( ), init( System.exit(0); ) action( ) result( 1 ) )",
                "collect( Customer( ) )",
                "groupby( Customer( ); 1; count() )",
                "java.lang.Runtime( )",
                "Object( )",
                "String( )",
                "?fans( )",
                "$ : Customer( )",
                "$größe : Customer( )",
                "$c : Customer( ) $c : Purchase( )",
                "$c := Customer( )",
                "Customer( $v := visits )",
                "Customer( visits > 0, )then System.exit(0); //",
                "Customer( visits > 0 ) @watch( * )",
                "Customer( visits -> 5 )",
                "Customer( visits > 0 ? true : false )",
                "Customer( visits & 1 )",
                "Customer( visits >= 0x10 )",
                "Customer( visits >= 5L )",
                "Customer( visits >= 1e9 )",
                "Customer( visits >= 5I )",
                "Customer( visits > ~0 )",
                "/orders[ visits > 0 ]",
                "Customer( visits > 0; )",
                "Customer( visits > 0 /* \\u002a/ || System.exit(0) */ ; )");
    }

    static Stream<String> files() {
        String good = rule("Superfan", GOOD_WHEN, GOOD_THEN);
        return Stream.of(
                "package standing; import java.util.List;\n" + good,
                "package standing; import static java.lang.System.exit;\n" + good,
                "package standing import function java.lang.System.exit\n" + good,
                "package standing import accumulate java.lang.Runtime x\n" + good,
                "package standing.x\n" + good,
                "package standing unit Fans;\n" + good,
                "package standing dialect \"mvel\"\n" + good,
                "package standing attributes salience 5\n" + good,
                "package standing declare enum E A(System.exit(0)); end\n" + good,
                "package standing declare trait T end\n" + good,
                "package standing expander x.dsl\n" + good,
                "package standing global java.util.List list;\n" + good,
                "package standing query \"q\" Customer( ) end\n" + good,
                "package standing function void f() { System.exit(0); }\n" + good,
                "package standing template header x\n" + good,
                "package standing window declare window W end\n" + good,
                "package standing\n" + good.replace("when", "salience System.exit(0) when"),
                "package standing\n" + good.replace("when", "enabled (System.exit(0)) when"),
                "package standing\n" + good.replace("when", "timer (int: 1s) when"),
                "package standing\n" + good.replace("when", "calendars \"x\" when"),
                "package standing\n" + good.replace("when", "@Propagation(EAGER) when"),
                "package standing\n" + good.replace("when", "@role(event) when"),
                "package standing\n" + good.replace("when", "@en(x = \"y\") when"),
                "package standing\n" + good.replace("when", "ruleflow-group \"x\" when"),
                "package standing\n" + good.replace("@en", "extends \"Other\" @en"),
                "package standing\n" + good.replace("\"Superfan\"", "'Superfan'"),
                "package standing\n" + good.replace("\"Superfan\"", "Superfan"),
                "package standing\n" + good.replace("Superfan\"", "Super\\\"fan\""),
                "package standing\n" + good.replace("Superfan\"", "Super\u0000fan\""),
                "package standing\n" + good.replace("Superfan\"", "Super\u202efan\""),
                "package standing\n" + good.replace("rule ", "rule\u00a0"),
                "package standing\n" + good.replace("then", "then // \u0085 here\n"),
                "package standing\n" + good + "end",
                "package standing\n" + good + good,
                "\ufeff\ufeffpackage standing\n" + good,
                "// package standing\r\n" + good,
                "/* package standing */ " + good);
    }

    @ParameterizedTest
    @MethodSource("consequences")
    void noConsequenceButADecisionIsRead(String consequence) {
        assertRefused("package standing\n" + rule("Superfan", GOOD_WHEN, consequence));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void noConditionBeyondTheVocabularyIsRead(String condition) {
        assertRefused("package standing\n" + rule("Superfan", condition, GOOD_THEN));
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingButRulesIsRead(String file) {
        assertRefused(file);
    }

    @Test
    void commentsNamesAndSentencesNeverReachDrools() {
        Problems problems = new Problems();
        RuleSet rules = RuleReader.read(
                List.of(new RuleFile(
                        "fans.drl",
                        "package standing\n"
                                + rule(
                                        "*/ static { System.exit(1); } /*",
                                        "/* \\u002a/ eval(1) /* */ " + GOOD_WHEN + " // \\u000a eval(2)\n",
                                        "/* \\u002a/ System.exit(3); /* */ " + GOOD_THEN
                                                + " // \\u000a System.exit(4);\n"))),
                Decide.VOCABULARY,
                Optional.empty(),
                problems);
        assertThat(problems.found()).isEmpty();
        assertThat(rules.all()).singleElement().satisfies(rule -> {
            assertThat(rule.conditions()).isEqualTo(GOOD_WHEN.replace("Customer", "CustomerFact"));
            assertThat(rule.consequence()).isEqualTo(GOOD_THEN);
        });
    }

    private static void assertRefused(String file) {
        Problems problems = new Problems();
        RuleReader.read(
                List.of(new RuleFile("fans.drl", file)), Decide.VOCABULARY, Optional.of(SomeFacts.PROGRAMME), problems);
        assertThat(problems.found()).isNotEmpty();
    }

    private static String rule(String name, String when, String then) {
        return "rule \"" + name + "\"\n@en(\"A\")\n@de(\"B\")\nwhen\n" + when + "\nthen\n" + then + "\nend\n";
    }
}
