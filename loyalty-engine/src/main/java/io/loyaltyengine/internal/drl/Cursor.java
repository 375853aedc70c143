package io.loyaltyengine.internal.drl;

import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.TierStanding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A place in the words of one file, and the reporting of problems at that place. */
final class Cursor {
    /** Thrown after a problem was reported that makes the rest of a rule unreadable. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super(null, null, false, false);
        }
    }

    private final RuleFile file;
    private final List<Token> tokens;
    private final Optional<Programme> programme;
    private final Problems problems;
    /** Where words are wrong in themselves: what does not fit them follows from that. */
    private final Set<Problems.Place> misread;

    private String rule = "";
    private boolean reported;
    private int at;

    /** Begins at the first word, when the words have been cut and no more than that. */
    Cursor(RuleFile file, List<Token> tokens, Optional<Programme> programme, Problems problems) {
        this.file = file;
        this.tokens = tokens;
        this.programme = programme;
        this.problems = problems;
        this.misread = problems.places(file.name());
    }

    /** The same words from another place on, of which nothing is reported: they were found sound before. */
    Cursor at(int position) {
        Cursor there = new Cursor(file, tokens, Optional.empty(), new Problems());
        there.at = position;
        return there;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    boolean isAt(String word) {
        return peek().is(word);
    }

    boolean isAt(Token.Kind kind) {
        return peek().kind() == kind;
    }

    boolean accept(String word) {
        if (isAt(word)) {
            next();
            return true;
        }
        return false;
    }

    void expect(String word, String after) throws Unreadable {
        if (!accept(word)) {
            throw unreadable(
                    before(), "`" + word + "` is missing after " + after + ".", "Found " + shown() + " instead.");
        }
    }

    Token expect(Token.Kind kind, String what) throws Unreadable {
        if (!isAt(kind)) {
            throw unreadable(peek(), "Here " + what + " is missing.", "Found " + shown() + " instead.");
        }
        return next();
    }

    /** A comma that another item must follow; Drools takes none at the end of a list. */
    void separator(String closing, String after) throws Unreadable {
        expect(closing, after);
        if (isAt(")")) {
            throw unreadable(before(), "Nothing follows the last `,`.", "Delete the `,`.");
        }
    }

    /** The word before this place: where something is missing, the eye should fall on the line that lacks it. */
    Token before() {
        return tokens.get(Math.max(at - 1, 0));
    }

    /** The word so many before this place. */
    Token before(int words) {
        return tokens.get(Math.max(at - words, 0));
    }

    String shown() {
        return isAt(Token.Kind.END) ? peek().shown() : "`" + Words.shortened(peek().shown()) + "`";
    }

    /** Reports a tier that the programme does not have. */
    void checkTier(Token place, String tier, boolean orNone) {
        if (programme.isPresent() && !(orNone && tier.equals(TierStanding.NO_TIER))) {
            checkListed(place, "tier", tier, programme.get().tiers());
        }
    }

    /** Reports an account that the programme does not have. */
    void checkAccount(Token place, String account) {
        if (programme.isPresent()) {
            checkListed(place, "account", account, programme.get().accountNames());
        }
    }

    private void checkListed(Token place, String kind, String name, List<String> known) {
        if (!known.contains(name)) {
            String near = Words.maybe(name, known);
            String all = known.isEmpty() ? "none" : String.join(", ", known);
            problem(
                    place,
                    "The programme has no " + kind + " `" + name + "`.",
                    near.isEmpty() ? "`programme.json` lists " + all + "." : near);
        }
    }

    /** All words from one place to another. */
    List<Token> between(int from, int to) {
        return tokens.subList(from, to);
    }

    int position() {
        return at;
    }

    /** All problems reported from now on belong to this rule; empty for none. */
    void enter(String ruleName) {
        rule = Words.shortened(ruleName);
    }

    /** Whether any problem was reported here. */
    boolean hasReported() {
        return reported;
    }

    void problem(Token place, String message, String hint) {
        reported = true;
        if (misread.contains(new Problems.Place(place.line(), place.column()))) {
            return;
        }
        problems.add(new RuleProblem(
                file.name(),
                place.line(),
                place.column(),
                rule,
                message,
                hint,
                Excerpt.at(file.text(), place.start(), place.column())));
    }

    Unreadable unreadable(Token place, String message, String hint) {
        problem(place, message, hint);
        return new Unreadable();
    }

    /** Reports what stands here in the place of what should. */
    Unreadable unexpected(String message, String hint) {
        Token token = peek();
        return Forbidden.insteadOf(token)
                .map(instead -> unreadable(token, "`" + refusedWord() + "` is not allowed.", instead))
                .orElseGet(() -> unreadable(token, message, (hint + " Found " + shown() + " instead.").strip()));
    }

    /** DRL's hyphenated words, such as {@code no-loop}, come as three. */
    private String refusedWord() {
        StringBuilder word = new StringBuilder(peek().text());
        for (int i = 1; peek(i).is("-") && peek(i + 1).kind() == Token.Kind.NAME; i += 2) {
            word.append('-').append(peek(i + 1).text());
        }
        return word.toString();
    }
}
