package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.notification.NotificationConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DomainPaceTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void eachDomainWithALimitIsToldFromTheStart() {
        begin(Map.of("rights.notification.domain-limits", "example.org=1,b\u00fccher.example=2"));

        assertThat(metrics.find(DomainPace.METRIC).counters())
                .allSatisfy(counter -> assertThat(counter.count()).isZero())
                .extracting(counter -> counter.getId().getTag("domain"))
                .containsExactlyInAnyOrder("example.org", "xn--bcher-kva.example");
    }

    @Test
    void withoutLimitsThereIsNothingToTell() {
        begin(Map.of());

        assertThat(metrics.getMeters()).isEmpty();
    }

    private void begin(Map<String, String> settings) {
        NotificationConfig config = new SmallRyeConfigBuilder()
                .withMapping(NotificationConfig.class)
                .withDefaultValue("rights.notification.secret-file", "none")
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(NotificationConfig.class);
        new DomainPace(config, null, metrics, Clock.systemUTC());
    }
}
