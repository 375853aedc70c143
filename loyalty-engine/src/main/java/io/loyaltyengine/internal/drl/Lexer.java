package io.loyaltyengine.internal.drl;

import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.base.Composed;
import io.loyaltyengine.internal.base.Words;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a rule file into words. Comments and white space are dropped; what DRL allows but rules do not need is refused.
 *
 * <p>Nothing but these words reaches Drools. So a comment cannot smuggle code: Drools and Java do not agree with one
 * another on where it ends, and neither need agree with what an author sees.
 */
public final class Lexer {
    /** Stands where a character could not be read. */
    private static final char LOST = '\uFFFD';
    /** The first of the two bytes that a letter such as {@code ü} has in UTF-8, as Windows reads it. */
    private static final char GARBLED = '\u00C3';

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int MAX_NAME_LENGTH = 60;
    private static final int MAX_TEXT_LENGTH = 1_000;
    /** What word processors and other languages put around texts. */
    private static final String QUOTES = "'`´“”„‟‘’‚‛«»‹›";

    private static final String[] SYMBOLS = {"&&", "||", "==", "!=", ">=", "<="};
    private static final String SINGLE_SYMBOLS = "(){}[],.;:!<>@=+-*/%&|?";
    /** Comparisons as one writes them by hand. */
    private static final Map<Character, String> BY_HAND = Map.of('≥', ">=", '≤', "<=", '≠', "!=");

