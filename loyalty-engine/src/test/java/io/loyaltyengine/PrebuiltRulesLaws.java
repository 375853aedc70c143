package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.RuleSetId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A file that is not as it was written is refused, never half read, and never with another exception. */
class PrebuiltRulesLaws {
    private static final byte[] GOOD = PrebuiltRulesTest.small().file().bytes();
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2025, 6, 15));

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void aByteThatChangedIsFound(
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] damaged = GOOD.clone();
        damaged[place % GOOD.length] ^= (byte) change;
        assertRefused(damaged);
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void anEndThatIsMissingIsFound(@ForAll @IntRange(max = Integer.MAX_VALUE - 1) int length) {
        assertRefused(Arrays.copyOf(GOOD, length % GOOD.length));
    }

    @Property
    void whatFollowsTheEndIsFound(@ForAll @Size(min = 1, max = 100) byte[] more) {
        byte[] longer = Arrays.copyOf(GOOD, GOOD.length + more.length);
        System.arraycopy(more, 0, longer, GOOD.length, more.length);
        assertRefused(longer);
    }

    @Property
    void noiseIsRefused(@ForAll byte[] noise) {
        assertRefused(noise);
    }

    /** Whoever can compute a checksum can say anything behind it: lengths that lie, names that are no text. */
    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void aForgedFileIsReadOrRefused(@ForAll @IntRange(max = 3_000) int place, @ForAll @Size(max = 8) byte[] forged) {
        byte[] file = Arrays.copyOf(GOOD, GOOD.length - Integer.BYTES);
        int content = new String(GOOD, StandardCharsets.ISO_8859_1).indexOf('\n') + 5;
        System.arraycopy(forged, 0, file, content + place, forged.length);
        PrebuiltRules read;
        try {
            read = read(PrebuiltRulesTest.sealed(file));
        } catch (RuleLoadException refused) {
            assertThat(refused).hasMessageContaining("The file is whole, but holds no prebuilt rules.");
            return;
        }
        assertThat(read.file().bytes()).hasSizeLessThanOrEqualTo(GOOD.length);
        try {
            LoyaltyEngine engine = Programmes.engine(read);
            engine.explain(ANNA, DayReached.on(LocalDate.of(2026, 3, 14), engine.programme()));
        } catch (LoyaltyException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    /** Found damaged, a file of the cache is as good as none. */
    @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void aCacheThatIsDamagedIsMended(@ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place, @ForAll boolean cut)
            throws IOException {
        Path cache = Files.createTempDirectory("cache");
        LoyaltyEngine.Builder builder = LoyaltyEngine.builder()
                .rules(RuleSource.of(PrebuiltRulesTest.small().files()))
                .cache(cache);
        RuleSetId built = builder.build().ruleSet();
        Path file;
        try (Stream<Path> files = Files.list(cache)) {
            file = files.findFirst().orElseThrow();
        }
        byte[] good = Files.readAllBytes(file);
        byte[] damaged = Arrays.copyOf(good, cut ? place % good.length : good.length);
        if (!cut) {
            damaged[place % good.length] ^= 1;
        }
        Files.write(file, damaged);
        assertThat(builder.build().ruleSet()).isEqualTo(built);
        assertThat(file).hasBinaryContent(good);
        Files.delete(file);
        Files.delete(cache);
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(RuleLoadException.class);
    }

    private static PrebuiltRules read(byte[] bytes) {
        return PrebuiltRules.read(new ByteArrayInputStream(bytes));
    }
}
