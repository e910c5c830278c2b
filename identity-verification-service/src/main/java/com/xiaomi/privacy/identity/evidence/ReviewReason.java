package com.xiaomi.privacy.identity.evidence;

/** Why evidence was not accepted. Front ends translate the code. */
public enum ReviewReason {
    /** It can't be read. */
    UNREADABLE,
    /** The document has expired. */
    EXPIRED_DOCUMENT,
    /** The name is another than that of the request. */
    NAME_DIFFERS,
    /** It does not look genuine. */
    NOT_AUTHENTIC,
    /** It is no document of the kind announced, or shows nothing about this request. */
    WRONG_DOCUMENT,
    /** More is blacked out than the guidance says. */
    TOO_MUCH_COVERED,
    /** It belongs to somebody else. */
    OTHER_PERSON
}
