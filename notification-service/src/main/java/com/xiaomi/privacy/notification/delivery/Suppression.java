package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.timers.Urgency;

/** Why an address gets no mails, or not all. */
enum Suppression {
    /** There is no such mailbox. Whoever waits for a code in front of the page is written to all the same: they may have mended it. */
    NO_MAILBOX,
    /** Its owner called a mail unwanted. What the law wants them to be told they are told all the same. */
    COMPLAINT;

    boolean stops(MessageKind message) {
        return switch (this) {
            case NO_MAILBOX -> Deliveries.urgencyOf(message) != Urgency.AT_ONCE;
            case COMPLAINT -> Reminders.isOne(message) || Deliveries.urgencyOf(message) == Urgency.LAST;
        };
    }
}
