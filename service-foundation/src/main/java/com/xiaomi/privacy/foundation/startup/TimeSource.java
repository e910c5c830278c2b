package com.xiaomi.privacy.foundation.startup;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * The clock of the service: UTC, in microseconds, for PostgreSQL keeps no more, and what is answered now and what is read later must say the
 * same. Injected everywhere, so that a test can put another one in its place.
 */
class TimeSource {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), ChronoUnit.MICROS.getDuration());
    }
}
