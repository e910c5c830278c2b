package com.xiaomi.privacy.casework.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What the cases of one row have in common. Sorts by its values in turn, what has none last.
 *
 * @param values one per grouping, as the database has it; may hold nulls
 */
record Group(List<String> values) implements Comparable<Group> {

    private static final Comparator<String> NONE_LAST = Comparator.nullsLast(Comparator.naturalOrder());

    Group {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public int compareTo(Group other) {
        for (int i = 0; i < values.size(); i++) {
            int order = NONE_LAST.compare(values.get(i), other.values.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
