package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.legal.retention.RetentionRule;
import com.xiaomi.privacy.legal.retention.RetentionSchedule;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether, and until when, a request is kept. */
sealed interface RetentionVerdict {

    /** Its time has not begun to run. */
    record NotYet(Reason reason) implements RetentionVerdict {}

    /**
     * Its time runs, or is over.
     *
     * @param since when its time began, UTC
     * @param until when its time is over, UTC
     * @param rule that of its cases which keeps it longest
     * @param parts what goes before it, the first to go first
     */
    record KeptUntil(Instant since, Instant until, RetentionRule rule, List<Part> parts) implements RetentionVerdict {

        public KeptUntil {
            parts = List.copyOf(parts);
        }

        /** Whether all of it goes. */
        boolean isOver(Instant now) {
            return !until.isAfter(now);
        }

        /** What goes of it, if not all does. */
        List<Part> partsOver(Instant now) {
            return parts.stream().filter(part -> !part.until().isAfter(now)).toList();
        }

        /** When the next of it goes. */
        Instant nextAfter(Instant now) {
            return parts.stream()
                    .map(Part::until)
                    .filter(end -> end.isAfter(now))
                    .findFirst()
                    .orElse(until);
        }
    }

    /**
     * Data of a kind that is not kept as long as its request.
     *
     * @param until when its time is over, UTC
     * @param rule that of the cases which keeps it longest
     */
    record Part(DataKind kind, Instant until, RetentionRule rule) {

        private static Part of(RetentionRule rule, Instant since) {
            return new Part(rule.kind(), rule.endAfter(since), rule);
        }
    }

    /** What keeps the time from running. */
    enum Reason {
        /** A legal hold keeps it, or is proposed to (GDPR Art. 17(3)(e)). */
        HELD,
        /** A case is open. */
        CASE_OPEN,
        /** Something is still done about a closed case, or nobody has read what the person wrote. */
        FOLLOWED_UP,
        /** The person has not been told yet how the last case ended, nor was that given up. */
        NOT_TOLD
    }

    /**
     * The retention of a request starts when its last follow-up is closed and its last notice delivered or given up. If its cases are kept
     * for different times, the longest counts.
     */
    static RetentionVerdict of(RetentionFacts facts, RetentionSchedule schedule) {
        if (facts.held()) {
            return new NotYet(Reason.HELD);
        }
        if (facts.outcomes().isEmpty() || facts.closedAt().isEmpty()) {
            return new NotYet(Reason.CASE_OPEN);
        }
        if (facts.followedUp()) {
            return new NotYet(Reason.FOLLOWED_UP);
        }
        Instant closedAt = facts.closedAt().get();
        Optional<Instant> told = facts.lastNoticeAt().filter(notice -> !notice.isBefore(closedAt));
        if (told.isEmpty()) {
            return new NotYet(Reason.NOT_TOLD);
        }
        Instant since = Stream.of(facts.followUpEndedAt(), told)
                .flatMap(Optional::stream)
                .reduce(closedAt, (one, other) -> one.isAfter(other) ? one : other);
        Part whole = longest(DataKind.REQUEST, since, facts, schedule);
        List<Part> parts = Arrays.stream(DataKind.values())
                .filter(DataKind::isPartOfRequest)
                .map(kind -> longest(kind, since, facts, schedule))
                .filter(part -> part.until().isBefore(whole.until()))
                .sorted(Comparator.comparing(Part::until))
                .toList();
        return new KeptUntil(since, whole.until(), whole.rule(), parts);
    }

    private static Part longest(DataKind kind, Instant since, RetentionFacts facts, RetentionSchedule schedule) {
        return facts.outcomes().stream()
                .map((Outcome outcome) -> Part.of(schedule.rule(kind, facts.place(), outcome), since))
                .max(Comparator.comparing(Part::until))
                .orElseThrow();
    }
}
