package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.util.List;
import java.util.Objects;

/**
 * All that the legal clock needs to know about a case.
 *
 * @param jurisdiction where the person is
 * @param right what is asked for
 * @param received when the request reached the controller
 * @param events what happened since, in any order; those of one day without times count in the order given
 * @param asOf the moment to read the clock for; events after it are left out
 */
public record ClockInput(
        Jurisdiction jurisdiction, Right right, Moment received, List<ClockEvent> events, Moment asOf) {

    public ClockInput {
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(right, "right");
        Objects.requireNonNull(received, "received");
        events = List.copyOf(events);
        Objects.requireNonNull(asOf, "asOf");
    }
}
