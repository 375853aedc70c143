package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.error.RuleProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A rule's numbers can be put in many ways, and none of these is a mistake; nor are conditions that look odd and hold. Of
 * what is wrong, the texts lie in {@code load-errors} and {@code load-warnings}.
 */
class HonestSentencesTest {
    private static final Pattern SENTENCE_NUMBER =
            Pattern.compile("(?<=@(en|de)[(]\"[^\"\\n]{0,200})(?<![0-9A-Z])[0-9]+");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "visits >= 20; Twenty visits make you a Superfan.; Zwanzig Besuche machen dich zum Superfan.",
                "visits >= 20; More than 19 visits: a fan for 1 year.; Mehr als 19 Besuche: ein Fan.",
                "visits > 19; From 20 visits on you are a fan.; Ab 20 Besuchen bist du ein Fan.",
                "visits > 19; More than nineteen visits.; Mehr als neunzehn Besuche.",
                "visits <= 4; Fewer than 5 visits: we miss you.; Unter 5 Besuchen: du fehlst uns.",
                "visits < 5; Up to 4 visits: we miss you.; Bis zu 4 Besuche: du fehlst uns.",
                "!( visits < 20 ); 20 visits.; 20 Besuche.",
                "visits == 25; Your 25th visit.; Dein 25. Besuch.",
                "visits == 25; Your twenty-fifth visit: twenty-five.; Dein fünfundzwanzigster Besuch.",
                "visits >= 12; A dozen visits.; Ein Dutzend Besuche.",
                "visits >= 100; One hundred visits.; Hundert Besuche.",
                "visits >= 365; Three hundred and sixty-five visits, 365.; Dreihundertfünfundsechzig Besuche.",
                "visits >= 1000; 1,000 visits.; 1.000 Besuche.",
                "visits >= 1000; A thousand visits.; Eintausend Besuche, tausend Dank.",
                "spend >= 10000; You spent 10,000.00 euros.; Du hast 10.000,00 Euro ausgegeben.",
                "spend >= 10000; You spent 10 000 euros.; Du hast 10'000 Euro ausgegeben.",
                "spend >= 9.99B; You spent 9.99 euros.; Du hast 9,99 € ausgegeben.",
                "spend > 499.99B; You spent 500 euros.; Du hast 500 Euro ausgegeben.",
                "lastMonths(24).spend >= 500; 500 euros in two years.; 500 Euro in 2 Jahren.",
                "lastMonths(12).spend >= 500; 500 euros in 365 days.; 500 Euro in 365 Tagen.",
                "lastDays(30).visits >= 3; 3 visits in 1 month.; 3 Besuche in 1 Monat.",
                "lastDays(2).visits >= 3; 3 visits in 48 hours.; 3 Besuche in 48 Stunden.",
                "spend >= 10000; You spent 10k euros.; Du hast 10 Tausend Euro ausgegeben.",
                "lastDays(14).visits >= 3; Three visits in two weeks.; Drei Besuche in zwei Wochen.",
                "visits >= 20, visits < 30; From 20 up to 29 visits.; Von 20 bis 29 Besuche.",
                "visits >= 20; You are one of the 20-visits club, COFFEE5 or Covid-19.; 20 Besuche, dank COFFEE5.",
                "visits >= 20; You came to see us often.; Du warst oft bei uns.",
                "visits >= 20; Thanks, twice: you came often. 20!; Danke, doppelt: 20 Besuche.",
                "monthsInactive >= 6; Half a year without you.; Ein halbes Jahr ohne dich.",
                "inSegment(\"KIDS\"); Hello.; Hallo.",
                "visits >= 2; Two visits, may we say? In March or May.; Zwei Besuche; im Mai.",
                "available >= 2000; 20 euros are waiting for you.; 20 € warten auf dich.",
            })
    void ofCustomers(String when, String en, String de) {
        assertNothingIsTold("standing", "Customer( " + when + " )", "notice(\"hello\")", en, de);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "paid > 0; multiply(2); Points count double.; Punkte zählen doppelt.",
                "paid > 0; multiply(2); 100 percent more.; 100 % mehr.",
                "paid > 0; multiply(3); Points count threefold.; Dreifache Punkte.",
                "paid > 0; multiply(3); Points count 3x.; 3-fach zählen Punkte.",
                "paid > 0; addPercent(25); A quarter more.; Ein Viertel mehr.",
                "paid > 0; addPercent(25); 1.25 times as many.; 25 Prozent mehr.",
                "paid > 0; addPercent(50); Half as many again.; Anderthalb Punkte: halb mehr.",
                "paid > 0; earn(10).per(5); 10 for every 5 euros, that is 2 each.; 10 je 5 Euro, also 2 je Euro.",
                "paid > 0; earn(1).per(2); 1 for every 2 euros.; 1 Punkt je zwei Euro.",
                "paid > 0; earn(1).per(0.50B); 1 for every 0.50 euros.; 1 je 0,50 Euro.",
                "paid > 0; earn(1).per(0.50B); 1 for every 50 cents.; 1 je 50 Cent, also 2 je Euro.",
                "paid > 0; multiply(1.5B); {points} more: it counts 1.5 times.; {points} mehr: 1,5-fach.",
                "paid > 0; multiply(1.5B); 50 percent more.; Halb so viel mehr, 50 %.",
                "paid > 0; multiply(0.5B); Half the points.; Halbe Punkte, 0,5-fach.",
                "everyNth(5); earn(50); 50 for every 5th purchase.; 50 bei jedem fünften Einkauf.",
                "paid > 0; earn(1).per(1); 1 for every euro.; 1 je Euro.",
                "paid > 0; earn(1).per(1).pendingDays(14); {points} in two weeks.; {points} in 14 Tagen.",
                "paid > 0; earn(10).validMonths(24); {points}, good for 2 years.; {points}, 2 Jahre gültig.",
                "paid > 0; earn(10).validUntil(\"2027-06-30\"); 10 until 30 June 2027.; 10 bis 30.06.2027.",
                "paid > 0; earn(200); {points}, worth 2 euros.; {points}, 2,00 € wert.",
                "paid > 0; earn(200); {points}, worth €2.; {points} Punkte als Dank.",
                "paid > 0; earn(25); {points} points for free, a thousand thanks.; Tausend Dank: {points} Punkte.",
                "paid > 0; earn(25).times(2); 50 points, 25 each.; 50 Punkte.",
                "nth == 10; earn(25); {points} for your tenth purchase.; {points} zum zehnten Einkauf.",
                "paid > 0; earn(25); 25, a family gift 👨‍👩‍👧.; 25, ein Geschenk ☕️.",
            })
    void ofPurchases(String when, String then, String en, String de) {
        assertNothingIsTold("earning", "Purchase( " + when + " )", then, en, de);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "hour >= 18, hour < 22; earn(25); {points}: 25 from 18:00 to 22:00.; {points}: 25 von 18 bis 22 Uhr.",
                "hour >= 17; earn(25); {points}: 25 from 5 pm on.; {points}: 25 ab 17 Uhr.",
                "weekday == \"SATURDAY\"; earn(25); 25 on Saturdays.; 25 am Sonnabend.",
                "weekday in (\"MONDAY\", \"FRIDAY\"); earn(5); 5: Mondays, Fridays.; 5 montags und freitags.",
                "weekday != \"SUNDAY\"; earn(25); 25 from Monday to Saturday.; 25 von Montag bis Samstag.",
                "weekday == \"SUNDAY\"; earn(25); 25 for a Sunday.; 25 als Sonntagsbonus.",
                "month == \"MAY\"; earn(25); In May 25.; Im Mai 25.",
                "between(\"2026-06-01\", \"2026-06-30\"); earn(25); 25 from 1 to 30 June.; 25 vom 1.6. bis 30.06.2026.",
                "day == 15; earn(25); {points} on the 15th: 25.; 25 am 15. des Monats.",
            })
    void ofDays(String when, String then, String en, String de) {
        assertNothingIsTold("earning", "Today( " + when + " )", then, en, de);
    }

    /** What speaks of other things is told, and is the author's to judge. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "paid > 0; earn(1).per(1); {points} points in 14 days.; {points} Punkte in 14 Tagen.",
                "paid > 0; earn(100); {points} points. Open until 20:00.; {points} Punkte. Bis 20 Uhr offen.",
                "paid > 0; earn(100); {points} points. Open from 9 a.m. on.; {points} Punkte. Ab 9:30 offen.",
                "paid > 0; earn(100); {points} points, as since 1998.; {points} Punkte, wie seit 1998.",
                "paid > 0; earn(100); 100 points in our 3 shops.; 100 Punkte in unseren 3 Läden.",
                "paid > 0; earn(50); {points} points, as you are over 65.; {points} Punkte für alle unter 18.",
                "nth == 10; earn(50); {points} points, the 10th in our 3 shops.; {points} Punkte, die 10. in 3 Läden.",
                "paid > 0; countVisit(); A visit to one of our 3 shops.; Ein Besuch in einem von 3 Läden.",
            })
    void whatSpeaksOfOtherThingsIsLoaded(String when, String then, String en, String de) {
        assertThat(problems("earning", "Purchase( " + when + " )", then, en, de))
                .isNotEmpty()
                .noneMatch(RuleProblem::isError);
    }

    /** The numbers of the reference rules, one by one made another. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "paid > 0; earn(1).per(1).pendingDays(14); {points}, 2 per full euro, in 14 days.; {points}, 2 je Euro, 14 Tage.",
                "paid > 0; earn(1).per(1).pendingDays(14); {points}, 1 per euro, in 15 days.; {points}, 1 je Euro, 13 Tage.",
                "paid > 0; earn(100); {points} points: 200 for every Superfan.; {points} Punkte: 10 für jeden Superfan.",
                "paid > 0; earn(100); {points} points, 101 with your first purchase.; {points} Punkte, 99 beim ersten Einkauf.",
                "paid > 0; earn(9).pendingDays(14).validMonths(12); {points}, in 14 days, for 13 months.; {points}, 15 Tage, 12 Monate.",
                "nth == 10; earn(200); {points}: 200 for your 11th purchase.; {points}: 200 beim 9. Einkauf.",
                "paid > 0; addPercent(25); {points} more: Gold earns 26 percent.; {points} mehr: 24 Prozent.",
                "paid > 0; multiply(3); {points} more: tea counts 4 times.; {points} mehr: Tee zählt 2-fach.",
                "paid > 0; earn(1).per(0.50B); {points}, 1 for every 0.60 euros.; {points}, 1 je 0,40 Euro.",
                "paid > 0; multiply(1.5B); {points} more: it counts 1.6 times.; {points} mehr: 2,5-fach.",
                "everyNth(5); earn(50); 50 for every 6th purchase.; 50 bei jedem 4. Einkauf.",
                "paid >= 9.99B; earn(25); {points}: 25 from 9.98 on.; {points}: 25 ab 10,99 Euro.",
            })
    void anotherNumberThanTheRulesIsRefused(String when, String then, String en, String de) {
        assertThat(problems("earning", "Purchase( " + when + " )", then, en, de))
                .hasSize(2)
                .allMatch(RuleProblem::isError);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "hour >= 17; earn(25); 25 from 18:00 on.; 25 ab 16 Uhr.",
                "day == 15; earn(25); 25 on the 16th.; 25 am 14. des Monats.",
                "$day : weekday, $day == \"SUNDAY\"; earn(25); 25 on Mondays.; 25 am Samstag.",
            })
    void anotherDayThanTheRulesIsRefused(String when, String then, String en, String de) {
        assertThat(problems("earning", "Today( " + when + " )", then, en, de))
                .hasSize(2)
                .allMatch(RuleProblem::isError);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "Customer( visits > 10, visits < 12 )",
                "Customer( spend > 10, spend < 10.01B )",
                "Customer( spend >= 10, spend <= 10 )",
                "Customer( visits >= 20 ) not Customer( visits < 10 )",
                "Customer( visits >= 20 || visits < 10 )",
                "Customer( balance < 0 )",
                "Customer( number(\"x\") < 0 )",
                "Customer( hasBadge(\"a\"), !hasBadge(\"b\") )",
                "Customer( lastDays(30).visits > 5, lastDays(7).visits < 3 )",
                "Customer( tier != \"GOLD\", tier != \"SILVER\" )",
                "Customer( tier in (\"GOLD\", \"SILVER\"), tier != \"GOLD\" )",
                "Today( hour == 0 || hour == 23 )",
                "Today( hour >= 22 || hour < 6, weekday == \"FRIDAY\" )",
                "Today( !(hour >= 6 && hour < 22) )",
                "Today( from(\"2026-06-15\"), until(\"2026-06-15\") )",
                "Today( !from(\"2026-06-16\"), !until(\"2026-06-14\") )",
                "Today( !between(\"2026-06-01\", \"2026-06-30\"), from(\"2026-06-01\"), until(\"2026-06-30\") )",
                "Today( between(\"2020-06-01\", \"2020-06-30\") )",
                "Today( until(\"2020-06-30\") || from(\"2030-06-01\") )",
                "Today( weekday != \"MONDAY\", weekday in (\"MONDAY\", \"FRIDAY\"), day < 2, day > 0 )",
                "Purchase( first, nth == 1 )",
                "$c : Customer( $v : visits ) Purchase( nth > $v, nth > 1 )",
            })
    void conditionsThatCanHold(String when) {
        assertThat(problems("standing", when, "notice(\"hello\")", "Hello.", "Hallo."))
                .filteredOn(problem -> !problem.message().startsWith("No rule gives")
                        && !problem.message().endsWith("always holds."))
                .isEmpty();
    }

    /** Whatever number of a reference rule's sentence becomes another is told, and nearly all of it is refused. */
    @Test
    void noNumberOfAReferenceSentenceCanBecomeAnother() {
        int refused = 0;
        List<String> missed = new ArrayList<>();
        List<String> doubted = new ArrayList<>();
        for (String folder : List.of("../rules", "../rules/club", "../rules/bakery", "../rules/coalition")) {
            Map<String, String> files = RuleSource.directory(Path.of(folder)).files();
            for (Map.Entry<String, String> file : files.entrySet()) {
                Matcher number = SENTENCE_NUMBER.matcher(file.getValue());
                while (number.find()) {
                    String other = file.getValue().substring(0, number.start())
                            + (Long.parseLong(number.group()) + 1)
                            + file.getValue().substring(number.end());
                    Map<String, String> changed = new TreeMap<>(files);
                    changed.put(file.getKey(), other);
                    List<RuleProblem> told =
                            Programmes.reference().check(RuleSource.of(changed)).problems();
                    refused += told.stream().anyMatch(RuleProblem::isError) ? 1 : 0;
                    if (told.isEmpty()) {
                        missed.add(other.substring(number.start() - 40, number.end()));
                    } else if (told.stream().noneMatch(RuleProblem::isError)) {
                        doubted.add(told.get(0).toString());
                    }
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(doubted).isEmpty();
        assertThat(refused).isGreaterThan(80);
    }

    private static void assertNothingIsTold(String stage, String when, String then, String en, String de) {
        assertThat(problems(stage, when, then, en, de)).isEmpty();
    }

    private static List<RuleProblem> problems(String stage, String when, String then, String en, String de) {
        String rule = "package " + stage + "\nrule \"Hello\"\n@en(\"" + en + "\")\n@de(\"" + de + "\") when " + when
                + " then decide." + then + "; end";
        return Programmes.reference()
                .check(RuleSource.of(Map.of(LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME, "rules.drl", rule)))
                .problems();
    }
}
