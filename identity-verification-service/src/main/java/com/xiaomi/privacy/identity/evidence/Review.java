package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.foundation.audit.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Evidence that waits for people to decide about it, or what they decided. */
@Entity
// Some columns are written here and read by queries and constraints only.
@SuppressWarnings("UnusedVariable")
public class Review {

    @Id
    private UUID reviewId;

    private UUID verificationId;

    @Enumerated(EnumType.STRING)
    private ReviewSubject subject;

    private UUID mandateId;
    private int round;
    private Instant openedAt;
    private UUID proposedBy;
    private Instant proposedAt;
    private boolean secondNeeded;
    private UUID decidedBy;

    @Enumerated(EnumType.STRING)
    private ReviewOutcome outcome;

    private Instant endedAt;

    /** For Hibernate. */
    protected Review() {}

    Review(UUID reviewId, UUID verificationId, ReviewSubject subject, UUID mandateId, int round, Instant openedAt) {
        this.reviewId = reviewId;
        this.verificationId = verificationId;
        this.subject = subject;
        this.mandateId = mandateId;
        this.round = round;
        this.openedAt = openedAt;
    }

    /** Its id. */
    public UUID id() {
        return reviewId;
    }

    /** Whose evidence it is about. */
    public UUID verificationId() {
        return verificationId;
    }

    /** What the evidence is to show. */
    public ReviewSubject subject() {
        return subject;
    }

    /** The mandate that it is to show; null for {@link ReviewSubject#IDENTITY}. */
    public UUID mandateId() {
        return mandateId;
    }

    /** Counts the reviews of one subject of a verification, from 1. */
    public int round() {
        return round;
    }

    /** Since when it waits, UTC. */
    public Instant openedAt() {
        return openedAt;
    }

    /** When it ended, UTC; null while it waits. */
    public Instant endedAt() {
        return endedAt;
    }

    /** What was decided; null while it waits, and if the person took all of it back. */
    public ReviewOutcome outcome() {
        return outcome;
    }

    /** The {@code sub} of who accepted, while a second person must accept too. */
    public Optional<UUID> proposedBy() {
        return Optional.ofNullable(proposedBy);
    }

    void proposed(Actor.Staff by, Instant at) {
        proposedBy = by.subject();
        proposedAt = at;
    }

    /** What was proposed no longer stands: the evidence has changed, or the second person disagreed. */
    void proposalVoid() {
        proposedBy = null;
        proposedAt = null;
    }

    void decided(ReviewOutcome what, boolean byTwo, Actor.Staff by, Instant at) {
        outcome = what;
        secondNeeded = byTwo;
        decidedBy = by.subject();
        endedAt = at;
    }

    /** The person took all evidence back: there is nothing to decide. */
    void overtaken(Instant at) {
        proposalVoid();
        endedAt = at;
    }
}
