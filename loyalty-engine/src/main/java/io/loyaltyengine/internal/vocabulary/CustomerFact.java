package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.fast.Days;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.ActivityRecorded;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.History;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.Counted;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The customer on the day of the transaction. In the stages {@code redemption} and {@code earning} as before it, in
 * {@code standing} and {@code followup} including it.
 */
public final class CustomerFact {
    private final Customer state;
    private final LocalDate today;
    private final Programme programme;
    /** The window that was asked for last, behind which lie the others: several rules tend to ask for the same one. */
    private @Nullable Window windows;

    /**
     * Looks at a state on a day.
     *
     * @param today in the programme's zone
     */
    public CustomerFact(Customer state, LocalDate today, Programme programme) {
        this.state = state;
        this.today = today;
        this.programme = programme;
    }

    @Word("the tier, such as `\"GOLD\"`, or `\"NONE\"`")
    @TierName(orNone = true)
    public String tier() {
        return state.tier().name();
    }

    @Word(value = "whether the tier is this one or a higher one", example = "hasTierFrom(\"GOLD\")")
    public boolean hasTierFrom(@TierName String tier) {
        List<String> tiers = programme.tiers();
        return tiers.indexOf(tier()) >= tiers.indexOf(tier) && tiers.contains(tier);
    }

    @Word("whether the tier is no longer earned, and kept for a while")
    public boolean inGrace() {
        return state.tier().graceUntil().isPresent();
    }

    @Word(
            value = "whether the last day of the tier, or of its grace, is exactly so many days ahead; 0 is today",
            example = "tierEndsIn(30)")
    public boolean tierEndsIn(@AtMost(365) int days) {
        return state.tier().lastDay().filter(today.plusDays(days)::equals).isPresent();
    }

    @Word(value = "all points in the account, pending ones too, less what is owed", least = Long.MIN_VALUE)
    public long balance() {
        return state.points().balance();
    }

    @Word(value = "the same of another account", example = "balance(\"stamps\")", least = Long.MIN_VALUE)
    public long balance(@AccountName String account) {
        return state.account(account).balance();
    }

    @Word("the points that can be spent")
    public long available() {
        return state.points().available();
    }

    @Word(value = "the same of another account", example = "available(\"stamps\")")
    public long available(@AccountName String account) {
        return state.account(account).available();
    }

    @Word(value = "points whose last day is exactly so many days ahead; 0 is today", example = "expiringIn(30)")
    public long expiringIn(@AtMost(36_500) int days) {
        return expiringIn(days, Account.POINTS);
    }

    @Word(value = "the same of another account", example = "expiringIn(30, \"stamps\")")
    public long expiringIn(@AtMost(36_500) int days, @AccountName String account) {
        return expiring(days, days, account);
    }

    @Word(value = "points whose last day is no more than so many days ahead", example = "expiringWithin(30)")
    public long expiringWithin(@AtMost(36_500) int days) {
        return expiringWithin(days, Account.POINTS);
    }

    @Word(value = "the same of another account", example = "expiringWithin(30, \"stamps\")")
    public long expiringWithin(@AtMost(36_500) int days, @AccountName String account) {
        return expiring(0, days, account);
    }

    /**
     * What is over in the course of one of the days from {@code first} to {@code last} days ahead, or at its end. What was
     * brought from elsewhere can be over at any moment; at the beginning of a day its last day is the one before.
     */
    private long expiring(int first, int last, String account) {
        Instant begin = startOfDay(first);
        Instant end = startOfDay(last + 1);
        long sum = 0;
        for (Account.Lot lot : state.account(account).lots()) {
            Optional<Instant> over = lot.lifetime().expiresAt();
            if (over.isPresent() && over.get().isAfter(begin) && !over.get().isAfter(end)) {
                sum = Math.addExact(sum, lot.points());
            }
        }
        return sum;
    }

    private Instant startOfDay(int ahead) {
        return today.plusDays(ahead).atStartOfDay(programme.zone()).toInstant();
    }

    @Word(value = "whether this was granted `once`, or however often, at any time", example = "received(\"welcome\")")
    @Among("granted")
    public boolean received(@NameOf("grant") String name) {
        return state.tally(Once.GRANT, name).isPresent();
    }

    @Word("whether it is the birthday; `leapDay` says when that of 29 February is in other years")
    public boolean birthdayToday() {
        return isBirthday(today);
    }

    @Word(value = "whether the birthday is exactly so many days ahead; 0 is today", example = "birthdayIn(14)")
    public boolean birthdayIn(@AtMost(365) int days) {
        return isBirthday(today.plusDays(days));
    }

    @Word(
            value = "whether it is the birthday, or was or will be no more than so many days ago or ahead",
            example = "birthdayWithin(3)")
    public boolean birthdayWithin(@AtMost(180) int days) {
        boolean within = false;
        for (int i = -days; i <= days && !within; i++) {
            within = isBirthday(today.plusDays(i));
        }
        return within;
    }

