package com.xiaomi.privacy.legal.clock;

/** The clock cannot be read for this input; the message says why and holds no personal data. */
public final class ClockInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String why;

    ClockInputException(String field, String why) {
        super(field + ": " + why);
        this.field = field;
        this.why = why;
    }

    /** The part of {@link ClockInput} that is wrong, as in `asOf` or `events[2].at`. */
    public String field() {
        return field;
    }

    /** What is wrong with it, without its name. */
    public String why() {
        return why;
    }
}
