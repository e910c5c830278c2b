package com.xiaomi.privacy.identity.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockDelayTest {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    @Test
    void doublesWithEachLock() {
        assertThat(LockDelay.after(0, FIRST, LONGEST)).isEqualTo(Duration.ofMinutes(1));
        assertThat(LockDelay.after(1, FIRST, LONGEST)).isEqualTo(Duration.ofMinutes(2));
        assertThat(LockDelay.after(4, FIRST, LONGEST)).isEqualTo(Duration.ofMinutes(16));
    }

    @Test
    void neverExceedsTheLongest() {
        assertThat(LockDelay.after(11, FIRST, LONGEST)).isEqualTo(LONGEST);
        assertThat(LockDelay.after(Integer.MAX_VALUE, FIRST, LONGEST)).isEqualTo(LONGEST);
    }
}
