package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.legal.retention.RetentionRule;
import com.xiaomi.privacy.legal.retention.RetentionSchedule;
import java.time.Instant;
import java.util.Comparator;
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
     */
    record KeptUntil(Instant since, Instant until, RetentionRule rule) implements RetentionVerdict {}

    /** What keeps the time from running. */
    enum Reason {
        /** A legal hold keeps it, or is proposed to (GDPR Art. 17(3)(e)). */
        HELD,
        /** A case is open. */
        CASE_OPEN,
        /** Something is still done about a closed case. */
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
        RetentionRule rule = facts.outcomes().stream()
                .map((Outcome outcome) -> schedule.rule(facts.place(), outcome))
                .max(Comparator.comparingInt(RetentionRule::months))
                .orElseThrow();
        return new KeptUntil(since, rule.endAfter(since), rule);
    }
}
