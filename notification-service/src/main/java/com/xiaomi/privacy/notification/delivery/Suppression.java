package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;

/** Why an address gets no mails, or not all. */
enum Suppression {
    /** There is no such mailbox. Whoever waits for a code in front of the page is written to all the same: they may have mended it. */
    NO_MAILBOX,
    /** Its owner called a mail unwanted. What the law wants them to be told they are told all the same. */
    COMPLAINT;

    boolean stops(MessageKind message) {
        return switch (this) {
            case NO_MAILBOX ->
                switch (message) {
                    case IDENTITY_CODE, ACCESS_LINK, CONTACT_CONFIRMATION -> false;
                    default -> true;
                };
            case COMPLAINT ->
                switch (message) {
                    case QUESTION_REMINDER, FEE_REMINDER, PACKAGE_EXPIRING, POLICY_CHANGED -> true;
                    default -> false;
                };
        };
    }
}
