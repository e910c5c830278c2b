package com.xiaomi.privacy.contracts.event;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Facts reported by notification-service on {@link Topic#NOTIFICATIONS}. */
public sealed interface NotificationEvent extends PrivacyEvent {

    /** The mail server accepted the message, or staff posted its letter. */
    record Sent(UUID requestId, UUID deliveryId, MessageKind message, Instant sentAt) implements NotificationEvent {}

    /**
     * The message will not be sent.
     *
     * @param reason a code, never the mail server's text (which may repeat the address)
     */
    record GivenUp(UUID requestId, UUID deliveryId, MessageKind message, String reason, Instant givenUpAt)
            implements NotificationEvent {}

    /**
     * Everybody with an open request is told of a new version of the privacy policy; this is the share of one request.
     *
     * @param campaignId the same for all who are told
     * @param policyVersion as {@code /policies/{version}} has it
     * @param effectiveOn first day on which it applies
     * @param announcedAt UTC
     */
    record PolicyAnnounced(
            UUID requestId, UUID campaignId, String policyVersion, LocalDate effectiveOn, Instant announcedAt)
            implements NotificationEvent {}

    /** What this service held of a request is erased. */
    record ErasureConfirmed(UUID requestId, Instant erasedAt) implements NotificationEvent, ErasureConfirmation {}
}
