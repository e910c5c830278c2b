package com.xiaomi.privacy.contracts.event;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Facts reported by identity-verification-service on {@link Topic#IDENTITY}. */
public sealed interface IdentityEvent extends PrivacyEvent {

    /** A verification was opened for the request; the person proves identity at {@code /verifications/{verificationId}}. */
    record VerificationOpened(UUID requestId, UUID verificationId, AssuranceLevel level, Instant expiresAt)
            implements IdentityEvent {}

    /**
     * A one-time code is to be sent to the contact. The code itself is not here: notification-service asks for it at the
     * moment of sending.
     *
     * @param issueNumber counts the codes of this challenge, from 1; an older issue is void
     */
    record ChallengeIssued(
            UUID requestId, UUID verificationId, UUID challengeId, VerificationPurpose purpose, int issueNumber)
            implements IdentityEvent {}

    /**
     * The person reached a level for the purpose.
     *
     * @param level the one reached now
     * @param caseIds the cases for which that, with what was reached before, is enough; empty if for none, null if for all
     *     of the request, as in events from before this was said
     */
    record Verified(
            UUID requestId,
            UUID verificationId,
            AssuranceLevel level,
            VerificationPurpose purpose,
            Instant verifiedAt,
            List<UUID> caseIds)
            implements IdentityEvent {

        public Verified {
            caseIds = caseIds == null ? null : List.copyOf(caseIds);
        }

        /** Whether it is enough for a case. */
        public boolean suffices(UUID caseId) {
            return caseIds == null || caseIds.contains(caseId);
        }
    }

    /**
     * The time to prove identity runs out; the person is to be reminded.
     *
     * @param expiresAt last moment, UTC
     */
    record Expiring(UUID requestId, UUID verificationId, Instant expiresAt) implements IdentityEvent {}

    /** The time to prove identity is over. A person decides what becomes of the cases; a late proof still counts. */
    record Expired(UUID requestId, UUID verificationId, Instant expiredAt) implements IdentityEvent {}

    /** Something that staff should look at before they rely on the proof. */
    record RiskFlagged(UUID requestId, UUID verificationId, RiskSignal signal, Instant flaggedAt)
            implements IdentityEvent {}

    /**
     * A person decided about evidence.
     *
     * @param reasons coded; empty if it was accepted
     */
    record EvidenceReviewed(
            UUID requestId,
            UUID verificationId,
            UUID reviewId,
            ReviewOutcome outcome,
            List<String> reasons,
            Instant reviewedAt)
            implements IdentityEvent {

        public EvidenceReviewed {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The data subject is to be asked, by their own contact, whether another may act for them. Whoever sends the message
     * asks for what it needs at that moment.
     */
    record MandateConfirmationAsked(UUID requestId, UUID verificationId, UUID mandateId) implements IdentityEvent {}

    /** The authority to act for the data subject is no longer given. */
    record MandateRevoked(UUID requestId, UUID verificationId, UUID mandateId, Instant revokedAt)
            implements IdentityEvent {}

    /** What this service held of a request is erased. */
    record ErasureConfirmed(UUID requestId, Instant erasedAt) implements IdentityEvent, ErasureConfirmation {}
}
