package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.legal.export.RecordedSafeguard;
import java.time.LocalDate;
import java.util.Optional;

/** A transfer with all that happened to it. */
record TransferEntry(RegisteredTransfer proposed, Optional<TransferDecision> decision, Optional<TransferEnd> end) {

    /** @param today UTC */
    TransferState state(LocalDate today) {
        if (decision.isEmpty()) {
            return TransferState.PROPOSED;
        }
        if (!decision.get().agreed()) {
            return TransferState.DECLINED;
        }
        if (end.isPresent()) {
            return TransferState.ENDED;
        }
        if (today.isBefore(proposed.draft().validFrom())) {
            return TransferState.NOT_YET;
        }
        return today.isAfter(proposed.draft().validUntil()) ? TransferState.EXPIRED : TransferState.IN_FORCE;
    }

    /** As the guard counts it; only of what two people agreed on and nobody ended. */
    RecordedSafeguard safeguard() {
        RegisteredTransfer.Draft draft = proposed.draft();
        return new RecordedSafeguard(
                proposed.transferId(),
                draft.recipient(),
                draft.country(),
                draft.purposes(),
                draft.safeguard(),
                draft.validFrom(),
                draft.validUntil(),
                draft.requestId());
    }
}
