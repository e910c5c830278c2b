package com.xiaomi.privacy.contracts.event;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import java.time.Instant;
import java.util.UUID;

/** Facts reported by notification-service on {@link Topic#NOTIFICATIONS}. */
public sealed interface NotificationEvent extends PrivacyEvent {

    /** The mail server accepted the message. */
    record Sent(UUID requestId, UUID deliveryId, MessageKind message, Instant sentAt) implements NotificationEvent {}

    /**
     * The message will not be sent.
     *
     * @param reason a code, never the mail server's text (which may repeat the address)
     */
    record GivenUp(UUID requestId, UUID deliveryId, MessageKind message, String reason, Instant givenUpAt)
            implements NotificationEvent {}

    /** What this service held of a request is erased. */
    record ErasureConfirmed(UUID requestId, Instant erasedAt) implements NotificationEvent, ErasureConfirmation {}
}
