package com.xiaomi.privacy.notification.delivery;

import java.io.IOException;
import java.io.Serial;

/** The mail server did not take a message, perhaps later. Carries no cause: it may hold the address. */
public final class MailServerUnavailable extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Without a word about who or what. */
    public MailServerUnavailable() {
        super("the mail server did not take the message");
    }
}
