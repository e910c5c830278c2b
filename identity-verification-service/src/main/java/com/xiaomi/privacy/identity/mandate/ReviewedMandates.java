package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.identity.evidence.MandateEvidence;
import com.xiaomi.privacy.identity.verification.Verification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Lets the review of documents bring mandates on; the review of one that has ended meanwhile changes nothing. */
@ApplicationScoped
class ReviewedMandates implements MandateEvidence {

    private final MandateRepository kept;
    private final Mandates mandates;

    ReviewedMandates(MandateRepository kept, Mandates mandates) {
        this.kept = kept;
        this.mandates = mandates;
    }

    @Override
    public Optional<UUID> openOf(UUID verificationId) {
        return kept.of(verificationId).stream()
                .filter(mandate -> mandate.state().isOpen() && !mandate.isDocumentAccepted())
                .map(Mandate::id)
                .findFirst();
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void reviewed(Verification verification, UUID mandateId, ReviewOutcome outcome, Actor.Staff by, Instant at) {
        if (mandateId == null) {
            return;
        }
        switch (outcome) {
            case ACCEPTED -> mandates.documentAccepted(mandateId, by, at);
            case REJECTED, MORE_NEEDED -> mandates.documentRejected(mandateId, by, at);
        }
    }
}
