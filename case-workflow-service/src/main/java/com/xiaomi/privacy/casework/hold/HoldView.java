package com.xiaomi.privacy.casework.hold;

import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.foundation.protection.DataKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A legal hold with what was proposed about it.
 *
 * @param isolated whether only the role legal opens the request, for nobody has anything to do about it any more
 * @param until the last day for which it is needed, as far as two people have said; it does not end then by itself
 * @param placedAt UTC
 * @param endedAt UTC; null while it stands
 * @param proposals oldest first
 */
record HoldView(
        UUID holdId,
        UUID requestId,
        String reference,
        boolean isolated,
        HoldGround ground,
        LocalDate until,
        HoldState state,
        Instant placedAt,
        @Schema(nullable = true) Instant endedAt,
        List<ProposalView> proposals) {

    HoldView {
        proposals = List.copyOf(proposals);
    }

    static HoldView of(LegalHold hold, CaseRequest request, List<HoldProposal> proposals, DataKey key) {
        return new HoldView(
                hold.holdId(),
                hold.requestId(),
                request.reference(),
                request.isIsolated(),
                hold.ground(),
                hold.until(),
                hold.state(),
                hold.placedAt(),
                hold.endedAt(),
                proposals.stream().map(one -> ProposalView.of(one, key)).toList());
    }

    /**
     * What somebody wanted of it, and what a second person said.
     *
     * @param until the last day that was wanted; null for a release
     * @param proposedBy {@code sub} of the first person
     * @param proposedAt UTC
     * @param decidedBy {@code sub} of the second person; null while it waits for one, and if nobody decided in time
     * @param agreed null while it waits
     * @param settledAt UTC; null while it waits
     */
    record ProposalView(
            UUID proposalId,
            ProposalKind kind,
            @Schema(nullable = true) LocalDate until,
            String reason,
            UUID proposedBy,
            Instant proposedAt,
            @Schema(nullable = true) UUID decidedBy,
            @Schema(nullable = true) Boolean agreed,
            @Schema(nullable = true) Instant settledAt) {

        static ProposalView of(HoldProposal proposal, DataKey key) {
            return new ProposalView(
                    proposal.proposalId(),
                    proposal.kind(),
                    proposal.until(),
                    proposal.reason(key).reveal(),
                    proposal.proposedBy(),
                    proposal.proposedAt(),
                    proposal.decidedBy(),
                    proposal.agreed(),
                    proposal.settledAt());
        }

        @Override
        public String toString() {
            return "ProposalView[" + proposalId + "]";
        }
    }
}
