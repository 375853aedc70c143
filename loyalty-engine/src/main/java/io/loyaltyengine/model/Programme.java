package io.loyaltyengine.model;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.fast.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a shop's programme says beside its rules.
 *
 * @param name what the programme is called
 * @param version of the rules, for people; the hash of {@link RuleSetId} is what tells rule sets apart
 * @param currency of every amount
 * @param zone decides which calendar day a moment belongs to
 * @param tiers lowest first; each an upper-case word of the shop's own
 * @param pointValue what one point is worth in money
 * @param accounts what customers collect besides points, by the name of its account; none is called {@value Account#POINTS}
 * @param returns how goods are taken back; {@linkplain Returns#USUAL within 60 days} where a document says nothing
 * @param holidays the days that rules call so
 * @param leapDay where birthdays and anniversaries of 29 February fall in other years; on {@linkplain LeapDay#FEB_28 28
 *     February} where a document says nothing
 * @param notices how often a customer is contacted at most; as often as rules say where a document says nothing
 * @param coupons how several coupons go together; {@linkplain CouponPolicy#USUAL best for the customer} where a document says
 *     nothing
 */
public record Programme(
        String name,
        String version,
        Currency currency,
        ZoneId zone,
        List<String> tiers,
        BigDecimal pointValue,
        SortedMap<String, AccountDefinition> accounts,
        Optional<Returns> returns,
        SortedSet<LocalDate> holidays,
        Optional<LeapDay> leapDay,
        Optional<NoticeLimit> notices,
        @UnlessSaid("{}") CouponPolicy coupons) {
    private static final AccountDefinition POINTS =
            new AccountDefinition(new Sentence("point", "Punkt"), new Sentence("points", "Punkte"), Optional.empty());

    public Programme {
        Check.name("name", name);
        Check.name("version", version);
        Check.currency("currency", currency);
        Check.present("zone", zone);
        tiers = Check.distinct("tiers", tiers, 100, tier -> tier.toUpperCase(Locale.ROOT));
        for (int i = 0; i < tiers.size(); i++) {
            if (Check.composedName("tiers[" + i + "]", tiers.get(i)).equalsIgnoreCase(TierStanding.NO_TIER)) {
                throw new InvalidInputException(
                        "tiers[" + i + "]",
                        InvalidInputException.Code.MISMATCH,
                        "is `" + TierStanding.NO_TIER + "`, which stands for no tier. Delete it.");
            }
        }
        pointValue = Check.worth("pointValue", pointValue);
        accounts = Check.map("accounts", accounts, 100, Check::present);
        accounts.keySet().forEach(account -> Check.composedName("accounts." + account, account));
        if (accounts.containsKey(Account.POINTS)) {
            throw new InvalidInputException(
                    "accounts." + Account.POINTS,
                    InvalidInputException.Code.DUPLICATE,
                    "is always there, and what points are worth is the `pointValue`. Delete it.");
        }
        Check.present("returns", returns);
        holidays = Check.days("holidays", holidays);
        Check.present("leapDay", leapDay);
        Check.present("notices", notices);
        Check.present("coupons", coupons);
    }

    /**
     * A programme from plain texts.
     *
     * @param currency ISO 4217, such as {@code EUR}
     * @param zone such as {@code Europe/Berlin}
     * @param pointValue such as {@code 0.01}
     */
    public static Programme of(
            String name, String version, String currency, String zone, List<String> tiers, String pointValue) {
        return new Programme(
                name,
                version,
                Check.currency("currency", currency),
                zone("zone", zone),
                tiers,
                Check.decimal("pointValue", pointValue),
                new TreeMap<>(),
                Optional.empty(),
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty(),
                CouponPolicy.USUAL);
    }

    /** Whether there is an account of this name. */
    public boolean hasAccount(String account) {
        return Account.isPoints(account) || accounts.containsKey(account);
    }

    /**
     * What one of an account is worth in money, exactly.
     *
     * @return zero if it is worth nothing
     * @throws InvalidInputException when there is no such account
     */
    public BigDecimal worthOfOne(String account) {
        return Account.isPoints(account)
                ? pointValue
                : definition(account).worth().orElse(BigDecimal.ZERO);
    }

    /**
     * What some of an account are worth in money together.
     *
     * @return at the currency's scale, rounded half-up
     * @throws InvalidInputException when there is no such account
     */
    public BigDecimal worth(long number, String account) {
        return Amounts.times(worthOfOne(account), number)
                .setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    /**
     * What so many of an account are called.
     *
     * @throws InvalidInputException when there is no such account
     */
    public Sentence unit(Quantity quantity) {
        String account = Check.present("quantity", quantity).account();
        AccountDefinition kind = Account.isPoints(account) ? POINTS : definition(account);
        return kind.unit(quantity.number());
    }

    private AccountDefinition definition(String account) {
        AccountDefinition known = accounts.get(account);
        if (known == null) {
            throw new InvalidInputException(
                    "account",
                    InvalidInputException.Code.UNKNOWN,
                    "is `" + Words.shortened(account) + "`; the programme has " + String.join(", ", accountNames())
                            + ".");
        }
        return known;
    }

    /** The names of all accounts, that of points first. */
    public List<String> accountNames() {
        return Stream.concat(Stream.of(Account.POINTS), accounts.keySet().stream())
                .toList();
    }

    /** How goods are taken back. */
    public Returns takesBack() {
        return returns.orElse(Returns.USUAL);
    }

    /** Where 29 February falls in other years. */
    public LeapDay movesLeapDayTo() {
        return leapDay.orElse(LeapDay.FEB_28);
    }

    /** The same programme, taking goods back in another way. */
    public Programme with(Returns other) {
        return changed(parts -> parts.returns = Optional.of(Check.present("other", other)));
    }

    /** The same programme, where 29 February falls on another day of other years. */
    public Programme with(LeapDay other) {
        return changed(parts -> parts.leapDay = Optional.of(Check.present("other", other)));
    }

    /** The same programme, contacting a customer no more often. */
    public Programme with(NoticeLimit other) {
        return changed(parts -> parts.notices = Optional.of(Check.present("other", other)));
    }

    /** The same programme, dealing with coupons in another way. */
    public Programme with(CouponPolicy other) {
        return changed(parts -> parts.coupons = other);
    }

    /** The same programme with an account more, or with another definition of it. */
    public Programme with(String account, AccountDefinition definition) {
        SortedMap<String, AccountDefinition> more = new TreeMap<>(accounts);
        more.put(Check.present("account", account), definition);
        return changed(parts -> parts.accounts = more);
    }

    /** The same programme in another currency. */
    public Programme withCurrency(String code) {
        return changed(parts -> parts.currency = Check.currency("currency", code));
    }

    /** The same programme in another zone. */
    public Programme withZone(ZoneId other) {
        return changed(parts -> parts.zone = other);
    }

    private Programme changed(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.together();
    }

    /** A programme while one part of it is exchanged. */
    private static final class Parts {
        private final Programme of;
        private Currency currency;
        private ZoneId zone;
        private SortedMap<String, AccountDefinition> accounts;
        private Optional<Returns> returns;
        private Optional<LeapDay> leapDay;
        private Optional<NoticeLimit> notices;
        private CouponPolicy coupons;

        Parts(Programme of) {
            this.of = of;
            currency = of.currency;
            zone = of.zone;
            accounts = of.accounts;
            returns = of.returns;
            leapDay = of.leapDay;
            notices = of.notices;
            coupons = of.coupons;
        }

        Programme together() {
            return new Programme(
                    of.name,
                    of.version,
                    currency,
                    zone,
                    of.tiers,
                    of.pointValue,
                    accounts,
                    returns,
                    of.holidays,
                    leapDay,
                    notices,
                    coupons);
        }
    }

    private static ZoneId zone(String field, String id) {
        try {
            return ZoneId.of(Check.name(field, id));
        } catch (DateTimeException e) {
            throw new InvalidInputException(
                    field,
                    InvalidInputException.Code.UNKNOWN,
                    "is `" + Words.shortened(id) + "`, which is no time zone. Maybe `Europe/Berlin`.");
        }
    }

    /** As of every record; written out because it takes a tenth of a till's start otherwise. */
    @Override
    public String toString() {
        return "Programme[name=" + name
                + ", version=" + version
                + ", currency=" + currency
                + ", zone=" + zone
                + ", tiers=" + tiers
                + ", pointValue=" + pointValue
                + ", accounts=" + accounts
                + ", returns=" + returns
                + ", holidays=" + holidays
                + ", leapDay=" + leapDay
                + ", notices=" + notices
                + ", coupons=" + coupons
                + "]";
    }
}
