package io.loyaltyengine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hash of a rule set is made of the text of its programme: nothing of it may be left out. */
class ProgrammeTextTest {
    static List<Record> programmes() {
        return List.of(
                Programme.of("shop", "1", "EUR", "Europe/Berlin", List.of("SILVER", "GOLD"), "0.01"),
                CouponPolicy.USUAL);
    }

    @ParameterizedTest
    @MethodSource("programmes")
    void itIsThatOfEveryRecord(Record written) throws ReflectiveOperationException {
        List<String> components = new ArrayList<>();
        for (RecordComponent component : written.getClass().getRecordComponents()) {
            components.add(component.getName() + "=" + component.getAccessor().invoke(written));
        }
        assertThat(written).hasToString(written.getClass().getSimpleName() + "[" + String.join(", ", components) + "]");
    }
}
