package com.xiaomi.privacy.intake.timeline;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** How far the proof of identity of a request has come. */
@Entity
@Table(name = "identity_progress")
public class IdentityProgress {

    @Id
    private UUID requestId;

    private UUID verificationId;
    private Instant verifiedAt;
    private Instant personProvenAt;

    /** For Hibernate. */
    protected IdentityProgress() {}

    IdentityProgress(UUID requestId, UUID verificationId) {
        this.requestId = requestId;
        this.verificationId = verificationId;
    }

    /** Where the person proves who they are. */
    public UUID verificationId() {
        return verificationId;
    }

    /** Whether they have. */
    public boolean isVerified() {
        return verifiedAt != null;
    }

    void reopened(UUID newVerificationId) {
        verificationId = newVerificationId;
    }

    void verified(Instant at) {
        verifiedAt = at;
    }

    /** Somebody showed that they are the data subject. */
    void personProven(Instant at) {
        if (personProvenAt == null) {
            personProvenAt = at;
        }
    }
}
