package io.loyaltyengine.internal.drl;

import io.loyaltyengine.model.RuleProblem;
import java.util.ArrayList;
import java.util.List;

/** Cuts a rule file into words. Comments and white space are dropped; what DRL allows but rules do not need is refused. */
final class Lexer {
    private static final String[] SYMBOLS = {"&&", "||", "==", "!=", ">=", "<="};
    private static final String SINGLE_SYMBOLS = "(){}[],.;:!<>@=+-*/%&|?";

    private final String file;
    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

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
            if (c == '\n') {
                at++;
                line++;
                lineStart = at;
            } else if (c == ' ' || c == '\t' || c == '\r' || (c == '\uFEFF' && at == 0)) {
                at++;
            } else if (text.startsWith("//", at)) {
                skipTo(text.indexOf('\n', at));
            } else if (text.startsWith("/*", at)) {
                comment();
            } else if (c == '"') {
                quoted();
            } else if (isNameStart(c) || c == '$') {
                name();
            } else if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
                number();
            } else {
                symbol(c);
            }
        }
        tokens.add(new Token(Token.Kind.END, "", line, at - lineStart + 1, at));
        return tokens;
    }

    private void comment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            problem("This comment has no end.", "Maybe `*/` is missing.");
            skipTo(-1);
            return;
        }
        while (at < end + 2) {
            if (text.charAt(at++) == '\n') {
                line++;
                lineStart = at;
            }
        }
    }

    private void quoted() {
        int start = at;
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
            end++;
        }
        if (end >= text.length() || text.charAt(end) == '\n') {
            problem("This text has no closing quotation mark.", "Maybe `\"` is missing at the end of the line.");
            skipTo(end);
            return;
        }
        String content = text.substring(start + 1, end);
        if (content.indexOf('\\') >= 0 || content.chars().anyMatch(Character::isISOControl)) {
            problem("A text holds neither `\\` nor control characters.", "Maybe write the character itself.");
        }
        add(Token.Kind.TEXT, content, end + 1);
    }

    private void name() {
        int end = at + 1;
        while (end < text.length() && (isNameStart(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        String name = text.substring(at, end);
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
        while (suffixEnd < text.length() && Character.isLetterOrDigit(text.charAt(suffixEnd))) {
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
            boolean quote = c == '\'' || c == '“' || c == '”' || c == '„' || c == '`';
            String shown = Character.isISOControl(c) || Character.isSurrogate(c) ? "U+%04X".formatted((int) c) : "" + c;
            problem("The character `" + shown + "` has no place here.", quote ? "Maybe `\"`." : "");
            at++;
            return;
        }
        add(Token.Kind.SYMBOL, String.valueOf(c), at + 1);
    }

    private void add(Token.Kind kind, String content, int end) {
        tokens.add(new Token(kind, content, line, at - lineStart + 1, at));
        at = end;
    }

    private void skipTo(int end) {
        at = end < 0 ? text.length() : end;
    }

    private void problem(String message, String hint) {
        problems.add(new RuleProblem(file, line, "", message, hint));
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
