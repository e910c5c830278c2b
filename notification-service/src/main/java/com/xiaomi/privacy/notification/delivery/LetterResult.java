package com.xiaomi.privacy.notification.delivery;

/** What came of what staff did with a letter. */
public enum LetterResult {
    /** It is noted. */
    DONE,
    /** It was noted before. */
    ALREADY,
    /** It does not wait any more, or never was a letter. */
    SETTLED,
    /** There is none by that id. */
    UNKNOWN
}
