package com.xiaomi.privacy.casework.hold;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** What one person wants of a legal hold, and what a second one said. Its reason is encrypted with the key of the request. */
@Entity
public class HoldProposal {

    @Id
    private UUID proposalId;

    private UUID holdId;

    @Enumerated(EnumType.STRING)
    private ProposalKind kind;

    private LocalDate until;
    private byte[] reason;
    private byte[] idempotencyKey;
    private UUID proposedBy;
    private Instant proposedAt;
    private UUID decidedBy;
    private Boolean agreed;
    private Instant settledAt;

    /** For Hibernate. */
    protected HoldProposal() {}

    HoldProposal(UUID holdId, Draft draft, Actor.Staff by, DataKey key, Instant now) {
        this.proposalId = Ids.next();
        this.holdId = holdId;
        this.kind = draft.kind();
        this.until = draft.until();
        this.reason = key.encrypt(draft.reason(), place("reason"));
        this.idempotencyKey = key.encrypt(draft.idempotencyKey(), place("idempotency_key"));
        this.proposedBy = by.subject();
        this.proposedAt = now;
    }

    void decide(boolean agrees, Actor.Staff by, Instant now) {
        agreed = agrees;
        decidedBy = by.subject();
        settledAt = now;
    }

    /** Nobody decided in time. */
    void lapse(Instant now) {
        agreed = false;
        settledAt = now;
    }

    boolean wasSentBy(Actor.Staff staff, Personal sentKey, DataKey key) {
        return proposedBy.equals(staff.subject())
                && key.decrypt(idempotencyKey, place("idempotency_key")).equals(sentKey);
    }

    boolean says(Draft draft, DataKey key) {
        return kind == draft.kind()
                && Objects.equals(until, draft.until())
                && reason(key).equals(draft.reason());
    }

    boolean wasDecided(boolean agrees, Actor.Staff by) {
        return by.subject().equals(decidedBy) && agreed == agrees;
    }

    boolean isOpen() {
        return settledAt == null;
    }

    UUID proposalId() {
        return proposalId;
    }

    /** The hold that it is about. */
    UUID holdId() {
        return holdId;
    }

    ProposalKind kind() {
        return kind;
    }

    /** The last day that is wanted; null for a release. */
    LocalDate until() {
        return until;
    }

    Personal reason(DataKey key) {
        return key.decrypt(reason, place("reason"));
    }

    UUID proposedBy() {
        return proposedBy;
    }

    /** UTC. */
    Instant proposedAt() {
        return proposedAt;
    }

    /** Null while it is open, and if nobody decided in time. */
    UUID decidedBy() {
        return decidedBy;
    }

    /** Null while it is open. */
    Boolean agreed() {
        return agreed;
    }

    /** UTC; null while it is open. */
    Instant settledAt() {
        return settledAt;
    }

    private String place(String column) {
        return "hold_proposal." + column + "/" + proposalId;
    }

    /**
     * A proposal as it is sent.
     *
     * @param until the last day that is wanted; null for a release
     * @param idempotencyKey repeated with a repetition; may be anything, so it is kept like the reason
     */
    record Draft(ProposalKind kind, LocalDate until, Personal reason, Personal idempotencyKey) {}
}
