package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.foundation.timers.PutOff;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the mail server answers nobody, one mail finds out whether it does again. */
class MailServerPlacesTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    private final MailServerPlaces places = new MailServerPlaces(Clock.fixed(NOW, ZoneOffset.UTC));
    private final AtomicInteger brought = new AtomicInteger();

    @BeforeEach
    void answersNobody() {
        for (int i = 0; i < 5; i++) {
            places.silent();
        }
    }

    @Test
    void oneTriesAndTheOthersWait() throws Exception {
        places.take(brought::incrementAndGet);

        assertThatExceptionOfType(PutOff.class).isThrownBy(() -> places.take(brought::incrementAndGet));
        assertThat(brought).hasValue(1);
    }

    @Test
    void whoIsPutOffBeforeItWasBroughtThereLeavesTheTryToTheNext() throws Exception {
        assertThatExceptionOfType(PutOff.class)
                .isThrownBy(() -> places.take(() -> {
                    throw new PutOff(NOW.plusSeconds(60));
                }));

        places.take(brought::incrementAndGet);

        assertThat(brought).hasValue(1);
    }
}
