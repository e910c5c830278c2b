package com.xiaomi.privacy.casework.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the rows of a report can stand for. */
enum Grouping {
    /** The month in which it happened, at the controller's place. */
    MONTH("month", 16),
    RIGHT("asserted_right", 8),
    LAW("law", 4),
    /** The country, or the state or province where its law counts. */
    COUNTRY("place", 2),
    /** How the cases ended. */
    OUTCOME("outcome", 1);

    private final String column;
    private final int summedOver;

    Grouping(String column, int summedOver) {
        this.column = column;
        this.summedOver = summedOver;
    }

    /** Where it lies in the database. */
    String column() {
        return column;
    }

    /** What it adds to {@code summed_over} in rows of the database that do not tell it apart. */
    int summedOver() {
        return summedOver;
    }

    /** As callers write it, and as it is called in answers. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The grouping of that name; empty if there is none. */
    static Optional<Grouping> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /** All names, for people. */
    static String codes() {
        return Arrays.stream(values()).map(Grouping::code).collect(Collectors.joining(", "));
    }
}
