package io.loyaltyengine.workbench.whatif;

import io.loyaltyengine.RuleSource;
import io.loyaltyengine.workbench.data.Member;
import io.loyaltyengine.workbench.data.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Programmes of this repository and what could become of them, and the bundled year. */
final class Programmes {
    private static final Path RULES = Path.of("../../rules");

    static final Recording YEAR = year();

    static final Side REFERENCE = side("reference", RULES, Map.of());
    /** More points, an easier tier, and no small coupons. */
    static final Side CHANGED = side(
            "changed",
            RULES,
            Map.of(
                    "decide.earn(1).per(1)", "decide.earn(2).per(1)",
                    "1 per full", "2 per full",
                    "1 je", "2 je",
                    "500", "400",
                    "$claim : Claim( discount > 0 )", "$claim : Claim( discount > 30 )"));

    static final Side CLUB = side("club", RULES.resolve("club"), Map.of());

    static final List<Side> ALL = List.of(REFERENCE, CHANGED, CLUB);

    private Programmes() {}

    private static Side side(String name, Path folder, Map<String, String> edits) {
        Map<String, String> files = new HashMap<>(RuleSource.directory(folder).files());
        files.replaceAll((file, text) -> edited(text, file.equals("badges.drl") ? Map.of() : edits));
        return new Side(name, YEAR.engine(RuleSource.of(files), YEAR.coupons()));
    }

    private static String edited(String text, Map<String, String> edits) {
        String edited = text;
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            edited = edited.replace(edit.getKey(), edit.getValue());
        }
        return edited;
    }

    private static Recording year() {
        try {
            return Recording.sample();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Comparison compared(Side old, Side changed, List<Member> members, int threads) {
        return Comparison.of(old, changed, members.iterator(), threads, unfit -> {
            throw unfit;
        });
    }
}
