package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import java.time.Instant;
import java.util.UUID;

/**
 * A verification as the person sees it.
 *
 * @param purpose what the code that is on its way is good for
 * @param codeSentTo by which way codes go; never the address
 * @param expiresAt last moment to prove identity, UTC
 * @param attemptsLeft wrong tries before no more are accepted
 */
public record VerificationView(
        UUID verificationId,
        VerificationState state,
        AssuranceLevel level,
        VerificationPurpose purpose,
        String codeSentTo,
        Instant expiresAt,
        int attemptsLeft) {

    static final String E_MAIL = "e-mail";
}
