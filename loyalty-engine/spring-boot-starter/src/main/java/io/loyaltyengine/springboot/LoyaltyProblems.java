package io.loyaltyengine.springboot;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.error.LoyaltyException.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers a request that the library refused with a problem of RFC 9457. Callers learn what they can mend; all else is
 * logged.
 *
 * <p>Spring asks for the causes of an exception too, so this sees what was refused while a body was read. It comes before
 * Spring Boot's own answers, which would hide that.
 */
@RestControllerAdvice
@Order(-1)
final class LoyaltyProblems {
    private static final Logger LOG = LoggerFactory.getLogger(LoyaltyProblems.class);

    @ExceptionHandler
    ProblemDetail problem(LoyaltyException refused) {
        return refused.fault() == Fault.CALLER ? ofCaller(refused) : ofOthers(refused);
    }

    private static ProblemDetail ofCaller(LoyaltyException refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refused.getMessage());
        if (refused instanceof InvalidInputException invalid) {
            problem.setProperty("path", invalid.path());
            problem.setProperty("code", invalid.code());
        }
        return problem;
    }

    private static ProblemDetail ofOthers(LoyaltyException failed) {
        LOG.error("Loyalty was not decided", failed);
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, "Loyalty was not decided.");
        if (failed instanceof EvaluationException evaluation) {
            evaluation.rule().ifPresent(rule -> problem.setProperty("rule", rule));
        }
        return problem;
    }
}
