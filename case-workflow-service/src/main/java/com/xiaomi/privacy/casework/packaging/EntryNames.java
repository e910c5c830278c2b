package com.xiaomi.privacy.casework.packaging;

import java.util.HashSet;
import java.util.Set;

/** The paths that a package has so far, so that no two files get the same: a ZIP with two of one name is refused. */
final class EntryNames {

    private final Set<String> taken = new HashSet<>();

    /** Keeps a path for a file that has it whatever else there is. */
    void take(String path) {
        taken.add(path);
    }

    /** The path, or one like it that no file has yet; it is taken then. */
    String free(String path) {
        int ending = path.lastIndexOf('.');
        String candidate = path;
        for (int number = 2; !taken.add(candidate); number++) {
            candidate = path.substring(0, ending) + "-" + number + path.substring(ending);
        }
        return candidate;
    }
}
