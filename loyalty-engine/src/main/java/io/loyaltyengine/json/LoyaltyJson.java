package io.loyaltyengine.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltyengine.model.Programme;
import java.util.List;

/** Temporary. */
public final class LoyaltyJson {
    public Programme readProgramme(String json) {
        try {
            var n = new ObjectMapper().readTree(json);
            return Programme.of(
                    n.get("name").asText(),
                    n.get("version").asText(),
                    n.get("currency").asText(),
                    n.get("zone").asText(),
                    List.of("SILVER", "GOLD", "PLATINUM"),
                    n.get("pointValue").asText());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
