package com.xiaomi.privacy.cell.check;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Something that holds in every cell at every moment. */
@FunctionalInterface
interface Invariant {

    /** Tells each fault as it is found. Reads a few rows at a time. */
    void check(CheckedCell cell, Consumer<Fault> faults) throws SQLException, IOException;
}
