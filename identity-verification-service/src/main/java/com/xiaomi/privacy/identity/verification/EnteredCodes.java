package com.xiaomi.privacy.identity.verification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Tells the monitoring how codes were entered ({@code codes.entered} by {@code outcome}): many wrong ones are somebody's tries. */
@ApplicationScoped
class EnteredCodes {

    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    EnteredCodes(MeterRegistry metrics) {
        for (Outcome outcome : Outcome.values()) {
            String name = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
            counters.put(outcome, metrics.counter("codes.entered", "outcome", name));
        }
    }

    /** The same result, counted. */
    CodeResult counted(CodeResult result) {
        counters.get(outcome(result)).increment();
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
