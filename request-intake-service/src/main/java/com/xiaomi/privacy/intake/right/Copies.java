package com.xiaomi.privacy.intake.right;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Unmodifiable copies that keep a null entry, for the constraint on it to find. */
final class Copies {

    private Copies() {}

    /** A copy; empty for null. */
    static <T> List<T> of(List<T> given) {
        return given == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(given));
    }
}
