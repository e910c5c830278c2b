package com.xiaomi.privacy.intake.attachment;

/** Why a file is not acceptable. Held in the database by name. */
enum FileRejection {
    EMPTY("The file is empty."),
    TOO_LARGE("The file is larger than announced or than 20 MB."),
    TYPE_NOT_ALLOWED("The content of the file is none of " + FileKind.allowed() + "."),
    TYPE_DIFFERS("The content of the file is of another type than announced.");

    private final String words;

    FileRejection(String words) {
        this.words = words;
    }

    /** For the person. */
    String words() {
        return words;
    }
}
