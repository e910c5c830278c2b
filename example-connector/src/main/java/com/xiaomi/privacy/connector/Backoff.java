package com.xiaomi.privacy.connector;

import java.time.Duration;

/** How long to wait before the next attempt: twice as long each time, up to a limit. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(250);
    /** Well below Kafka's limit between two polls, so that the partition stays with this consumer. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Duration next = FIRST;

    Duration next() {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return now;
    }

    void reset() {
        next = FIRST;
    }
}
