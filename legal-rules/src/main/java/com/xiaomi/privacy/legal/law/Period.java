package com.xiaomi.privacy.legal.law;

import java.util.Objects;

/**
 * A length of time as the law states it, before any calendar is applied.
 *
 * @param value at least 1
 * @param unit what is counted
 */
public record Period(int value, PeriodUnit unit) {

    /** @throws IllegalArgumentException if the value is below 1 */
    public Period {
        Objects.requireNonNull(unit, "unit");
        if (value < 1) {
            throw new IllegalArgumentException("A period has at least length 1, not " + value);
        }
    }

    /**
     * This period followed by another one of the same unit.
     *
     * @throws IllegalArgumentException if the units differ: such a sum has no meaning without a calendar
     */
    public Period plus(Period other) {
        if (unit != other.unit) {
            throw new IllegalArgumentException("Cannot add " + other + " to " + this);
        }
        return new Period(value + other.value, unit);
    }

    /** The period in plain English: `1 calendar month`, `30 days`, `72 hours`. */
    @Override
    public String toString() {
        return value + " "
                + switch (unit) {
                    case HOURS -> "hour";
                    case DAYS -> "day";
                    case BUSINESS_DAYS -> "business day";
                    case CALENDAR_MONTHS -> "calendar month";
                }
                + (value == 1 ? "" : "s");
    }
}
