package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleRunner;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.fast.ShopCalendar;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Programme;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all evaluations by one rule set have in common.
 *
 * @param said makes what rules speak to
 * @param goals the rules that a customer can be on the way to
 * @param terms what the rules of {@code standing} can say, whatever the facts
 */
record Shop(
        Programme programme,
        ShopCalendar calendar,
        Reasons reasons,
        RuleSet rules,
        RuleRunner runner,
        Supplier<? extends Said> said,
        List<Rule> goals,
        Terms terms) {

    /** Lets the rules of a stage speak of facts. */
    void fire(Stage stage, Said said, @Nullable Object... facts) {
        said.listen(stage, rules.of(stage), facts);
        runner.fire(stage, said, facts);
    }
}
