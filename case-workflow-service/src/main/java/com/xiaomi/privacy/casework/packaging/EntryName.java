package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.foundation.protection.Personal;

/** Names inside a package. */
final class EntryName {

    private static final int LONGEST = 150;

    private EntryName() {}

    /** Where a file of a data system lies. */
    static String ofData(String system, String file) {
        return "data/" + safe(system) + "/" + safe(file);
    }

    /**
     * Where an attachment lies.
     *
     * @param number from 1; keeps equal names apart
     */
    static String ofAttachment(int number, Personal fileName) {
        return "attachments/" + number + "-" + safe(fileName.reveal());
    }

    /** The name without anything that leads out of its folder or that a file system refuses. */
    static String safe(String name) {
        String harmless = name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_").replaceAll("^\\.+", "_");
        String present = harmless.isBlank() ? "_" : harmless;
        return present.length() <= LONGEST ? present : present.substring(present.length() - LONGEST);
    }
}
