package com.xiaomi.privacy.casework.handover;

import java.io.IOException;

/** A transfer that did not work out this time. Its message names the host at most. */
class TransferException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    TransferException(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    TransferException(Trouble trouble, String message, Exception cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    /** What was in the way. */
    Trouble trouble() {
        return trouble;
    }
}
