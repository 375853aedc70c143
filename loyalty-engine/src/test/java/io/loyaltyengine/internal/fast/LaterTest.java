package io.loyaltyengine.internal.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaterTest {
    @Test
    void isComputedOnceAndOnlyWhenItIsLookedAt() {
        List<String> asked = new ArrayList<>();
        Later<String> later = new Later<>(asked, source -> {
            source.add("asked");
            return List.of("a", "b");
        });
        assertThat(asked).isEmpty();
        assertThat(later).containsExactly("a", "b").hasSize(2);
        assertThat(asked).containsExactly("asked");
    }

    @Test
    void letsGoWhatItWasComputedOf() {
        byte[][] source = {new byte[1_000]};
        WeakReference<byte[]> kept = new WeakReference<>(source[0]);
        Later<Integer> later = new Later<>(source[0], bytes -> List.of(bytes.length));
        source[0] = new byte[0];
        assertThat(later).containsExactly(1_000);
        for (int i = 0; i < 100 && kept.get() != null; i++) {
            System.gc();
        }
        assertThat(kept.get()).isNull();
        assertThat(later).containsExactly(1_000);
    }
}
