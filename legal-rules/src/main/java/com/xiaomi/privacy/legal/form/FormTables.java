package com.xiaomi.privacy.legal.form;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.PlacePattern;
import com.xiaomi.privacy.legal.table.CsvRow;
import com.xiaomi.privacy.legal.table.CsvTable;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads the tables of one edition of the form. */
final class FormTables {
    private static final String ANY = "*";

    private final String folder;
    private final Set<String> groups;

    /**
     * @param edition the day it was compiled
     * @param groups of the places that the tables of the law know
     */
    FormTables(String edition, Set<String> groups) {
        this.folder = "forms/" + edition + "/";
        this.groups = groups;
    }

    List<FormField> fields() {
        return CsvTable.read(
                folder + "fields.csv",
                row -> new FormField(
                        row.required("path"),
                        row.optional("right", Right::valueOf),
                        row.required("type", FieldType::valueOf),
                        row.set("choices", Function.identity()),
                        row.required("in").equals("QUERY"),
                        row.required("meaning")));
    }

    List<PresenceRule> rules() {
        return CsvTable.read(
                folder + "presence.csv",
                row -> new PresenceRule(
                        row.required("jurisdiction", text -> PlacePattern.parse(text, groups)),
                        any(row, "right", Right::valueOf),
                        any(row, "requester_kind", RequesterKind::valueOf),
                        row.required("path"),
                        new Demand(
                                row.required("presence", Presence::valueOf),
                                row.optional("condition", Condition::parse),
                                row.optional("otherwise", Presence::valueOf),
                                row.required("reason"),
                                row.required("source"))));
    }

    private static <T> T any(CsvRow row, String column, Function<String, T> read) {
        return row.required(column).equals(ANY) ? null : row.required(column, read);
    }
}
