package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.casework.transfer.RegisteredTransfer.Draft;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.legal.export.Safeguard;
import com.xiaomi.privacy.legal.export.TransferPurpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry of the register of processors and transfers.
 *
 * @param recipient code of the affiliate, processor or controller
 * @param title what people call it
 * @param country where it works, ISO 3166-1 alpha-2
 * @param categories on which data; empty for all
 * @param document where the safeguard is written down
 * @param documentSha256 of that document; null where there is none to be hashed
 * @param validFrom the first day on which it counts, UTC
 * @param validUntil the last one, UTC
 * @param requestId the only request for which it counts; null for all
 * @param proposedBy {@code sub} of who wanted it
 * @param proposedAt UTC
 * @param decidedBy {@code sub} of the second person; null while it is proposed
 * @param decidedAt UTC; null while it is proposed
 * @param endedBy {@code sub} of who ended it early; null if nobody did
 * @param endedAt UTC; null if nobody ended it early
 */
record TransferView(
        UUID transferId,
        TransferState state,
        String recipient,
        String title,
        TransferRole role,
        String country,
        List<TransferPurpose> purposes,
        List<DataCategory> categories,
        Safeguard safeguard,
        String document,
        @Schema(nullable = true) String documentSha256,
        LocalDate validFrom,
        LocalDate validUntil,
        @Schema(nullable = true) UUID requestId,
        String reason,
        UUID proposedBy,
        Instant proposedAt,
        @Schema(nullable = true) UUID decidedBy,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(nullable = true) UUID endedBy,
        @Schema(nullable = true) Instant endedAt) {

    TransferView {
        purposes = List.copyOf(purposes);
        categories = List.copyOf(categories);
    }

    static TransferView of(TransferEntry entry, LocalDate today) {
        RegisteredTransfer proposed = entry.proposed();
        Draft draft = proposed.draft();
        return new TransferView(
                proposed.transferId(),
                entry.state(today),
                draft.recipient(),
                draft.title(),
                draft.role(),
                draft.country(),
                draft.purposes().stream().sorted().toList(),
                proposed.categories(),
                draft.safeguard(),
                draft.document(),
                draft.documentSha256(),
                draft.validFrom(),
                draft.validUntil(),
                draft.requestId(),
                draft.reason(),
                proposed.proposedBy(),
                proposed.proposedAt(),
                entry.decision().map(TransferDecision::decidedBy).orElse(null),
                entry.decision().map(TransferDecision::decidedAt).orElse(null),
                entry.end().map(TransferEnd::endedBy).orElse(null),
                entry.end().map(TransferEnd::endedAt).orElse(null));
    }
}
