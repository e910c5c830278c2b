package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.BrowserSession;
import com.xiaomi.privacy.foundation.access.IdentityProofs.Proof;
import java.time.Duration;
import java.util.Optional;

/** What came of entering a code. */
public sealed interface CodeResult {

    /**
     * The code was right and is used up.
     *
     * @param state where the verification stands now; still open where more is needed
     * @param proof for what needs a fresh proof; empty for {@link VerificationPurpose#CASE}
     */
    record Accepted(
            VerificationState state, AssuranceLevel level, VerificationPurpose purpose, Optional<FreshProof> proof)
            implements CodeResult {}

    /** The code was asked for in another browser, and a fresh proof is good in that one only. The try was counted. */
    record AnotherSession() implements CodeResult {}

    /** The code was wrong; the try was counted. */
    record Wrong() implements CodeResult {}

    /** There is no code to enter: used, replaced, expired, or void after too many wrong tries. A new one is needed. */
    record Expired() implements CodeResult {}

    /** Too many wrong tries; a new code can be had after the lock. */
    record Locked(Duration remaining) implements CodeResult {}

    /** No such verification for this request. */
    record Unknown() implements CodeResult {}

    /** A proof, and the browser in which it is good. */
    record FreshProof(Proof proof, BrowserSession boundTo) {}
}
