package com.xiaomi.privacy.notification.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a call that failed is made again: soon at first, for three days in all (Standard Webhooks, "Delivery"). */
final class RetryPlan {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(20));
    /** How long a call is repeated, at least. */
    static final Duration WHOLE = WAITS.stream().reduce(Duration.ZERO, Duration::plus);

    /** After which nothing is repeated, whatever a tool wishes. */
    static final Duration LONGEST = Duration.ofDays(4);

    private static final Duration LONGEST_WISH = Duration.ofDays(1);
    private static final double SPREAD = 0.1;

    private RetryPlan() {}

    /**
     * How long to wait before the next attempt; empty if there is none.
     *
     * @param attempts that were made, at least 1
     * @param wish how long the tool wants to be left alone; heard up to a day
     * @param chance from 0 to 1, spreads calls that failed together
     */
    static Optional<Duration> waitAfter(int attempts, Optional<Duration> wish, double chance) {
        if (attempts > WAITS.size()) {
            return Optional.empty();
        }
        Duration wait = WAITS.get(attempts - 1);
        Duration wished = wish.map(asked -> asked.compareTo(LONGEST_WISH) < 0 ? asked : LONGEST_WISH)
                .filter(asked -> asked.compareTo(wait) > 0)
                .orElse(wait);
        return Optional.of(wished.plusMillis((long) (wished.toMillis() * SPREAD * chance)));
    }
}
