package com.xiaomi.privacy.contracts.event;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Facts reported by request-intake-service on {@link Topic#REQUESTS}. */
public sealed interface RequestEvent extends PrivacyEvent {

    /**
     * A request was taken in and committed.
     *
     * @param reference the human-friendly reference, with its check character
     * @param personRef random id of the person in intake's person index; says nothing about them
     * @param country ISO 3166-1 alpha-2
     * @param region ISO 3166-2 subdivision without the country ("CA" of US-CA); null where the country alone decides
     * @param language BCP 47
     * @param receivedAt when it reached the controller, UTC; the legal clock starts from it
     * @param policyVersion privacy-policy version shown to the person; in force, where the request did not come by the API
     * @param accountNamed whether the request names a Mi ID, so that whoever asks must show that the account is theirs;
     *     null in events from before this was said
     * @param zone zone of the country with a law of its own that has no code in ISO 3166-2 ("DIFC" of the Emirates);
     *     null where there is none
     * @param contactRef random id of the e-mail address that the request gave as contact, one for all requests that gave it;
     *     null where there is none, and in events from before this was said
     */
    record Submitted(
            UUID requestId,
            String reference,
            UUID personRef,
            Cell cell,
            String country,
            String region,
            String language,
            RequesterKind requesterKind,
            Instant receivedAt,
            String policyVersion,
            List<RequestedCase> cases,
            Boolean accountNamed,
            String zone,
            UUID contactRef)
            implements RequestEvent {

        public Submitted {
            cases = List.copyOf(cases);
        }

        /** The part of the country whose law counts; null where the country alone decides. */
        public String regionOrZone() {
            return zone == null ? region : zone;
        }
    }

    /**
     * One right asked for in a submission; its case id was minted by intake.
     *
     * @param sensitivity what is at stake; null in events from before this was said
     */
    record RequestedCase(UUID caseId, Right right, Sensitivity sensitivity) {}

    /**
     * An attachment passed its checks and lies encrypted in intake's clean bucket.
     *
     * @param mediaType the real type, found by content
     * @param scanned whether a virus scanner found nothing; false if none was in use; null in events from before this was
     *     said
     */
    record AttachmentStored(UUID requestId, UUID attachmentId, String mediaType, long sizeBytes, Boolean scanned)
            implements RequestEvent {}

    /** The person took a stored attachment back: its content and name are being destroyed. */
    record AttachmentWithdrawn(UUID requestId, UUID attachmentId) implements RequestEvent {}

    /**
     * The person wrote a message. Its text stays with intake.
     *
     * @param caseId null if it is about the request as a whole
     */
    record MessageReceived(UUID requestId, UUID messageId, UUID caseId, Instant receivedAt) implements RequestEvent {}

    /**
     * Staff wrote a message to the person that is no question.
     *
     * @param caseId null if it is about the request as a whole
     */
    record MessageSent(UUID requestId, UUID messageId, UUID caseId, Instant sentAt) implements RequestEvent {}

    /**
     * Staff marked messages of the person as read.
     *
     * @param messageId the last one read; all before it are read too
     * @param unread how many messages of the person no staff has read yet
     */
    record MessagesRead(UUID requestId, UUID messageId, int unread, Instant readAt) implements RequestEvent {}

    /**
     * Staff asked the person a question that a case waits for. Its text stays with intake.
     *
     * @param questionId the message that asks
     * @param askedBy the {@code sub} of the staff realm
     */
    record QuestionAsked(UUID requestId, UUID caseId, UUID questionId, UUID askedBy, Instant askedAt)
            implements RequestEvent {}

    /**
     * The person answered a question that a case waits for; the message itself is told as {@link MessageReceived} too.
     *
     * @param questionId the message that asked
     * @param messageId the message that answers
     */
    record QuestionAnswered(UUID requestId, UUID caseId, UUID questionId, UUID messageId, Instant answeredAt)
            implements RequestEvent {}

    /**
     * The same person asked for the same right before. A hint for people, published only after the identity behind both
     * requests is proven; nobody but staff acts on it.
     *
     * @param leadingRequestId the request that came first
     * @param leadingCaseId the case that came first
     */
    record DuplicateSuspected(UUID requestId, UUID caseId, UUID leadingRequestId, UUID leadingCaseId)
            implements RequestEvent {}

    /**
     * Somebody asked for a new access link; it goes to the contact, whoever asked. Whoever sends it asks intake for it then.
     *
     * @param accessLinkId the link; it opens nothing
     */
    record AccessRequested(UUID requestId, UUID accessLinkId) implements RequestEvent {}

    /**
     * The tracking key of the request was replaced: what was got by an earlier one opens nothing any more.
     *
     * @param keyGeneration how often the key has been replaced; passes of fewer are ended
     * @param keptPass id of the pass by which the key was replaced, which goes on until it expires; opens nothing by itself;
     *     null where it was replaced by a link
     * @param endedAt UTC
     */
    record PassesEnded(UUID requestId, int keyGeneration, UUID keptPass, Instant endedAt) implements RequestEvent {}

    /**
     * The person, freshly proven, named another contact; it counts once it is confirmed from there. Whoever sends the question
     * asks intake for the new contact then.
     *
     * @param contactChangeId the change; it opens nothing
     */
    record ContactChangeAsked(UUID requestId, UUID contactChangeId) implements RequestEvent {}

    /**
     * The contact of a request is another one from now on. Whoever tells the former one asks intake for it then.
     *
     * @param changedAt UTC
     * @param contactRef random id of the new address, as submissions name them; null in events from before this was said
     */
    record ContactChanged(UUID requestId, UUID contactChangeId, Instant changedAt, UUID contactRef)
            implements RequestEvent {}

    /**
     * The partner by whose protocol the request came takes it back for the data subject: its open cases are to be closed as
     * withdrawn.
     *
     * @param partner the id by which the operator lists the partner: a code, of at most 50 characters
     * @param revokedAt UTC
     */
    record RevokedByPartner(UUID requestId, String partner, Instant revokedAt) implements RequestEvent {}

    /** What this service held of a request is erased. */
    record ErasureConfirmed(UUID requestId, Instant erasedAt) implements RequestEvent, ErasureConfirmation {}
}
