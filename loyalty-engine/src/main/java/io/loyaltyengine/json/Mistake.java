package io.loyaltyengine.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.IgnoredPropertyException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Says in this library's words what Jackson refused, and where. */
final class Mistake {
    private Mistake() {}

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
                        .sorted()
                        .toList();
                String near = Spoken.maybe(unknown.getPropertyName(), known);
                return new InvalidInputException(
                        path, Code.UNKNOWN, "belongs to no known field." + (near.isEmpty() ? Spoken.all(known) : near));
            }
        }
        return new InvalidInputException(path, Code.MALFORMED, mismatch(problem));
    }

    /** All single values are read by {@link Scalar}; what is left are lists and objects. */
    private static String mismatch(JsonMappingException problem) {
        if (problem instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            boolean list = Collection.class.isAssignableFrom(mismatch.getTargetType());
            return list ? "must be a list." : "must be an object.";
        }
        return "cannot be read.";
    }
}
