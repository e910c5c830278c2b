package com.xiaomi.privacy.foundation.limit;

import java.time.Duration;

/**
 * How often something may happen: so many times at once, coming back evenly over a time.
 *
 * @param times at least 1
 * @param per the time in which all of them come back
 */
public record Rate(long times, Duration per) {

    private static final String FORM = "a rate reads '20 per PT1H'";

    public Rate {
        if (times < 1 || per.isZero() || per.isNegative()) {
            throw new IllegalArgumentException(FORM);
        }
    }

    /** Reads {@code 20 per PT1H}; for configuration. */
    public static Rate parse(CharSequence text) {
        String[] parts = text.toString().strip().split(" +per +", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(FORM);
        }
        return new Rate(Long.parseLong(parts[0]), Duration.parse(parts[1]));
    }

    @Override
    public String toString() {
        return times + " per " + per;
    }
}
