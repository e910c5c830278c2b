package com.xiaomi.privacy.casework.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the rows of a report can stand for. */
enum Grouping {
    /** The month in which it happened, at the controller's place. */
    MONTH("month"),
    RIGHT("asserted_right"),
    LAW("law"),
    /** The country, or the state or province where its law counts. */
    COUNTRY("place"),
    /** How the cases ended. */
    OUTCOME("outcome");

    private final String column;

    Grouping(String column) {
        this.column = column;
    }

    /** Where it lies in the database. */
    String column() {
        return column;
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
