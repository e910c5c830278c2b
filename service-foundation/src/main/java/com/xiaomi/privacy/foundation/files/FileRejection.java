package com.xiaomi.privacy.foundation.files;

/** Why a file is not acceptable. Held in databases by name. */
public enum FileRejection {
    EMPTY("The file is empty."),
    TOO_LARGE("The file is larger than announced or than 20 MB."),
    INCOMPLETE("The file is shorter than announced: it did not arrive whole. Send it again."),
    CHECKSUM_DIFFERS("The file does not have the SHA-256 that was announced: it changed on its way. Send it again."),
    TYPE_NOT_ALLOWED("The content of the file is none of " + FileKind.allowed() + "."),
    TYPE_DIFFERS("The content of the file is of another type than announced."),
    DAMAGED("The picture is damaged or incomplete. Save it anew, or send a screenshot of it."),
    TOO_MANY_PIXELS("The picture is larger than 32,767 pixels a side or 120 million pixels. Send a smaller one."),
    NOT_PLAIN_TEXT("The file is not plain text. Save it as text in UTF-8, without control characters."),
    MALWARE("The virus scanner objects to this file. Send another one, for example a screenshot.");

    private final String words;

    FileRejection(String words) {
        this.words = words;
    }

    /** For the person: what is wrong and what they can do. */
    public String words() {
        return words;
    }
}