    private boolean isBirthday(LocalDate day) {
        return state.profile()
                .birthday()
                .filter(birthday -> YearlyDay.of(birthday, programme).is(day))
                .isPresent();
    }

    @Word("whether it is the yearly day of joining, from the first year on")
    public boolean anniversaryToday() {
        return isAnniversary(state.enrolledOn());
    }

    @Word("whether it is the yearly day of the first visit, from the first year on")
    public boolean visitAnniversaryToday() {
        return history().firstVisit().filter(this::isAnniversary).isPresent();
    }

    private boolean isAnniversary(LocalDate first) {
        return first.getYear() < today.getYear() && yearly(first).is(today);
    }

    private YearlyDay yearly(LocalDate first) {
        return YearlyDay.of(MonthDay.from(first), programme);
    }

    @Word(value = "days since the last visit or activity, or since joining", least = Long.MIN_VALUE)
    public long daysInactive() {
        return ChronoUnit.DAYS.between(lastActive(), today);
    }

    @Word(value = "full months since the last visit or activity, or since joining", least = Long.MIN_VALUE)
    public long monthsInactive() {
        return Period.between(lastActive(), today).toTotalMonths();
    }

    private LocalDate lastActive() {
        LocalDate last = history().lastVisit().orElse(state.enrolledOn());
        for (Tally tally : state.tallies(ActivityRecorded.ACTIVITY).values()) {
            last = tally.last().isAfter(last) ? tally.last() : last;
        }
        return last;
    }

    @Word("whether another customer has recommended the shop to this one")
    public boolean referred() {
        return state.referrer().isPresent();
    }

    @Word(value = "whether the customer agreed to be contacted by this channel", example = "consents(\"email\")")
    @Among("consents")
    public boolean consents(String channel) {
        return state.profile().consents().contains(channel);
    }

    @Word("visits ever")
    public long visits() {
        return history().lifetime().visits();
    }

    @Word(value = "how often this was counted, ever", example = "count(\"coffee\")")
    @Among("counts")
    public long count(@NameOf("count") String name) {
        return state.tally(Counted.COUNT, name).map(Tally::count).orElse(0L);
    }

    @Word(value = "how many different things of this were collected, ever", example = "collected(\"categories\")")
    public long collected(@NameOf("collection") String collection) {
        return ever().collected(collection);
    }

    @Word(value = "whether this thing was collected, ever", example = "has(\"categories\", \"COFFEE\")")
    public boolean has(@NameOf("collection") String collection, String item) {
        return ever().has(collection, item);
    }

    @Word(
            value = "what was collected most often, ever; of equals the first by its name; `\"\"` if there is nothing",
            example = "favourite(\"categories\")",
            free = true)
    public String favourite(@NameOf("collection") String collection) {
        return ever().favourite(collection);
    }

    @Word("days in a row with a visit, of the last 24 months; while it lasts, today breaks no streak")
    public long daysInARow() {
        return visitsInARow(Streak.DAYS);
    }

    @Word(value = "days in a row in which this was counted, of the last 24 months", example = "daysInARow(\"coffee\")")
    @Among("counts")
    public long daysInARow(@NameOf("count") String name) {
        return countedInARow(Streak.DAYS, name);
    }

    @Word(
            "weeks in a row with a visit, of the last 24 months; while it lasts, this week, which begins on Monday, breaks no streak")
    public long weeksInARow() {
        return visitsInARow(Streak.WEEKS);
    }

    @Word(
            value = "weeks in a row in which this was counted, of the last 24 months",
            example = "weeksInARow(\"coffee\")")
    @Among("counts")
    public long weeksInARow(@NameOf("count") String name) {
        return countedInARow(Streak.WEEKS, name);
    }

    @Word("months in a row with a visit, of the last 24 months; while it lasts, this month breaks no streak")
    public long monthsInARow() {
        return visitsInARow(Streak.MONTHS);
    }

    @Word(
            value = "months in a row in which this was counted, of the last 24 months",
            example = "monthsInARow(\"coffee\")")
    @Among("counts")
    public long monthsInARow(@NameOf("count") String name) {
        return countedInARow(Streak.MONTHS, name);
    }

    @Word("purchases ever")
    public long purchases() {
        return history().lifetime().purchases();
    }

    /** What a host brings of it from elsewhere can be below zero. */
    @Word(value = "spend that counts toward tiers, ever", least = Long.MIN_VALUE)
    public BigDecimal spend() {
        return history().lifetime().spend();
    }

    /** Likewise. */
    @Word(value = "points earned ever, whether or not they are still there", least = Long.MIN_VALUE)
    public long earned() {
        return history().lifetime().points();
    }

    @Word(value = "the same of another account", example = "earned(\"stamps\")", least = Long.MIN_VALUE)
    public long earned(@AccountName String account) {
        return state.earned(account);
    }

    @Word("a window: the day itself")
    public Window today() {
        return after(Days.after(today, -1));
    }

    @Word("a window: since Monday")
    public Window thisWeek() {
        return after(Days.after(today, -today.getDayOfWeek().getValue()));
    }

