package com.xiaomi.privacy.foundation.timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has expired is removed batch by batch, and a failure ends nothing. */
class SweepsTest {

    private final Sweeps sweeps = new Sweeps(List.of(), null, () -> Duration.ofMinutes(1));

    @Test
    void batchesFollowEachOtherUntilOneIsNotFull() {
        Expired expired = new Expired(2500);

        sweeps.removeAll(expired);

        assertThat(expired.batches).containsExactly(1000, 1000, 500);
    }

    @Test
    void nothingIsLeftToRemoveAfterNothing() {
        Expired expired = new Expired(0);

        sweeps.removeAll(expired);

        assertThat(expired.batches).containsExactly(0);
    }

    @Test
    void whatFailsIsLeftToTheNextTime() {
        Sweep failing = new Expired(1) {
            @Override
            public int remove(int atMost) {
                throw new IllegalStateException("no database");
            }
        };

        assertThatCode(() -> sweeps.removeAll(failing)).doesNotThrowAnyException();
    }

    private static class Expired implements Sweep {

        private final Deque<Integer> batches = new ArrayDeque<>();
        private int left;

        Expired(int left) {
            this.left = left;
        }

        @Override
        public String name() {
            return "samples";
        }

        @Override
        public int remove(int atMost) {
            int removed = Math.min(atMost, left);
            left -= removed;
            batches.add(removed);
            return removed;
        }
    }
}
