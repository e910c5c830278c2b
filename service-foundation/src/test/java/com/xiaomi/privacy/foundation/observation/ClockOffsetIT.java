package com.xiaomi.privacy.foundation.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class ClockOffsetIT {

    // A loaded machine may stop between the two looks.
    private static final double TOLERANCE = 5;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MeterRegistry ofTheService;

    @ParameterizedTest
    @ValueSource(ints = {90, -90, 0})
    void aReplicaWhoseClockIsWrongTellsByHowManySeconds(int seconds) {
        MeterRegistry metrics = new SimpleMeterRegistry();
        ClockOffset offset =
                new ClockOffset(dataSource, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds)), metrics);

        offset.count();

        assertThat(metrics.get("clock.offset").gauge().value()).isCloseTo(seconds, within(TOLERANCE));
    }

    @Test
    void everyServiceTellsIt() {
        assertThat(ofTheService.get("clock.offset").gauge().getId().getBaseUnit())
                .isEqualTo("seconds");
    }
}
