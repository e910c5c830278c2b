package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.identity.IdentityConfig;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How long a person has to prove their identity. Most laws do not stop the clock for identity, so
 * the time ends before the answer is due, early enough for a notice and for a person to close the case.
 */
final class VerificationTime {

    private VerificationTime() {}

    /**
     * The end of a verification.
     *
     * @param opened when it was opened, UTC
     * @param due first last day for an answer; null while no clock runs
     * @return after the whole validity, or some days before the answer is due, whichever is first; never before the least
     *     time that a person is given
     */
    static Instant end(Instant opened, LocalDate due, IdentityConfig config) {
        Instant whole = opened.plus(config.verificationValidity());
        if (due == null) {
            return whole;
        }
        Instant beforeDue = due.atStartOfDay(ZoneOffset.UTC).toInstant().minus(config.noticeBeforeDue());
        Instant earlier = beforeDue.isBefore(whole) ? beforeDue : whole;
        Instant least = opened.plus(config.leastValidity());
        return earlier.isBefore(least) ? least : earlier;
    }
}
