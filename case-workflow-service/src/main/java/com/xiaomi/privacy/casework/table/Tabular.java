package com.xiaomi.privacy.casework.table;

import java.util.List;

/** An answer that can be had as a table too, with the same figures. */
public interface Tabular {

    /** Names of the columns. */
    List<String> columns();

    /** The cells of each line, one per column: texts, numbers, or null for an empty one. */
    List<List<Object>> lines();
}