    @Word("a window: since the first of the month")
    public Window thisMonth() {
        return after(Days.after(today, -today.getDayOfMonth()));
    }

    @Word("a window: since 1 January")
    public Window thisYear() {
        return after(Days.after(today, -today.getDayOfYear()));
    }

    @Word("a window: since the yearly day of joining")
    public Window thisMembershipYear() {
        LocalDate joined = state.enrolledOn();
        return after(yearly(joined).in(joined.getYear() + (int) memberYears()).minusDays(1));
    }

    @Word(value = "a window: so many days, today included", example = "lastDays(30)")
    public Window lastDays(@LookBack(30L * Limits.HISTORY_MONTHS) int days) {
        return after(Days.after(today, -days));
    }

    @Word(
            value = "a window: so many months, today included; at most " + Limits.HISTORY_MONTHS,
            example = "lastMonths(12)")
    public Window lastMonths(@LookBack(Limits.HISTORY_MONTHS) int months) {
        for (Window known = windows; known != null; known = known.other()) {
            if (known.isOfMonths(months)) {
                return known;
            }
        }
        return after(Days.known(today.minusMonths(months)), months);
    }

    @Word(
            value = "a window: since this day, but no more than " + Limits.HISTORY_MONTHS + " months",
            example = "since(\"2026-05-01\")")
    public Window since(@CalendarDay String day) {
        return after(LocalDate.parse(day).minusDays(1));
    }

    @Word(value = "whether the customer has the badge, while it lasts", example = "hasBadge(\"superfan\")")
    @Among("badges")
    public boolean hasBadge(@NameOf("badge") String badge) {
        Tally held = state.tallies(BadgeAwarded.BADGE).get(badge);
        return held != null && held.lastsOn(today);
    }

    @Word(
            value = "whether the last day of the badge is exactly so many days ahead; 0 is today",
            example = "badgeEndsIn(\"plus\", 30)")
    @Among("badges")
    public boolean badgeEndsIn(@NameOf("badge") String badge, @AtMost(365) int days) {
        return state.tally(BadgeAwarded.BADGE, badge)
                .flatMap(Tally::until)
                .filter(today.plusDays(days)::equals)
                .isPresent();
    }

    @Word(value = "whether the shop has put the customer into this group", example = "inSegment(\"STAFF\")")
    @Among("segments")
    public boolean inSegment(String segment) {
        return state.profile().segments().contains(segment);
    }

    @Word("full years of membership")
    public long memberYears() {
        int years = today.getYear() - state.enrolledOn().getYear();
        return yearly(state.enrolledOn()).in(today.getYear()).isAfter(today) ? years - 1 : years;
    }

    @Word(
            value = "a text of the shop's own about the customer; `\"\"` if there is none",
            example = "text(\"city\")",
            free = true)
    @Among("attributes")
    public String text(String name) {
        return Attributes.text(state.profile().attributes(), name);
    }

    @Word(
            value = "a number of the shop's own; 0 if there is none",
            example = "number(\"children\")",
            least = Long.MIN_VALUE)
    @Among("attributes")
    public BigDecimal number(String name) {
        return Attributes.number(state.profile().attributes(), name);
    }

    @Word(
            value = "whether something of the shop's own is true of the customer; false if nobody said",
            example = "flag(\"app\")")
    @Among("attributes")
    public boolean flag(String name) {
        return Attributes.flag(state.profile().attributes(), name);
    }

    /** What was granted only so often. */
    public Iterable<String> granted() {
        return state.tallies(Once.GRANT).keySet();
    }

    /** What was counted. */
    public Iterable<String> counts() {
        return state.tallies(Counted.COUNT).keySet();
    }

    /** The badges that the customer has, or had for a time. */
    public Iterable<String> badges() {
        return state.tallies(BadgeAwarded.BADGE).keySet();
    }

    /** The groups that the shop has put the customer into. */
    public Iterable<String> segments() {
        return state.profile().segments();
    }

    /** The channels by which the customer may be contacted. */
    public Iterable<String> consents() {
        return state.profile().consents();
    }

    /** The names of what the shop says of the customer. */
    public Iterable<String> attributes() {
        return state.profile().attributes().keySet();
    }

    private long visitsInARow(Streak periods) {
        return periods.until(today, history().days(), day -> day.visits() > 0);
    }

    private long countedInARow(Streak periods, String name) {
        return state.tally(Counted.COUNT, name)
                .map(tally -> periods.until(today, tally.days(), times -> true))
                .orElse(0L);
    }

    /** What it looks at. */
    public Customer state() {
        return state;
    }

    /** The day on which it is looked at. */
    LocalDate day() {
        return today;
    }

    private History history() {
        return state.history();
    }

    private Collections ever() {
        return new Collections(state, Tally::count);
    }

    private Window after(LocalDate day) {
        return after(day, -1);
    }

    private Window after(LocalDate day, int months) {
        for (Window known = windows; known != null; known = known.other()) {
            if (known.beginsAfter(day)) {
                return known;
            }
        }
        Window window = new Window(this, day, months, windows);
        windows = window;
        return window;
    }
}
