package io.loyaltyengine.internal.mechanism.notices;

import static io.loyaltyengine.internal.vocabulary.Stage.FOLLOWUP;
import static io.loyaltyengine.internal.vocabulary.Stage.STANDING;

import io.loyaltyengine.internal.till.Frequency;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.till.Proposal;
import io.loyaltyengine.internal.till.Recurring;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Speaking;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.NoticeLimit;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.standing.ContactSuggested;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reasons to contact a customer; the host does the telling. What weighs more is suggested first, then by the names of the
 * notices, stage by stage, as long as the programme's limit allows.
 */
public final class Notices implements Mechanism.Settling {
    private static final Comparator<Notice> HEAVIEST_FIRST =
            Comparator.<Notice>comparingLong(notice -> -notice.weight).thenComparing(notice -> notice.notice);

    /** What rules can say about them. */
    public interface Verbs extends Speaking {
        @Verb(
                says = "that the customer should be told",
                example = "decide.notice(\"points-expire\");",
                stages = {STANDING, FOLLOWUP},
                leadsTo = ContactSuggested.class)
        default Notice notice(@NameOf("notice") String notice) {
            return say(new Notice(notice));
        }
    }

    /** Something is to be told. */
    public static final class Notice extends Proposal implements Recurring<Notice> {
        private final String notice;
        private Set<String> channels = Set.of();
        private Optional<String> subject = Optional.empty();
        private long weight;
        private Optional<Frequency> frequency = Optional.empty();

        Notice(String notice) {
            this.notice = notice;
        }

        @Term(
                says = "by those of these channels that the customer consented to, and if there is none, not at all",
                example = "decide.notice(\"points-expire\").by(\"email\", \"push\");")
        public Notice by(@Fixed String... consented) {
            channels = Set.of(consented);
            return this;
        }

        @Term(
                says = "what it is about in particular; if that is empty, not at all",
                example = "decide.notice(\"offer\").subject(\"espresso\");",
                fills = "subject")
        public Notice subject(String text) {
            subject = Optional.of(text);
            return this;
        }

        @Term(
                says = "how much it matters beside others, where the programme limits how many there are; else 0",
                example = "decide.notice(\"points-expire\").weight(80);")
        public Notice weight(@Fixed @AtMost(1_000) long number) {
            weight = number;
            return this;
        }

        @Override
        public Notice had(Frequency often) {
            frequency = Optional.of(often);
            return this;
        }

        @Override
        protected String words() {
            return "notice " + notice;
        }
    }

    @Override
    public List<Class<? extends Decision>> decisions() {
        return List.of(ContactSuggested.class);
    }

    @Override
    public Set<Stage> stages() {
        return Set.of(STANDING, FOLLOWUP);
    }

    @Override
    public void settle(Run run, Said said) {
        List<Notice> notices = said.of(Notice.class);
        if (notices.size() > 1) {
            notices = notices.stream().sorted(HEAVIEST_FIRST).toList();
        }
        for (Notice notice : notices) {
            SortedSet<String> channels = new TreeSet<>(notice.channels);
            channels.retainAll(run.customer().profile().consents());
            boolean isHeard = notice.channels.isEmpty() || !channels.isEmpty();
            if (isHeard && notice.subject.filter(String::isBlank).isEmpty() && isWithinLimit(run)) {
                suggest(run, notice, channels);
            }
        }
    }

    private static boolean isWithinLimit(Run run) {
        return run.programme().notices().map(limit -> isWithin(limit, run)).orElse(true);
    }

    /** Of all days in a row that have this one among them, none has too many; a receipt that comes in late has days after it. */
    private static boolean isWithin(NoticeLimit limit, Run run) {
        LocalDate last = run.day();
        LocalDate latest = last.plusDays(limit.perDays() - 1L);
        while (ContactSuggested.between(run.customer(), last.minusDays(limit.perDays()), last) < limit.atMost()) {
            if (ContactSuggested.between(run.customer(), last, latest) == 0) {
                return true;
            }
            last = last.plusDays(1);
        }
        return false;
    }

    private static void suggest(Run run, Notice notice, SortedSet<String> channels) {
        Optional<Once> once = notice.frequency.flatMap(often -> often.due(run));
        if (notice.frequency.isEmpty() || once.isPresent()) {
            run.decide(new ContactSuggested(
                    run.id(ContactSuggested.class, notice.notice),
                    run.reason(notice.rule()),
                    notice.notice,
                    channels,
                    notice.subject,
                    notice.weight,
                    run.day(),
                    once,
                    run.programme().notices().isPresent()));
        }
    }
}
