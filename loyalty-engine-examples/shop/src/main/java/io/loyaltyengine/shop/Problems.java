package io.loyaltyengine.shop;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A database that is away is worth another try; all else is said already. */
@RestControllerAdvice
class Problems {
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ProblemDetail away(Exception away) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "Nothing was booked for certain; ask again with the same id.");
    }
}
