package com.xiaomi.privacy.foundation.protection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Objects;

/**
 * A value that says something about a person. It reads from JSON like the text it holds, prints as a mask, and writes to
 * JSON only as that mask: whoever must show it says so with {@link #reveal()}. So no log line, exception or careless
 * record can carry it.
 */
public final class Personal {

    private static final String MASK = "•••";

    private final String value;

    private Personal(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** Wraps a value. */
    public static Personal of(String value) {
        return new Personal(value);
    }

    /** Wraps what somebody sent: in the form NFC, so that two ways to type one word are one (Unicode Annex 15). */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Personal sent(String value) {
        return new Personal(Normalizer.normalize(value, Normalizer.Form.NFC));
    }

    /** The value itself. Each call is a place where personal data leaves its wrapping. */
    public String reveal() {
        return value;
    }

    @Override
    @JsonValue
    public String toString() {
        return MASK;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Personal personal && personal.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
