package com.xiaomi.privacy.legal.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How long a person has to prove their identity: the controller's own rule, for no law sets that time. Most laws do not stop the
 * clock meanwhile, so it ends before the answer is due, early enough for a notice and for a person to close the case.
 *
 * @param whole the time if the answer is not due earlier
 * @param noticeBeforeDue how long before the day on which the answer is due it ends, counted in UTC
 * @param least what the person gets, however soon the answer is due
 */
public record ProofTime(Duration whole, Duration noticeBeforeDue, Duration least) {

    /** 30 days, or until 5 days before the answer is due, but at least 3 days. */
    public static final ProofTime PUBLISHED =
            new ProofTime(Duration.ofDays(30), Duration.ofDays(5), Duration.ofDays(3));

    public ProofTime {
        Objects.requireNonNull(whole, "whole");
        Objects.requireNonNull(noticeBeforeDue, "noticeBeforeDue");
        Objects.requireNonNull(least, "least");
    }

    /**
     * When it ends: afterwards a person may close the request as expired.
     *
     * @param asked when the person was asked for proof
     * @param due last day for the answer, as known then; null while no clock runs
     */
    public Instant end(Instant asked, LocalDate due) {
        Instant last = asked.plus(whole);
        if (due == null) {
            return last;
        }
        Instant beforeDue = due.atStartOfDay(ZoneOffset.UTC).toInstant().minus(noticeBeforeDue);
        Instant earlier = beforeDue.isBefore(last) ? beforeDue : last;
        Instant soonest = asked.plus(least);
        return earlier.isBefore(soonest) ? soonest : earlier;
    }
}
