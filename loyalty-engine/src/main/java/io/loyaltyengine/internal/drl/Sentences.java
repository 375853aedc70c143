package io.loyaltyengine.internal.drl;

import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.drl.NumberWords.Spelled;
import io.loyaltyengine.internal.drl.RuleNumbers.Told;
import io.loyaltyengine.model.Programme;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether sentences say what their rule says: its numbers, its weekdays and months, each in its language.
 *
 * <p>A sentence can put a number in many ways, and can speak of other things too. So one is refused only if it says a
 * number that the rule does not have in the place of one that it has; otherwise its author is asked.
 */
final class Sentences {
    static final List<String> LANGUAGES = List.of("en", "de");

    private static final Pattern ONE =
            Pattern.compile("(?iU)\\b(1|one|once|an?|first|ein|eine[mnrs]?|einmal|erste[nrs]?)\\b");
    private static final String WRONG = "One of the two is wrong.";
    private static final Pattern PLACEHOLDER = Pattern.compile("[{][^{}]*[}]");

    private final Rule rule;
    private final Problems problems;
    private final RuleNumbers numbers;
    private final List<String> tiers;

    Sentences(Rule rule, Optional<Programme> programme, Problems problems) {
        this.rule = rule;
        this.problems = problems;
        this.numbers = new RuleNumbers(rule, programme);
        this.tiers = programme.map(Programme::tiers).orElse(List.of());
    }

    void check() {
        Token en = rule.sentence("en");
        Token de = rule.sentence("de");
        if (en == null || de == null) {
            return;
        }
        if (en.text().equals(de.text())) {
            if (Languages.isSentence(en.text())) {
                add(rule.problem(de, "`@de` says the same as `@en`.", "Maybe it is to be translated.")
                        .asWarning());
            }
            if (en.text().equals(rule.name())) {
                return;
            }
        } else {
            checkLanguages(en, de);
        }
        check(en, false);
        check(de, true);
    }

    private void checkLanguages(Token en, Token de) {
        int english = Languages.lean(en.text());
        int german = Languages.lean(de.text());
        if (english < 0 && german > 0) {
            add(rule.problem(en, "`@en` is German and `@de` English.", "Exchange the two."));
        } else if (english < -1) {
            add(rule.problem(en, "`@en` seems to be German.", "Maybe it is to be translated.")
                    .asWarning());
        } else if (german > 1) {
            add(rule.problem(de, "`@de` seems to be English.", "Maybe it is to be translated.")
                    .asWarning());
        }
    }

    private void check(Token sentence, boolean german) {
        String text = PLACEHOLDER.matcher(sentence.text()).replaceAll("{}");
        checkNumbers(sentence, text, german);
        checkUnits(sentence, text);
        checkTiers(sentence, text);
        checkDays(sentence, text, german, DayOfWeek.class);
        checkDays(sentence, text, german, Month.class);
    }

    private void checkNumbers(Token sentence, String text, boolean german) {
        Set<Told> said = new LinkedHashSet<>();
        List<Digits> strange = new ArrayList<>();
        for (Digits digits : Digits.in(text)) {
            if (!isOfTheRule(digits, said)) {
                strange.add(digits);
            }
        }
        List<String> spelled = new ArrayList<>();
        for (Spelled word : NumberWords.in(text, german)) {
            Set<Told> meant = numbers.meant(word.value(), "", text.substring(after(text, word)));
            said.addAll(meant);
            if (meant.isEmpty() && word.sure() && !numbers.isInTexts(word.value())) {
                spelled.add(word.word());
            }
        }
        tell(sentence, strange, spelled, said, text.contains("{}"));
    }

    /** Twelve days are not twelve months. */
    private void checkUnits(Token sentence, String text) {
        for (Digits digits : Digits.in(text)) {
            String unit = Units.said(digits.after());
            BigDecimal number = digits.readings().get(0).get(0);
            if (!unit.isEmpty() && digits.readings().size() == 1 && numbers.countsOther(number, unit)) {
                add(rule.problem(
                                sentence,
                                "The sentence says `" + digits.number() + "` of another unit than the rule.",
                                "Maybe one of the two is wrong.")
                        .asWarning());
            }
        }
    }

    /** A sentence that names a tier, and not the one that the rule gives, or is for; who holds one may be near another. */
    private void checkTiers(Token sentence, String text) {
        Set<String> named = new LinkedHashSet<>();
        rule.decisions().stream()
                .map(decision -> decision.get(0))
                .filter(Call::isFixed)
                .map(Ladders::tier)
                .filter(tiers::contains)
                .forEach(named::add);
        if (named.isEmpty()) {
            rule.patterns()
                    .forEach(pattern -> Condition.operands(pattern.conditions(), operand -> {
                        if (operand instanceof Operand.Path path) {
                            path.steps().forEach(step -> step.arguments().stream()
                                    .map(String::valueOf)
                                    .filter(tiers::contains)
                                    .forEach(named::add));
                        }
                    }));
        }
        List<String> said = tiers.stream()
                .filter(tier -> Pattern.compile("(?iU)\\b" + Pattern.quote(tier) + "\\b")
                        .matcher(text)
                        .find())
                .toList();
        if (!named.isEmpty() && !said.isEmpty() && said.stream().noneMatch(named::contains)) {
            add(rule.problem(
                            sentence,
                            "The sentence names the tier `" + said.get(0) + "`, but the rule `"
                                    + String.join("` and `", named) + "`.",
                            "Maybe one of the two is wrong.")
                    .asWarning());
        }
    }