    private static final Set<String> KEYWORDS =
            Set.of("package", "rule", "when", "then", "end", "in", "decide", "true", "false");
    /** What is no number in rules, though people write it as one: days, hours, thousands with marks between them. */
    private static final class Miswritten {
        private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}:\\d{2}"
                + "|\\d{1,3}(?:['’]\\d{3}){1,4}(?:[.,]\\d{1,6})?"
                + "|\\d{1,3}(?:[.]\\d{3}){1,4},\\d{1,6}"
                + "|\\d{1,3}(?:,\\d{3}){1,4}[.]\\d{1,6}(?![\\dB])"
                + "|\\d{1,15}(?:,\\d{3}){0,4},0\\d{1,6}(?:,\\d{3}){0,4}");

        /** Where one ends that begins at a place; {@code end}, where its plain digits end, if there is none. */
        static int end(String text, int at, int end) {
            Matcher number = NUMBER.matcher(text).region(at, text.length());
            return number.lookingAt() ? Math.max(end, number.end()) : end;
        }
    }

    /** Digits of a number before its point, and behind it. */
    private static final int MAX_DIGITS = 15;

    private static final int MAX_DECIMALS = 6;

    private final String file;
    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;
    /** What was last found wrong, and in which line: of very many only the first is told. */
    private String told = "";

    private int toldLine;
    private String rule = "";

    private Lexer(RuleFile file, Problems problems) {
        this.file = file.name();
        this.text = file.text();
        this.problems = problems;
    }

    /**
     * The words of a file in their order, the last of which is its end. Whatever the file holds, there are some.
     *
     * @param problems where everything goes that is wrong with the words themselves
     */
    public static List<Token> tokens(RuleFile file, Problems problems) {
        return new Lexer(file, problems).run();
    }

    private List<Token> run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isLineEnd(c)) {
                lineEnd();
            } else if (c == ' ' || c == '\t' || (c == '\uFEFF' && at == 0)) {
                at++;
            } else if (text.startsWith("//", at)) {
                comment(endOfLine());
            } else if (isForeignComment()) {
                problem("A comment begins with `//`.", "Maybe `//` instead.");
                comment(endOfLine());
            } else if (text.startsWith("/*", at)) {
                int close = text.indexOf("*/", at + 2);
                if (close < 0) {
                    problem("This comment has no end.", "Maybe `*/` is missing.");
                }
                comment(close < 0 ? text.length() : close + 2);
            } else if (c == '"' || QUOTES.indexOf(c) >= 0) {
                quoted();
            } else if (isNameStart(c) || c == '$' || Character.isLetter(c)) {
                name();
            } else if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
                number();
            } else {
                symbol(c);
            }
        }
        tokens.add(new Token(Token.Kind.END, "", line, column(at), at, at));
        return tokens;
    }

    /** How other languages begin a comment: in no rule does it mean anything else. */
    private boolean isForeignComment() {
        return text.startsWith("#", at)
                || text.startsWith("<!--", at)
                || (text.startsWith("--", at) && isFirstInLine());
    }

    private boolean isFirstInLine() {
        return tokens.isEmpty() || tokens.get(tokens.size() - 1).line() < line;
    }

    private void comment(int end) {
        while (at < end) {
            if (isLineEnd(text.charAt(at))) {
                lineEnd();
            } else {
                if (isUnseen(at)) {
                    problem("A comment holds the character `" + shown(at) + "`, which nobody sees.", "Delete it.");
                }
                at++;
            }
        }
    }

    /** A text; one in the wrong quotation marks is reported and read all the same. */
    private void quoted() {
        int start = at;
        char open = text.charAt(start);
        int end = start + 1;
        while (!isOver(end) && text.charAt(end) != '"' && (open == '"' || QUOTES.indexOf(text.charAt(end)) < 0)) {
            end++;
        }
        boolean openEnded = isOver(end);
        if (openEnded) {
            end = withoutClosing(start, end);
        }
        String content = text.substring(start + 1, end);
        if (open != '"') {
            problem("A text stands in straight quotation marks, not in `" + open + "`.", "Maybe `\"`.");
        } else if (openEnded) {
            problem("This text has no closing quotation mark.", "Maybe `\"` is missing at the end of the line.");
        } else if (content.indexOf('\\') >= 0) {
            problem("A text cannot hold the character `\\`.", "Write the character itself that you mean.");
        } else if (content.length() > MAX_TEXT_LENGTH) {
            problem("A text has more than " + MAX_TEXT_LENGTH + " characters.", "Make it shorter.");
        }
        for (int i = start + 1; i < end; i++) {
            if (isUnseen(i) || text.charAt(i) == '\t' || Unseen.isIn(text, i)) {
                boolean space = Character.isSpaceChar(text.charAt(i));
                problem(
                        i,
                        "A text holds the character `" + shown(i) + "`, which nobody sees.",
                        space ? "Maybe an ordinary space." : "Delete it.");
            }
            refuseGarbled(i);
        }
        String kept = cut(content, MAX_TEXT_LENGTH);
        refuseOtherwise(start + 1, kept);
        add(Token.Kind.TEXT, kept, openEnded ? end : end + 1);
    }

    /** A name that is written so would be another than the one that looks the same. */
    private void refuseOtherwise(int start, String content) {
        int end = Composed.otherwise(content);
        if (end >= 0) {
            String composed = Composed.of(content.substring(0, end));
            problem(
                    start + end - 1,
                    "`" + composed.substring(composed.offsetByCodePoints(composed.length(), -1))
                            + "` is not written as keyboards write it.",
                    "Type it anew: texts that look the same would be two.");
        }
    }

    /** What editors leave of a letter such as {@code ü} that they have read in another encoding. */
    private void refuseGarbled(int index) {
        if (text.charAt(index) == LOST) {
            problem(index, "A character got lost here.", "Write it anew, and save the file as UTF-8.");
        } else if (text.charAt(index) == GARBLED && index + 1 < text.length()) {
            int second = text.substring(index + 1, index + 2).getBytes(WINDOWS)[0] & 0xFF;
            if (second >= 0x80 && second < 0xC0) {
                problem(
                        index,
                        "`" + text.substring(index, index + 2)
                                + "` was one character before another encoding broke it.",
                        "Maybe `" + (char) (0xC0 | (second & 0x3F)) + "`.");
            }
        }
    }

    /** Of a text that nothing ends, the brackets behind it are none of it. */
    private int withoutClosing(int start, int lineEnd) {
        int end = lineEnd;
        while (end > start + 1 && " \t;),".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private void name() {
        int end = at + 1;
        boolean plain = isNameStart(text.charAt(at)) || text.charAt(at) == '$';
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            plain &= isNameStart(text.charAt(end)) || isDigit(text.charAt(end));
            end++;
        }
        String name = cut(text.substring(at, end), MAX_NAME_LENGTH);
        String small = name.toLowerCase(Locale.ROOT);
        if (!name.equals(small) && KEYWORDS.contains(small)) {
            problem(inCapitals(name), "Maybe `" + small + "`.");
            add(Token.Kind.NAME, small, end);
            return;
        }
        if (!plain) {
            problem(
                    "`" + name + "` has a letter beyond `a` to `z`.",
                    "Only texts, between `\"`, hold such letters; words and variables do not.");
        } else if (name.equals("$")) {
            problem("`$` alone is no variable.", "Give it a name, such as `$customer`.");
        } else if (end - at > MAX_NAME_LENGTH) {
            problem("`" + name + "…` has more than " + MAX_NAME_LENGTH + " characters.", "Make it shorter.");
        }
        add(name.startsWith("$") ? Token.Kind.VARIABLE : Token.Kind.NAME, name, end);
    }

    static String inCapitals(String keyword) {
        return "This word is written in small letters, not `" + keyword + "`.";
    }

    private void number() {
        int end = at;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        boolean goesOn =
                end + 1 < text.length() && "-:'’,".indexOf(text.charAt(end)) >= 0 && isDigit(text.charAt(end + 1));
        int numberEnd = goesOn ? Miswritten.end(text, at, end) : end;
        int suffixEnd = suffixEnd(numberEnd);
        String digits = text.substring(at, end);
        String suffix = text.substring(end, suffixEnd);
        int point = digits.indexOf('.');
        boolean whole = point < 0 && digits.length() <= MAX_DIGITS;
        boolean decimal = point > 0
                && point <= MAX_DIGITS
                && point == digits.lastIndexOf('.')
                && point < digits.length() - 1
                && digits.length() - point - 1 <= MAX_DECIMALS;
        if (suffix.equals("B") && (whole || decimal) && !Numeral.isPerhapsAThousand(digits)) {
            add(Token.Kind.DECIMAL, digits, suffixEnd);
        } else if (suffix.isEmpty() && whole) {
            add(Token.Kind.WHOLE, digits, suffixEnd);
        } else if (suffix.isEmpty() && decimal && !Numeral.hasTwoReadings(digits)) {
            add(Token.Kind.FLOATING, digits, suffixEnd);
        } else {
            Numeral numeral = Numeral.of(digits + suffix);
            problem(numeral.message(), numeral.hint());
            add(Token.Kind.MISWRITTEN, cut(digits + suffix, MAX_NAME_LENGTH), suffixEnd);
        }
    }

    /** What is glued to a number belongs to it: `10EUR`, `1L`, `25%`. */
    private int suffixEnd(int from) {
        int end = from;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || text.charAt(end) == '_'
                        || text.charAt(end) == '%'
                        || Character.getType(text.charAt(end)) == Character.CURRENCY_SYMBOL)) {
            end++;
        }
        return end;
    }

    private void symbol(char c) {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                add(Token.Kind.SYMBOL, symbol, at + 2);
                return;
            }
        }
        String byHand = BY_HAND.get(c);
        if (byHand != null) {
            problem("The character `" + c + "` has no place here.", "Maybe `" + byHand + "`.");
            add(Token.Kind.SYMBOL, byHand, at + 1);
            return;
        }
        if (SINGLE_SYMBOLS.indexOf(c) < 0) {
            int codePoint = text.codePointAt(at);
            problem("The character `" + shown(at) + "` has no place here.", hint(codePoint));
            at += Character.charCount(codePoint);
            return;
        }
        add(Token.Kind.SYMBOL, String.valueOf(c), at + 1);
    }

    private static String hint(int codePoint) {
        if (codePoint == 0 || codePoint == 0xFFFD) {
            return "Maybe the file is not saved as UTF-8.";
        }
        if (Character.getType(codePoint) == Character.CURRENCY_SYMBOL) {
            return "Amounts stand without their currency, which `programme.json` says.";
        }
        return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint)
                ? "Maybe an ordinary space."
                : "Delete it.";
    }

    private void add(Token.Kind kind, String content, int end) {
        Token token = new Token(kind, content, line, column(at), at, end);
        if (token.is("end")) {
            rule = "";
        } else if (kind == Token.Kind.TEXT
                && !tokens.isEmpty()
                && tokens.get(tokens.size() - 1).is("rule")) {
            rule = content;
        }
        tokens.add(token);
        at = end;
    }

    private void lineEnd() {
        at += text.startsWith("\r\n", at) ? 2 : 1;
        line++;
        lineStart = at;
    }

    private int column(int position) {
        return position - lineStart + 1;
    }

    private int endOfLine() {
        int end = at;
        while (!isOver(end)) {
            end++;
        }
        return end;
    }

    private boolean isOver(int index) {
        return index >= text.length() || isLineEnd(text.charAt(index));
    }

    private void problem(String message, String hint) {
        problem(at, message, hint);
    }

    private void problem(int position, String message, String hint) {
        if (line == toldLine && message.equals(told)) {
            return;
        }
        told = message;
        toldLine = line;
        int column = column(position);
        problems.add(new RuleProblem(
                file, line, column, Words.shortened(rule), message, hint, Excerpt.at(text, position, column)));
    }

    /** Whether what stands here is invisible, or changes how its neighbours look. */
    private boolean isUnseen(int index) {
        char c = text.charAt(index);
        return (Character.isISOControl(c) && c != '\t')
                || c == '\u2028'
                || c == '\u2029'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069')
                || (Character.isSurrogate(c) && !isPaired(index));
    }

    private boolean isPaired(int index) {
        char c = text.charAt(index);
        return Character.isHighSurrogate(c)
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }

    private String shown(int index) {
        int codePoint = text.codePointAt(index);
        return isUnseen(index)
                        || Character.isSpaceChar(codePoint)
                        || !Character.isDefined(codePoint)
                        || Character.getType(codePoint) == Character.FORMAT
                ? "U+" + HexFormat.of().withUpperCase().toHexDigits(codePoint, codePoint > 0xFFFF ? 6 : 4)
                : Character.toString(codePoint);
    }

    private static String cut(String content, int length) {
        return content.length() <= length ? content : content.substring(0, length);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
