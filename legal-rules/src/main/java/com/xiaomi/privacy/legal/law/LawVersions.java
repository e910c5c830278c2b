package com.xiaomi.privacy.legal.law;

import com.xiaomi.privacy.legal.table.CsvTable;
import java.util.List;

/** The versions of the law in this build, oldest first: a new one is a folder of tables and a line in {@code versions.csv}. */
final class LawVersions {
    private static final String LIST = "law/versions.csv";

    private LawVersions() {}

    static List<String> all() {
        return CsvTable.read(LIST, row -> row.required("version"));
    }

    /** The version by which cases that are opened now are counted. */
    static String newest() {
        return all().getLast();
    }
}
