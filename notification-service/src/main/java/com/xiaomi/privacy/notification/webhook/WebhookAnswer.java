package com.xiaomi.privacy.notification.webhook;

import java.time.Duration;
import java.util.Optional;

/** How a call ended. */
sealed interface WebhookAnswer {

    /** The tool has it. */
    record Taken(int status) implements WebhookAnswer {}

    /**
     * The tool does not have it, or nobody knows.
     *
     * @param status null without an answer
     * @param retryAfter how long the tool wants to be left alone, at least
     */
    record Failed(WebhookFailure reason, Integer status, Optional<Duration> retryAfter) implements WebhookAnswer {

        static Failed of(WebhookFailure reason) {
            return new Failed(reason, null, Optional.empty());
        }
    }
}
