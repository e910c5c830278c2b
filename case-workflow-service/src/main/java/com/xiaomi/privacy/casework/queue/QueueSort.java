package com.xiaomi.privacy.casework.queue;

import com.xiaomi.privacy.casework.cases.RightsCase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** By what a queue is sorted. Cases that are alike in it come in the order of their ids. */
public enum QueueSort {
    /** By the last day for the answer. A case whose clock is not running counts as the latest. */
    DUE {
        @Override
        String column() {
            return DUE_OR_NONE;
        }

        @Override
        LocalDate keyOf(RightsCase one) {
            return Optional.ofNullable(one.due()).orElse(NO_DATE);
        }

        @Override
        LocalDate read(String key) {
            return LocalDate.parse(key);
        }
    },
    /** By when the request reached the controller. */
    RECEIVED {
        @Override
        String column() {
            return "c.received_at";
        }

        @Override
        Instant keyOf(RightsCase one) {
            return one.receivedAt();
        }

        @Override
        Instant read(String key) {
            return Instant.parse(key);
        }
    };

    /** Stands in for the date of a case whose clock is not running. The indexes say the same. */
    static final LocalDate NO_DATE = LocalDate.of(9999, 12, 31);

    /** The due date in statements, as the indexes have it. */
    static final String DUE_OR_NONE = "coalesce(c.due, DATE '9999-12-31')";

    /** What is sorted by, in a statement in which the case is {@code c}. */
    abstract String column();

    /** The value of a case; its text form is read by {@link #read}. */
    abstract Object keyOf(RightsCase one);

    /** @throws java.time.format.DateTimeParseException for anything but the text form of a value */
    abstract Object read(String key);
}
