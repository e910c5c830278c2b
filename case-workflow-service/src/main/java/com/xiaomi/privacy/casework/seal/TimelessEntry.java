package com.xiaomi.privacy.casework.seal;

import java.time.LocalDateTime;
import java.util.zip.ZipEntry;

/** Entries of a ZIP with a time that says nothing, so that the same content makes the same file. */
public final class TimelessEntry {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private TimelessEntry() {}

    /** The entry at a path. */
    public static ZipEntry of(String path) {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }
}
