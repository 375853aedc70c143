package io.loyaltyengine.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.IgnoredPropertyException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.loyaltyengine.model.InvalidInputException;
import io.loyaltyengine.model.InvalidInputException.Code;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Says in this library's words what Jackson refused, and where. */
final class Refusal {
    private Refusal() {}

    static InvalidInputException of(IOException refused) {
        if (!(refused instanceof JsonMappingException problem)) {
            return new InvalidInputException("", Code.MALFORMED, "cannot be read.");
        }
        String path = Spoken.path(problem.getPath());
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException inner) {
                return inner.within(path);
            }
            if (cause instanceof IgnoredPropertyException unknown) {
                List<String> known = unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .toList();
                String hint = Spoken.maybe(unknown.getPropertyName(), known);
                return new InvalidInputException(path, Code.UNKNOWN, "belongs to no known field." + hint);
            }
        }
        return new InvalidInputException(path, Code.MALFORMED, mismatch(problem));
    }

    private static String mismatch(JsonMappingException problem) {
        if (problem instanceof MismatchedInputException mismatch
                && mismatch.getTargetType() != null
                && mismatch.getProcessor() instanceof JsonParser parser
                && parser.currentToken() != null) {
            Class<?> target = mismatch.getTargetType();
            boolean list = Collection.class.isAssignableFrom(target) && !Map.class.isAssignableFrom(target);
            try {
                return "is " + Spoken.found(parser) + "; it must be " + (list ? "a list." : "an object.");
            } catch (IOException unreadable) {
                // Falls through to the plain sentence.
            }
        }
        return "cannot be read.";
    }
}
