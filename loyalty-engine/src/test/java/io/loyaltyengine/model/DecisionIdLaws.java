package io.loyaltyengine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DecisionIdLaws {
    private static final DecisionId BADGE = new DecisionId("anna", "order-1042", "BadgeAwarded", "superfan", 1);

    @Property
    void theTextOfAnIdNamesThisIdAndNoOther(@ForAll("ids") DecisionId id) {
        assertThat(DecisionId.parse("id", id.toString())).isEqualTo(id).hasSameHashCodeAs(id);
    }

    @Example
    void theTextHasTheNamesAndWhatComesTwiceIsNumbered() {
        assertThat(BADGE).hasToString("anna/order-1042/BadgeAwarded/superfan");
        assertThat(new DecisionId("a/b", "50%", "CouponAccepted", "", 12))
                .hasToString("a~2Fb/50~25/CouponAccepted/~/12");
        assertThat(new DecisionId("..", "Käufer ~", "PointsEarned", "4 €", 1))
                .hasToString("~2E~2E/K~C3~A4ufer~20~7E/PointsEarned/4~20~E2~82~AC");
    }

    @Example
    void whatIsNoIdIsRefused() {
        for (String text : List.of(
                "",
                "/order-1042/BadgeAwarded/superfan",
                "anna/order-1042/BadgeAwarded/superfan/30001",
                "anna/order-1042/BadgeAwarded",
                "anna/order-1042/BadgeAwarded/superfan/1",
                "anna/order-1042/BadgeAwarded/superfan/02",
                "anna/order-1042/BadgeAwarded/superfan/x",
                "anna/order-1042/BadgeAwarded/superfan/2/3",
                "anna/order-1042/BadgeAwarded/50%",
                "anna/order-1042/BadgeAwarded/",
                "anna/order-1042/BadgeAwarded/ä",
                "anna/order-1042/BadgeAwarded/a~2",
                "anna/order-1042/BadgeAwarded/~C3",
                "anna/order-1042/BadgeAwarded/~61",
                "anna/order-1042/BadgeAwarded/..",
                "anna/order-1042/BadgeAwarded/a~2fb")) {
            assertThatThrownBy(() -> DecisionId.parse("earned", text))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("The value of `earned` is `" + text
                            + "`, which is no id of a decision such as `anna/order-1042/BadgeAwarded/superfan`.");
        }
    }

    @Provide
    Arbitrary<DecisionId> ids() {
        Arbitrary<String> names =
                Arbitraries.strings().withChars("/%~2F.aä€").ofMinLength(1).ofMaxLength(3);
        return Combinators.combine(
                        names,
                        names,
                        names,
                        names.optional(),
                        Arbitraries.integers().between(1, 12))
                .as((customer, transaction, kind, subject, number) ->
                        new DecisionId(customer, transaction, kind, subject.orElse(""), number));
    }
}
