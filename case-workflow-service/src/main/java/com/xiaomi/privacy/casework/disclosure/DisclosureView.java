package com.xiaomi.privacy.casework.disclosure;

import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.foundation.protection.DataKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry of the disclosure log.
 *
 * @param caseId null if it is no part of dealing with a case
 * @param recipient as in audit entries, or the name of an organisation
 * @param legalBasis the provision, or the duty to answer with its law; null for what was logged before this was
 * @param categories what of the person; empty for all that the case is about
 * @param itemId the task or the case whose package it was; null if it is no part of dealing with a case
 * @param loggedAt when it was made or, where people decide about it first, proposed, UTC
 * @param disclosedAt when the data left, UTC; null if it has not
 * @param proposedBy {@code sub} of who wanted it; null for what is part of dealing with a case
 * @param approvedBy who agreed or disagreed, as in audit entries; null while it is proposed, and for what was logged before this was
 * @param reason why it was proposed; null in lists, and for what is part of dealing with a case
 */
record DisclosureView(
        UUID disclosureId,
        UUID requestId,
        @Schema(nullable = true) UUID caseId,
        RecipientKind recipientKind,
        String recipient,
        DisclosurePurpose purpose,
        @Schema(nullable = true) String legalBasis,
        List<DataCategory> categories,
        @Schema(nullable = true) UUID itemId,
        DisclosureState state,
        Instant loggedAt,
        @Schema(nullable = true) Instant disclosedAt,
        @Schema(nullable = true) UUID proposedBy,
        @Schema(nullable = true) String approvedBy,
        @Schema(nullable = true) String reason) {

    DisclosureView {
        categories = List.copyOf(categories);
    }

    static DisclosureView of(Disclosure one) {
        return of(one, null);
    }

    static DisclosureView withReason(Disclosure one, DataKey key) {
        return of(one, one.reason(key).reveal());
    }

    private static DisclosureView of(Disclosure one, String reason) {
        return new DisclosureView(
                one.disclosureId(),
                one.requestId(),
                one.caseId(),
                one.recipientKind(),
                one.recipient(),
                one.purpose(),
                one.legalBasis(),
                one.categories(),
                one.itemId(),
                one.state(),
                one.loggedAt(),
                one.disclosedAt(),
                one.proposedBy(),
                one.approvedBy(),
                reason);
    }

    @Override
    public String toString() {
        return "DisclosureView[" + disclosureId + "]";
    }
}
