package io.loyaltyengine.workbench.lsp;

import io.loyaltyengine.workbench.author.Author;
import io.loyaltyengine.workbench.author.Completion;
import io.loyaltyengine.workbench.author.Finding;
import io.loyaltyengine.workbench.author.Lines;
import io.loyaltyengine.workbench.author.Location;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What the brain answers, in the words of the protocol, whose lines and columns count from 0. */
final class Protocol {
    private static final String SOURCE = "loyalty-engine";

    private Protocol() {}

    static Diagnostic diagnostic(Finding finding, Lines lines) {
        String hint = finding.hint().isEmpty() ? "" : "\n" + finding.hint();
        return new Diagnostic(
                range(finding.where(), lines),
                finding.message() + hint,
                finding.isError() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                SOURCE);
    }

    static CompletionItem item(Completion completion, Lines lines) {
        CompletionItem item = new CompletionItem(completion.label());
        item.setKind(kind(completion.kind()));
        if (!completion.says().isEmpty()) {
            item.setDocumentation(markdown(completion.says()));
        }
        item.setInsertTextFormat(InsertTextFormat.Snippet);
        item.setTextEdit(Either.forLeft(new TextEdit(range(completion.where(), lines), snippet(completion))));
        return item;
    }

    /** The text with the mark at which the author goes on. */
    private static String snippet(Completion completion) {
        String text = completion.text();
        return escaped(text.substring(0, completion.caret())) + "$0" + escaped(text.substring(completion.caret()));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
    }

    private static CompletionItemKind kind(Completion.Kind kind) {
        return switch (kind) {
            case FACT -> CompletionItemKind.Class;
            case WORD -> CompletionItemKind.Property;
            case VERB -> CompletionItemKind.Function;
            case TERM -> CompletionItemKind.Method;
            case NAME -> CompletionItemKind.Value;
            case KEYWORD -> CompletionItemKind.Keyword;
            case RULE -> CompletionItemKind.Snippet;
        };
    }

    static Hover hover(Author.Hover hover, Lines lines) {
        return new Hover(markdown(hover.says()), range(hover.where(), lines));
    }

    private static MarkupContent markdown(String text) {
        return new MarkupContent(MarkupKind.MARKDOWN, text);
    }

    static Range range(Location where, Lines lines) {
        return new Range(position(where.from(), lines), position(where.to(), lines));
    }

    private static Position position(int at, Lines lines) {
        return new Position(lines.line(at) - 1, lines.column(at) - 1);
    }
}
