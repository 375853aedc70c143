package io.loyaltyengine.shop;

import io.loyaltyengine.error.InvalidInputException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says whose fault it is: what cannot be read is the caller's, and a database that is away is worth another try. */
@RestControllerAdvice
class Problems {
    @ExceptionHandler
    ProblemDetail refused(InvalidInputException refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refused.getMessage());
        problem.setProperty("path", refused.path());
        problem.setProperty("code", refused.code());
        return problem;
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ProblemDetail away(Exception away) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "Nothing was booked for certain; ask again with the same id.");
    }
}
