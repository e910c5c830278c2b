package com.xiaomi.privacy.legal;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.clock.ClockInput;
import com.xiaomi.privacy.legal.clock.ClockReading;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.clock.Moment;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.time.Instant;
import java.util.List;

/** The short way to the clock for a service that only needs the dates of a request that has just arrived. */
public final class DueDates {
    private final LegalClock clock;

    /** @param clock what to read */
    public DueDates(LegalClock clock) {
        this.clock = clock;
    }

    /**
     * The dates of a request as they stand at its receipt, before anything else happened.
     *
     * @param country ISO 3166-1 alpha-2, upper case
     * @param region the part after the hyphen of an ISO 3166-2 code, upper case; nullable
     * @param right what is asked for
     * @param receivedAt when the request reached the controller
     * @throws IllegalArgumentException if country or region is not a code
     */
    public ClockReading first(String country, String region, Right right, Instant receivedAt) {
        Moment received = Moment.at(receivedAt);
        return clock.read(new ClockInput(new Jurisdiction(country, region), right, received, List.of(), received));
    }
}