    /** What the sentence leaves out; 0 means nothing, and 1 is said in many words. */
    private Set<Told> missing(Set<Told> said, String text) {
        Set<Told> missing = new LinkedHashSet<>(numbers.told());
        missing.removeIf(told -> said.stream().anyMatch(other -> other.value().compareTo(told.value()) == 0)
                || told.value().signum() == 0
                || (isOne(told) && ONE.matcher(text).find()));
        return missing;
    }

    private static boolean isLikeAYear(Told told) {
        return told.value().intValue() >= 1900 && told.value().intValue() < 2200;
    }

    private static boolean isOne(Told told) {
        return told.value().compareTo(BigDecimal.ONE) == 0;
    }

    private static int after(String text, Spelled word) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(word.word());
        return at < 0 ? text.length() : Math.min(text.length(), at + word.word().length());
    }

    private void tell(Token sentence, List<Digits> digits, List<String> words, Set<Told> said, boolean saysMore) {
        Set<Told> missing = missing(said, sentence.text());
        boolean asked = missing.stream().anyMatch(told -> !told.decided() && !isOne(told));
        // What a rule gives, a placeholder can say; then digits may well speak of something else.
        boolean tells = !saysMore || said.stream().anyMatch(Told::decided);
        for (Digits strange : digits) {
            boolean year = strange.isYear() && missing.stream().noneMatch(Sentences::isLikeAYear);
            if (missing.isEmpty() && (year || strange.number().equals("1"))) {
                continue;
            }
            RuleProblem problem = strange(sentence, strange.number(), missing);
            boolean inItsPlace = asked || (!strange.isTime() && (tells || strange.isShare()));
            add(!missing.isEmpty() && !year && inItsPlace ? problem : doubted(problem));
        }
        // What a placeholder says need not be said in words, and words say much that is no number.
        for (String word : missing.isEmpty() ? List.<String>of() : words) {
            RuleProblem problem = strange(sentence, word, missing);
            add(saysMore && !asked ? doubted(problem) : problem);
        }
    }

    private RuleProblem strange(Token sentence, String number, Set<Told> missing) {
        String wanted = missing.stream()
                .map(told -> "`" + told.value().toPlainString() + "`")
                .distinct()
                .collect(Collectors.joining(" and "));
        return rule.problem(
                sentence,
                missing.isEmpty()
                        ? "The sentence says `" + number + "`, which the rule does not."
                        : "The sentence says `" + number + "`, but the rule says " + wanted + ".",
                missing.isEmpty() ? "Maybe a slip of the pen." : WRONG);
    }

    private static RuleProblem doubted(RuleProblem problem) {
        String hint = problem.hint().equals(WRONG) ? "Maybe one of the two is wrong." : problem.hint();
        return new RuleProblem(
                        problem.file(),
                        problem.line(),
                        problem.column(),
                        problem.rule(),
                        problem.message(),
                        hint,
                        problem.excerpt())
                .asWarning();
    }

    /** Whether digits can be read as something that the rule says; takes down what. */
    private boolean isOfTheRule(Digits digits, Set<Told> said) {
        for (List<BigDecimal> reading : digits.readings()) {
            Set<Told> meant = new LinkedHashSet<>();
            boolean all = true;
            for (BigDecimal number : reading) {
                Set<Told> here = numbers.meant(number, digits.before(), digits.after());
                meant.addAll(here);
                all &= !here.isEmpty() || number.signum() == 0 || numbers.isInTexts(number);
            }
            if (all) {
                said.addAll(meant);
                return true;
            }
        }
        return false;
    }

    private <D extends Enum<D>> void checkDays(Token sentence, String text, boolean german, Class<D> type) {
        Set<Enum<?>> wanted = numbers.days(type);
        Set<Enum<?>> said = wanted.isEmpty() ? Set.of() : Languages.days(text, german, type);
        Optional<Enum<?>> strange =
                said.stream().filter(day -> !wanted.contains(day)).findFirst();
        if (strange.isEmpty() || said.containsAll(wanted)) {
            return;
        }
        wanted.removeAll(said);
        add(rule.problem(
                sentence,
                "The sentence says `" + Languages.name(strange.get(), german) + "`, but the rule says "
                        + wanted.stream().map(day -> "`\"" + day + "\"`").collect(Collectors.joining(" and "))
                        + ".",
                WRONG));
    }

    private void add(RuleProblem problem) {
        problems.add(problem);
    }
}
