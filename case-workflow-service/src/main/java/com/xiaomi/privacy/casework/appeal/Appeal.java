package com.xiaomi.privacy.casework.appeal;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.legal.DueStatus;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The person contests a decision. */
@Entity
public class Appeal {

    @Id
    private UUID appealId;

    private UUID caseId;
    private UUID decisionId;
    private byte[] reason;
    private byte[] idempotencyKey;
    private Instant receivedAt;
    private LocalDate due;

    @Enumerated(EnumType.STRING)
    private PeriodBasis basis;

    @Enumerated(EnumType.STRING)
    private Outcome contestedOutcome;

    /** For Hibernate. */
    protected Appeal() {}

    /** An appeal whose case is still closed and has just been given the date of the appeal. */
    Appeal(UUID appealId, RightsCase contested, UUID decisionId, Lodging lodging, DataKey key, Instant now) {
        this.appealId = appealId;
        this.caseId = contested.caseId();
        this.decisionId = decisionId;
        this.reason = key.encrypt(lodging.reason(), place("reason"));
        this.idempotencyKey = key.encrypt(lodging.idempotencyKey(), place("idempotency_key"));
        this.receivedAt = now;
        this.due = contested.due();
        this.basis = contested.dueStatus() == DueStatus.PUBLISHED_PERIOD
                ? PeriodBasis.PUBLISHED_PERIOD
                : PeriodBasis.STATUTE;
        this.contestedOutcome = contested.outcome();
    }

    /** Names the appeal. */
    public UUID appealId() {
        return appealId;
    }

    /** The case. */
    public UUID caseId() {
        return caseId;
    }

    /** The decision that is contested. */
    public UUID decisionId() {
        return decisionId;
    }

    /** Why, in the clear. */
    public Personal reason(DataKey key) {
        return key.decrypt(reason, place("reason"));
    }

    boolean wasLodgedWith(Personal sentKey, DataKey key) {
        return key.decrypt(idempotencyKey, place("idempotency_key")).equals(sentKey);
    }

    /** UTC. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** Last day to decide it, at the controller's place. */
    public LocalDate due() {
        return due;
    }

    /** Who sets that day. */
    public PeriodBasis basis() {
        return basis;
    }

    /** How the case had ended. */
    public Outcome contestedOutcome() {
        return contestedOutcome;
    }

    private String place(String column) {
        return "appeal." + column + "/" + appealId;
    }

    /**
     * What the person sends.
     *
     * @param idempotencyKey repeated with a repetition; may be anything, so it is kept like what they wrote
     */
    record Lodging(UUID caseId, Personal reason, Personal idempotencyKey) {}
}
