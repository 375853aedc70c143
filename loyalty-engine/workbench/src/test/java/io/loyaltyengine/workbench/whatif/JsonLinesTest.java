package io.loyaltyengine.workbench.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.workbench.data.BadLines;
import io.loyaltyengine.workbench.data.Member;
import io.loyaltyengine.workbench.data.Posted;
import io.loyaltyengine.workbench.data.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @Test
    void theYearOfTheRealShopIsTheSameAsLinesOfJson(@TempDir Path folder) throws IOException {
        LoyaltyJson json = new LoyaltyJson();
        List<String> lines = new ArrayList<>();
        for (Member member : Programmes.YEAR.members()) {
            for (Posted posted : member.posted()) {
                if (!(posted.transaction() instanceof DayReached)) {
                    lines.add("{\"transaction\":%s,\"customer\":\"%s\"}"
                            .formatted(json.write(posted.transaction()), posted.customer()));
                }
            }
        }
        // Those of one moment come in the order of the file; all others may come in any order.
        Collections.rotate(lines, lines.size() / 2);
        Path file = Files.write(folder.resolve("year.jsonl"), lines);

        Recording read = Recording.read(file, BadLines.REFUSED);

        assertThat(Programmes.compared(Programmes.REFERENCE, Programmes.REFERENCE, read.members(), 1)
                        .after())
                .isEqualTo(Programmes.compared(Programmes.REFERENCE, Programmes.REFERENCE, Programmes.YEAR.members(), 1)
                        .after());
    }
}
