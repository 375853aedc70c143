package io.loyaltyengine.workbench.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Programme;
import io.loyaltyengine.workbench.Languages;
import io.loyaltyengine.workbench.data.Member;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ComparisonLaws {
    @Provide
    Arbitrary<List<Member>> members() {
        return Arbitraries.of(Programmes.YEAR.members())
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(15);
    }

    @Provide
    Arbitrary<Side> sides() {
        return Arbitraries.of(Programmes.ALL);
    }

    @Property(tries = 15)
    void aProgrammeDoesNotDifferFromItself(@ForAll("members") List<Member> members, @ForAll("sides") Side side) {
        Comparison comparison = Programmes.compared(side, side, members, 2);

        assertThat(comparison.after()).isEqualTo(comparison.before());
        assertThat(comparison.winners()).isEmpty();
        assertThat(comparison.losers()).isEmpty();
        assertThat(Tables.of(comparison, Languages.ENGLISH))
                .allSatisfy(table -> assertThat(table.rows()).noneMatch(Table.Row::differs));
    }

    @Property(tries = 30)
    void whatCustomersWinAndLoseIsWhatTheProgrammeGivesMoreOrLess(
            @ForAll("members") List<Member> members, @ForAll("sides") Side old, @ForAll("sides") Side changed) {
        Comparison comparison = Programmes.compared(old, changed, members, 2);

        BigDecimal changes = comparison.deciles().stream().map(Decile::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(changes)
                .isEqualByComparingTo(
                        comparison.after().given().subtract(comparison.before().given()));
        assertThat(comparison.deciles().stream().mapToInt(Decile::customers).sum())
                .isEqualTo(members.size());
        for (Affected affected : comparison.winners()) {
            assertThat(affected.reasons().stream()
                            .map(Affected.Reason::change)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(affected.change());
        }
    }

    @Property(tries = 15)
    void whatRulesGiveIsWhatIsInTheAccountsAndOnTheReceipts(
            @ForAll("members") List<Member> members, @ForAll("sides") Side side) {
        Effect effect = Programmes.compared(side, side, members, 1).after();

        Programme programme = side.programme();
        BigDecimal given = effect.discounts().subtract(effect.discountsBack());
        for (Map.Entry<String, Flow> account : effect.accounts().entrySet()) {
            Flow flow = account.getValue();
            assertThat(flow.kept() - flow.spent() + flow.adjusted()).isEqualTo(flow.balance());
            given = given.add(programme.worthOfOne(account.getKey()).multiply(BigDecimal.valueOf(flow.kept())));
        }
        assertThat(effect.given()).isEqualByComparingTo(given);
    }

    @Property(tries = 10)
    void threadsChangeNoByte(
            @ForAll("members") List<Member> members, @ForAll("sides") Side old, @ForAll("sides") Side changed)
            throws IOException {
        Report one = new Report(Programmes.compared(old, changed, members, 1), "year", Languages.ENGLISH);
        Report four = new Report(Programmes.compared(old, changed, members, 4), "year", Languages.ENGLISH);

        assertThat(four.html()).isEqualTo(one.html());
        assertThat(four.text()).isEqualTo(one.text());
    }
}
