package com.xiaomi.privacy.foundation.observation;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/** How long answers take, in steps from 10 ms to 10 s: how many of all replicas came within one can be added up, percentiles can't. */
class AnswerTimes {

    private static final String METER = "http.server.requests";
    private static final double[] STEPS = Stream.of(10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    private AnswerTimes() {}

    @Produces
    @Singleton
    static MeterFilter steps() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return METER.equals(id.getName())
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(STEPS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}
