package com.xiaomi.privacy.legal.table;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** One record of a {@link CsvTable}. An empty cell is unknown: the optional readers answer null for it. */
public final class CsvRow {
    private final String table;
    private final CSVRecord cells;

    CsvRow(String table, CSVRecord cells) {
        this.table = table;
        this.cells = cells;
    }

    /** The cell as written, without surrounding blanks; empty if the cell is. */
    public String text(String column) {
        if (!cells.isConsistent() || !cells.isMapped(column)) {
            throw new TableException(where(column) + ": the record does not have the columns of the header");
        }
        return cells.get(column).strip();
    }

    /** The cell, which must not be empty. */
    public String required(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw new TableException(where(column) + " is empty");
        }
        return text;
    }

    /** The cell read as something; null if empty. */
    public <T> T optional(String column, Function<String, T> read) {
        String text = text(column);
        return text.isEmpty() ? null : parse(column, text, read);
    }

    /** The cell read as something; it must not be empty. */
    public <T> T required(String column, Function<String, T> read) {
        return parse(column, required(column), read);
    }

    /** A whole number; null if empty. */
    public Integer number(String column) {
        return optional(column, Integer::valueOf);
    }

    /** A date; null if empty. */
    public LocalDate date(String column) {
        return optional(column, LocalDate::parse);
    }

    /** `true` or `false`; null if empty. */
    public Boolean flag(String column) {
        return optional(column, CsvRow::parseFlag);
    }

    /** The parts of a cell separated by bars, in their order; empty if the cell is. */
    public <T> Set<T> set(String column, Function<String, T> read) {
        String text = text(column);
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split("\\|"))
                        .map(part -> parse(column, part, read))
                        .collect(Collectors.collectingAndThen(
                                Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    /** An exception that names this cell. */
    public TableException refuse(String column, String why) {
        return new TableException(where(column) + ": " + why);
    }

    private <T> T parse(String column, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (RuntimeException e) {
            throw new TableException(where(column) + " cannot hold '" + text + "'", e);
        }
    }

    private static Boolean parseFlag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private String where(String column) {
        return table + ", record " + cells.getRecordNumber() + ", column " + column;
    }
}
