package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.foundation.observation.Counters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the monitoring how codes were entered ({@code codes.entered} by {@code outcome}): many wrong ones are somebody's tries. */
@ApplicationScoped
@Startup
class EnteredCodes {

    private final Counters<Outcome> counters;

    EnteredCodes(MeterRegistry metrics) {
        this.counters = new Counters<>(metrics, "codes.entered", "outcome", Outcome.class);
    }

    /** The same result, counted. */
    CodeResult counted(CodeResult result) {
        counters.count(outcome(result));
        return result;
    }

    private static Outcome outcome(CodeResult result) {
        return switch (result) {
            case CodeResult.Accepted _ -> Outcome.ACCEPTED;
            case CodeResult.AnotherSession _ -> Outcome.ANOTHER_SESSION;
            case CodeResult.Wrong _ -> Outcome.WRONG;
            case CodeResult.Expired _ -> Outcome.EXPIRED;
            case CodeResult.Locked _ -> Outcome.LOCKED;
            case CodeResult.Unknown _ -> Outcome.UNKNOWN;
        };
    }

    private enum Outcome {
        ACCEPTED,
        ANOTHER_SESSION,
        WRONG,
        EXPIRED,
        LOCKED,
        UNKNOWN
    }
}
