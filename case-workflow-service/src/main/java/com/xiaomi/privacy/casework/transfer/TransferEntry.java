package com.xiaomi.privacy.casework.transfer;

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
}
