package io.loyaltyengine.internal.drl;

import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.base.Words;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Cuts a rule file into words. Comments and white space are dropped; what DRL allows but rules do not need is refused.
 *
 * <p>Nothing but these words reaches Drools. So a comment cannot smuggle code: Drools and Java do not agree with one
 * another on where it ends, and neither need agree with what an author sees.
 */
final class Lexer {
    private static final int MAX_NAME_LENGTH = 60;
    private static final int MAX_TEXT_LENGTH = 1_000;
    /** What word processors and other languages put around texts. */
    private static final String QUOTES = "'`´“”„‟‘’‚‛«»‹›";

    private static final String[] SYMBOLS = {"&&", "||", "==", "!=", ">=", "<="};
    private static final String SINGLE_SYMBOLS = "(){}[],.;:!<>@=+-*/%&|?";

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

    static List<Token> tokens(RuleFile file, Problems problems) {
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
        String content = text.substring(start + 1, end);
        if (open != '"') {
            problem("A text stands in straight quotation marks, not in `" + open + "`.", "Maybe `\"`.");
        } else if (isOver(end)) {
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
        }
        add(Token.Kind.TEXT, cut(content, MAX_TEXT_LENGTH), isOver(end) ? end : end + 1);
    }

    private void name() {
        int end = at + 1;
        boolean plain = isNameStart(text.charAt(at)) || text.charAt(at) == '$';
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            plain &= isNameStart(text.charAt(end)) || isDigit(text.charAt(end));
            end++;
        }
        String name = cut(text.substring(at, end), MAX_NAME_LENGTH);
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

    private void number() {
        int end = at;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        String digits = text.substring(at, end);
        boolean decimal = end < text.length() && text.charAt(end) == 'B';
        int suffixEnd = end;
        while (suffixEnd < text.length()
                && (Character.isLetterOrDigit(text.charAt(suffixEnd)) || text.charAt(suffixEnd) == '_')) {
            suffixEnd++;
        }
        String suffix = text.substring(end, suffixEnd);
        if (decimal && suffix.length() == 1 && digits.matches("[0-9]{1,15}([.][0-9]{1,6})?")) {
            add(Token.Kind.DECIMAL, digits, suffixEnd);
        } else if (suffix.isEmpty() && digits.matches("[0-9]{1,15}")) {
            add(Token.Kind.WHOLE, digits, suffixEnd);
        } else {
            String shown = digits + suffix;
            boolean floating = suffix.isEmpty() && digits.matches("[0-9]+[.][0-9]+");
            problem(
                    floating
                            ? "`" + shown + "` is a binary floating-point number, which is never exactly " + shown + "."
                            : "`" + Words.shortened(shown) + "` is no number that a rule can use.",
                    floating ? "Maybe `" + shown + "B`." : "Maybe `20` or `9.99B`.");
            add(Token.Kind.DECIMAL, "0", suffixEnd);
        }
    }

    private void symbol(char c) {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                add(Token.Kind.SYMBOL, symbol, at + 2);
                return;
            }
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
                file, line, column, Words.shortened(rule), message, hint, Excerpt.of(text, position, column)));
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
