package com.xiaomi.privacy.contracts.event;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
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
     * @param policyVersion privacy-policy version shown to the person
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
            List<RequestedCase> cases)
            implements RequestEvent {

        public Submitted {
            cases = List.copyOf(cases);
        }
    }

    /** One right asked for in a submission; its case id was minted by intake. */
    record RequestedCase(UUID caseId, Right right) {}

    /**
     * An attachment passed its checks and lies encrypted in intake's clean bucket.
     *
     * @param mediaType the real type, found by content
     */
    record AttachmentStored(UUID requestId, UUID attachmentId, String mediaType, long sizeBytes)
            implements RequestEvent {}
}
