package com.xiaomi.privacy.casework.recipient;

/** What came of telling a recipient (GDPR Art. 19). */
public enum NoticeOutcome {
    /** They were told. */
    TOLD,
    /** They had got nothing about this person. */
    NOTHING_DISCLOSED,
    /** It proves impossible. */
    IMPOSSIBLE,
    /** It would take disproportionate effort. */
    DISPROPORTIONATE
}
