package com.xiaomi.privacy.casework.packaging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A table found in a JSON file: its columns in the order in which they first appear, each with the kinds of values that stand in
 * it.
 */
final class TableShape {

    private final String name;
    private final Map<String, SortedSet<String>> columns = new LinkedHashMap<>();

    /** @param name of the member that holds it; empty if it is the whole file */
    TableShape(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Notes that a value of a kind stands in a column. */
    void saw(String column, String kind) {
        columns.computeIfAbsent(column, ignored -> new TreeSet<>()).add(kind);
    }

    /** Column → kinds of JSON Schema. */
    Map<String, SortedSet<String>> columns() {
        return columns;
    }
}
