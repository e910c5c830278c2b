package com.xiaomi.privacy.notification.delivery;

/** Why a message will not be sent. */
public enum GivenUpReason {
    /** The code was used, replaced or has expired: sending it would only confuse. */
    CODE_SUPERSEDED,
    /** What it was to remind of has happened, or can't happen any more. */
    REMINDER_NOT_NEEDED,
    /** The access link was used, replaced or has expired. */
    LINK_SUPERSEDED,
    /** Intake has no contact: the person's data was erased, or the data subject has no address of their own. */
    CONTACT_GONE,
    /** There is no e-mail address: the person can be reached by letter only. */
    ONLY_BY_LETTER,
    /** The address is none that a message can be sent to, or longer than mail servers take; or staff found none that a letter reaches. */
    ADDRESS_UNUSABLE,
    /** What stands before the @ is not ASCII: the mail server would have to speak SMTPUTF8 (RFC 6531). */
    ADDRESS_NEEDS_SMTPUTF8,
    /** Its text could not be made for a day: something is wrong with a template, or with the event. */
    CANT_BE_WRITTEN,
    /** The mail server refused it for good (SMTP 5xx). */
    REFUSED_BY_MAIL_SERVER,
    /** It was taken, and came back later (RFC 3464). */
    RETURNED,
    /** The same was sent to the address for another request of theirs. */
    TOLD_ALREADY,
    /** Mails to the address came back before, or its owner does not want messages of this kind. */
    ADDRESS_SUPPRESSED,
    /** No postal service takes letters to there. */
    NO_POSTAL_SERVICE,
    /** Staff tell the person in another way. */
    TOLD_OTHERWISE;

    /** Whether mails to the address do not get there, so that whoever it belongs to is to be told another way. */
    boolean isOfTheAddress() {
        return switch (this) {
            case ADDRESS_UNUSABLE, ADDRESS_NEEDS_SMTPUTF8, REFUSED_BY_MAIL_SERVER, RETURNED, ADDRESS_SUPPRESSED -> true;
            case CODE_SUPERSEDED,
                    REMINDER_NOT_NEEDED,
                    LINK_SUPERSEDED,
                    CONTACT_GONE,
                    ONLY_BY_LETTER,
                    CANT_BE_WRITTEN,
                    TOLD_ALREADY,
                    NO_POSTAL_SERVICE,
                    TOLD_OTHERWISE -> false;
        };
    }

    /** Whether the person misses nothing by it; otherwise they still find the message in their inbox. */
    boolean leavesNothingToTell() {
        return switch (this) {
            case CODE_SUPERSEDED,
                    LINK_SUPERSEDED,
                    REMINDER_NOT_NEEDED,
                    TOLD_ALREADY,
                    CONTACT_GONE,
                    // It can't be written for the inbox either.
                    CANT_BE_WRITTEN -> true;
            case ONLY_BY_LETTER,
                    ADDRESS_UNUSABLE,
                    ADDRESS_NEEDS_SMTPUTF8,
                    REFUSED_BY_MAIL_SERVER,
                    RETURNED,
                    ADDRESS_SUPPRESSED,
                    NO_POSTAL_SERVICE,
                    TOLD_OTHERWISE -> false;
        };
    }
}
