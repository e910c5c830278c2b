package com.xiaomi.privacy.intake.conversation;

/** Which side wrote a message. */
enum Author {
    /** The person whose request it is, or who acts for them. */
    REQUESTER,
    /** A human of the staff. */
    STAFF
}
