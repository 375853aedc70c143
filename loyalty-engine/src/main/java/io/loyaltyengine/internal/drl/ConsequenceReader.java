package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Cursor.Unreadable;
import io.loyaltyengine.internal.drl.Operand.Constant;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.ReasonCodes;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what stands between {@code then} and {@code end}: sentences of the form {@code decide.<verb>(…);}. */
final class ConsequenceReader {
    private final Cursor cursor;
    private final Stage stage;
    private final OperandReader operands;
    private final Set<String> placeholders = new LinkedHashSet<>();
    private boolean goal;

    ConsequenceReader(Cursor cursor, Stage stage, Map<String, Class<?>> variables) {
        this.cursor = cursor;
        this.stage = stage;
        this.operands = new OperandReader(cursor, variables, true);
    }

    /** Reads it all; what comes back is what the rule's sentences can use. */
    Set<String> placeholders() throws Unreadable {
        Token start = cursor.before();
        boolean empty = true;
        while (!cursor.isAt("end")
                && !cursor.isAt(Token.Kind.END)
                && !(cursor.isAt("rule") && cursor.peek(1).kind() == Token.Kind.TEXT)) {
            statement();
            empty = false;
        }
        if (empty && cursor.isAt("end")) {
            cursor.problem(start, "The rule decides nothing.", "Say what follows: `decide.<verb>(…);`.");
        }
        return placeholders;
    }

    /** Whether a customer can look forward to what has been read. */
    boolean isGoal() {
        return goal;
    }

    private void statement() throws Unreadable {
        Token first = cursor.peek();
        if (!cursor.accept("decide")) {
            throw Refused.insteadOf(first)
                    .map(instead -> cursor.unreadable(first, "`" + first.text() + "` is not allowed.", instead))
                    .orElseGet(() -> cursor.unreadable(
                            first,
                            "A consequence says what to decide, not " + cursor.shown() + ".",
                            "Maybe `decide." + example() + "`."));
        }
        cursor.expect(".", "`decide`");
        Token verb = cursor.expect(Token.Kind.NAME, "a verb");
        Method method = Vocabulary.VERBS.get(verb.text());
        if (method == null) {
            Set<String> verbs = verbsHere();
            String near = Words.maybe(verb.text(), verbs);
            cursor.problem(
                    verb,
                    "There is no verb `" + verb.text() + "`.",
                    near.isEmpty() ? "Here one can say " + String.join(", ", verbs) + "." : near);
            skipStatement();
            return;
        }
        checkStage(verb, method);
        Class<?> proposal = called(verb, method);
        Set<String> said = new HashSet<>();
        while (cursor.accept(".")) {
            Token word = cursor.expect(Token.Kind.NAME, "a word that goes with `" + verb.text() + "`");
            Method modifier = Vocabulary.modifiers(proposal).get(word.text());
            if (modifier == null) {
                Set<String> words = Vocabulary.modifiers(proposal).keySet();
                String near = Words.maybe(word.text(), words);
                String all =
                        words.isEmpty() ? "Nothing can follow it." : "With it go " + String.join(", ", words) + ".";
                cursor.problem(
                        word,
                        "`" + word.text() + "` does not go with `" + verb.text() + "`.",
                        near.isEmpty() ? all : near);
                skipStatement();
                return;
            }
            if (!said.add(word.text()) && !word.is("withoutTender")) {
                cursor.problem(word, "`" + word.text() + "` is said twice of one decision.", "Delete one.");
            }
            proposal = called(word, modifier);
        }
        if (verb.is("donatePercent") && !said.contains("to")) {
            cursor.problem(verb, "It is not said who receives the donation.", "Maybe `.to(\"school\")`.");
        }
        cursor.expect(";", "this decision");
    }

    private Class<?> called(Token name, Method method) throws Unreadable {
        List<Operand> arguments = operands.arguments();
        operands.checkArguments(name, method, arguments);
        for (int i = 0; i < Math.min(arguments.size(), method.getParameterCount()); i++) {
            if (arguments.get(i) instanceof Constant constant) {
                checkConstant(name, method.getParameterTypes()[i], constant);
            }
        }
        if (name.is("tier") && arguments.size() == 1) {
            cursor.checkTier(name, arguments.get(0));
        }
        if (name.is("refuse") && arguments.size() == 2 && arguments.get(1) instanceof Constant code) {
            checkCode(name, String.valueOf(code.constant()));
        }
        return method.getReturnType();
    }

    /** A number that changes nothing, or a day that is none, is a slip of the pen. */
    private void checkConstant(Token name, Class<?> wanted, Constant constant) {
        if (Vocabulary.isWhole(wanted) && Integer.valueOf(0).equals(constant.constant())) {
            cursor.problem(name, "`" + name.text() + "` takes a number from 1 on, not `0`.", "Maybe delete it.");
        }
        if ((name.is("donatePercent") || name.is("upToPercent"))
                && constant.constant() instanceof Integer percent
                && percent > 100) {
            cursor.problem(
                    name, "`" + name.text() + "` takes 100 at most, not `" + percent + "`.", "Maybe one `0` less.");
        }
        if (name.is("expiresOn") && constant.constant() instanceof String day) {
            try {
                if (LocalDate.parse(day).getYear() > 2199) {
                    cursor.problem(
                            name, "`" + day + "` lies beyond the year 2199.", "Leave it out: for ever is usual.");
                }
            } catch (DateTimeParseException none) {
                cursor.problem(name, "`" + day + "` is no day of the calendar.", "Maybe `2026-12-31`.");
            }
        }
    }

    /** A shop may have codes of its own, but one that is nearly a known one is a slip of the pen. */
    private void checkCode(Token place, String code) {
        if (!ReasonCodes.ALL.contains(code)) {
            Words.nearest(code, ReasonCodes.ALL)
                    .ifPresent(near -> cursor.problem(
                            place,
                            "The code `" + code + "` is almost one of the known ones.",
                            "Maybe `" + near + "`."));
        }
    }

    private void checkStage(Token place, Method method) {
        Verb verb = Vocabulary.verb(method);
        placeholders.addAll(Arrays.asList(verb.placeholders()));
        goal |= verb.goal();
        List<Stage> stages = Arrays.asList(verb.stages());
        if (!stages.contains(stage)) {
            cursor.problem(
                    place,
                    "`" + place.text() + "` cannot be said in the stage `" + stage.word() + "`.",
                    "Put the rule into a file of the stage " + stages.get(0).word() + ".");
        }
    }

    private Set<String> verbsHere() {
        Set<String> verbs = new LinkedHashSet<>();
        Vocabulary.VERBS.forEach((name, method) -> {
            if (Arrays.asList(Vocabulary.verb(method).stages()).contains(stage)) {
                verbs.add(name);
            }
        });
        return verbs;
    }

    private String example() {
        return switch (stage) {
            case COUPONS -> "accept($claim);";
            case REDEMPTION -> "allow($wish);";
            case EARNING, FOLLOWUP -> "earn(100);";
            case STANDING -> "award(\"superfan\");";
        };
    }

    private void skipStatement() {
        while (!cursor.isAt(Token.Kind.END) && !cursor.isAt("end") && !cursor.accept(";")) {
            cursor.next();
        }
    }
}
