package com.xiaomi.privacy.contracts.event;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import java.time.Instant;
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

    /** The person reached the level for the purpose. */
    record Verified(
            UUID requestId, UUID verificationId, AssuranceLevel level, VerificationPurpose purpose, Instant verifiedAt)
            implements IdentityEvent {}
}
