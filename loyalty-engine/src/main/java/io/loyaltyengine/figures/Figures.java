package io.loyaltyengine.figures;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Programme;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/** What customers are owed, and what they are worth. */
public final class Figures {
    /** Decimals of every rate, which is a share of 1. */
    public static final int RATE_SCALE = 4;

    private Figures() {}

    /**
     * What the shop owes all these customers: the sum of what it {@linkplain io.loyaltyengine.model.Customer#liability owes
     * each}. As each is rounded by itself, the books of single customers add up to it.
     *
     * @return at the currency's scale; what customers owe the shop is taken off
     * @throws InvalidInputException when a customer's currency is not the programme's
     */
    public static BigDecimal liability(Iterable<Customer> customers, Programme programme) {
        Currency currency = Check.present("programme", programme).currency();
        BigDecimal[] sum = {atScale(BigDecimal.ZERO, currency)};
        Each.of("customers", customers, customer -> {
            if (!customer.currency().equals(currency)) {
                throw new InvalidInputException(
                        "currency",
                        InvalidInputException.Code.MISMATCH,
                        "is `" + customer.currency() + "`; the programme's is `" + currency + "`.");
            }
            sum[0] = sum[0].add(customer.liability(programme));
        });
        return sum[0];
    }

    /**
     * What a customer has brought so far: spend × margin rate.
     *
     * @param marginRate the share of spend that is profit, from 0 to 1
     * @return at the currency's scale, rounded half-up; less than zero when more came back than was counted
     */
    public static BigDecimal valueSoFar(Customer customer, BigDecimal marginRate) {
        BigDecimal spend =
                Check.present("customer", customer).history().lifetime().spend();
        return atScale(spend.multiply(fraction("marginRate", marginRate)), customer.currency());
    }

    /**
     * What a customer will bring from the next period on, in today's money (customer lifetime value):
     * margin × r / (1 + d − r), if margin and retention stay as they are. It is the sum of margin × rⁿ / (1 + d)ⁿ over all n
     * from 1 on.
     *
     * <p>Source: S. Gupta and D. R. Lehmann, Customers as Assets, Journal of Interactive Marketing 17 (1), 2003, 9–24.
     *
     * @param margin profit of one period, such as a year; less than zero for a loss
     * @param retention r: the share of customers who stay from one period to the next, from 0 to 1; see {@link
     *     Retention#rate}
     * @param discount d: the interest of one period, such as {@code 0.10}; zero or more
     * @return at the currency's scale, rounded half-up; empty, for it would be without end, when everybody stays forever and
     *     nothing is discounted
     */
    public static Optional<BigDecimal> lifetimeValue(
            BigDecimal margin, BigDecimal retention, BigDecimal discount, Currency currency) {
        BigDecimal staying = fraction("retention", retention);
        BigDecimal lost = BigDecimal.ONE.add(notNegative("discount", discount)).subtract(staying);
        BigDecimal kept = Check.plain("margin", margin).multiply(staying);
        return share(kept, lost, Check.currency("currency", currency).getDefaultFractionDigits());
    }

    /** A part as a rate; empty if the whole is not more than zero. */
    static Optional<BigDecimal> rate(BigDecimal part, BigDecimal whole) {
        return share(part, whole, RATE_SCALE);
    }

    /** A part divided by the whole, rounded half-up; empty if the whole is not more than zero. */
    static Optional<BigDecimal> share(BigDecimal part, BigDecimal whole, int scale) {
        return whole.signum() > 0 ? Optional.of(part.divide(whole, scale, RoundingMode.HALF_UP)) : Optional.empty();
    }

    private static BigDecimal atScale(BigDecimal amount, Currency currency) {
        return amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    private static BigDecimal fraction(String field, BigDecimal value) {
        BigDecimal number = notNegative(field, value);
        if (number.compareTo(BigDecimal.ONE) > 0) {
            throw outOfRange(field, number, "it must lie between 0 and 1, such as `0.25` for 25 %.");
        }
        return number;
    }

    private static BigDecimal notNegative(String field, BigDecimal value) {
        BigDecimal number = Check.plain(field, value);
        if (number.signum() < 0) {
            throw outOfRange(field, number, "it must be >= 0.");
        }
        return number;
    }

    private static InvalidInputException outOfRange(String field, BigDecimal value, String range) {
        return new InvalidInputException(
                field, InvalidInputException.Code.OUT_OF_RANGE, "is `" + value.toPlainString() + "`; " + range);
    }
}
