package com.xiaomi.privacy.notification.testing;

/** How the mail server between the service and the real one behaves towards everybody. */
public enum MailMood {
    /** Hands everything through. */
    WELL,
    /** Hangs up on whoever connects. */
    AWAY,
    /** Lets everybody connect, and does not even greet. */
    SPEECHLESS,
    /** Greets, and says nothing any more. */
    DEAF,
    /** Refuses us, whoever the mail is for. */
    STRANGE,
    /** Says of mails to {@code slow…} every second that it is still at it, and takes them only once it is well. */
    SLOW
}
