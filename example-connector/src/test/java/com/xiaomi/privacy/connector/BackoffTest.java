package com.xiaomi.privacy.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void pausesDoubleUpToALimitAndStartAgainAfterSuccess() {
        Backoff backoff = new Backoff();

        assertThat(Stream.generate(backoff::next).limit(3))
                .containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(Stream.generate(backoff::next).limit(20)).last().isEqualTo(Duration.ofSeconds(20));
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(250));
    }
}
