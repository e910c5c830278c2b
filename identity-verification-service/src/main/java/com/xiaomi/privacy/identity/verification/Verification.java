package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.contracts.event.CaseEvent.IdentityRequired;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** The proof of who is behind one request. */
@Entity
public class Verification {

    /** Wrong codes that are accepted before no more are. The table's constraint says the same. */
    public static final int MAX_ATTEMPTS = 5;

    @Id
    private UUID verificationId;

    private UUID requestId;

    @Enumerated(EnumType.STRING)
    private AssuranceLevel level;

    private Instant openedAt;
    private Instant expiresAt;
    private Instant verifiedAt;
    private int attempts;
    private int locks;
    private Instant lockedUntil;
    private UUID personRef;
    private UUID contactRef;

    @Enumerated(EnumType.STRING)
    private RequesterKind requesterKind;

    /** For Hibernate. */
    protected Verification() {}

    /** A verification that has just been asked for. */
    public Verification(
            UUID verificationId, IdentityRequired wish, AssuranceLevel level, Instant openedAt, Instant expiresAt) {
        this.verificationId = verificationId;
        this.requestId = wish.requestId();
        this.personRef = wish.personRef();
        this.contactRef = wish.contactRef();
        this.requesterKind = wish.requesterKind();
        this.level = level;
        this.openedAt = openedAt;
        this.expiresAt = expiresAt;
    }

    /** Where it stands. A proven identity stays proven. */
    public VerificationState state(Instant at) {
        if (verifiedAt != null) {
            return VerificationState.VERIFIED;
        }
        return at.isBefore(expiresAt) ? VerificationState.OPEN : VerificationState.EXPIRED;
    }

    /** Enough is proven for all cases. */
    public void verified(Instant at) {
        verifiedAt = at;
    }

    /** What was proven is no longer enough. */
    public void notVerified() {
        verifiedAt = null;
    }

    /** Random id of the data subject in intake's index; null if case-workflow did not say it. */
    public UUID personRef() {
        return personRef;
    }

    /** Random id of the mailbox that codes go to, in intake's index; null if it is not known. */
    public UUID contactRef() {
        return contactRef;
    }

    /**
     * Codes go to another mailbox from now on.
     *
     * @param newContactRef null if intake did not name it
     */
    public void contactChanged(UUID newContactRef) {
        contactRef = newContactRef;
    }

    /** For whom the request is made; null if case-workflow did not say it. */
    public RequesterKind requesterKind() {
        return requesterKind;
    }

    /** A right code was entered: whoever tried wrong ones before was the person themselves. */
    public void forgetAttempts() {
        attempts = 0;
        locks = 0;
        lockedUntil = null;
    }

    /** A new code after a lock brings new tries; the number of locks is remembered. */
    public void unlock() {
        attempts = 0;
        lockedUntil = null;
    }

    /** No code is accepted until then. */
    public void lock(Instant until) {
        locks++;
        lockedUntil = until;
    }

    /** Whether all tries are used up. */
    public boolean isExhausted() {
        return attempts >= MAX_ATTEMPTS;
    }

    /** Whether neither a code is accepted nor a new one given out. */
    public boolean isLocked(Instant at) {
        return lockedUntil != null && at.isBefore(lockedUntil);
    }

    /** Its id. */
    public UUID id() {
        return verificationId;
    }

    /** The request it belongs to. */
    public UUID requestId() {
        return requestId;
    }

    /** The strongest level that a case of the request needs. */
    public AssuranceLevel level() {
        return level;
    }

    /** When it was asked for, UTC. */
    public Instant openedAt() {
        return openedAt;
    }

    /** Last moment to prove identity, UTC. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Wrong tries left before the lock. */
    public int attemptsLeft() {
        return MAX_ATTEMPTS - attempts;
    }

    /** Locks since the last right code. */
    public int locks() {
        return locks;
    }

    /** End of the lock, UTC; null if there is none. */
    public Instant lockedUntil() {
        return lockedUntil;
    }
}
