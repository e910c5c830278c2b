package com.xiaomi.privacy.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.foundation.limit.Rate;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainLimitsTest {

    @Test
    void domainsAreThemselvesHoweverTheyAreWritten() {
        DomainLimits limits =
                configured("Example.ORG=60, b\u00fccher.example = 5").orElseThrow();

        assertThat(limits.of("example.org")).contains(new Rate(60, Duration.ofMinutes(1)));
        assertThat(limits.of("xn--bcher-kva.example")).contains(new Rate(5, Duration.ofMinutes(1)));
        assertThat(limits.of("mail.example.org")).isEmpty();
    }

    @Test
    void withoutOneThereIsNoLimit() {
        assertThat(configured("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org=0",
                "example.org=-1",
                "example.org=many",
                "example.org=",
                "example.org",
                "=60",
                " =60",
                ",",
                "example.org=60,",
                "example.org=60,EXAMPLE.org=70",
                "erika@example.org=60",
                "a..example=60",
                "example.org=1000000"
            })
    void aWrongOneStopsTheServiceAtStartAndSaysWhy(String limits) {
        assertThatThrownBy(() -> configured(limits))
                .hasMessageContainingAll("rights.notification.domain-limits", "limits of domains read");
    }

    private static Optional<DomainLimits> configured(String limits) {
        return new SmallRyeConfigBuilder()
                .withMapping(NotificationConfig.class)
                .withDefaultValue("rights.notification.secret-file", "none")
                .withDefaultValue("rights.notification.domain-limits", limits)
                .build()
                .getConfigMapping(NotificationConfig.class)
                .domainLimits();
    }
}
