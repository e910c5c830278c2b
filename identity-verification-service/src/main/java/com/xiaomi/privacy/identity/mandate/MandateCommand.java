package com.xiaomi.privacy.identity.mandate;

/** What can happen to a mandate. */
enum MandateCommand {
    /** A person of the staff found that the document shows the authority. */
    ACCEPT_DOCUMENT,
    /** The data subject said yes. */
    CONFIRM,
    /** A person of the staff does without the answer of the data subject. */
    WAIVE_CONFIRMATION,
    /** The data subject said no. */
    REFUSE,
    /** The data subject or a person of the staff took it back. */
    REVOKE,
    /** Its last day is over. */
    EXPIRE,
    /** Another one is declared. */
    REPLACE
}
