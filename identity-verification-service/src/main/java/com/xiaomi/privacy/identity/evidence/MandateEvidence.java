package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.identity.verification.Verification;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the review of an {@link EvidenceKind#AUTHORITY} needs of whoever keeps mandates. */
public interface MandateEvidence {

    /** The mandate that a document sent now is to show; empty if none is open. */
    Optional<UUID> openOf(UUID verificationId);

    /**
     * A person decided whether the document shows the mandate. Called in the transaction of the decision, which holds the
     * verification's lock.
     */
    void reviewed(Verification verification, UUID mandateId, ReviewOutcome outcome, Actor.Staff by, Instant at);
}
