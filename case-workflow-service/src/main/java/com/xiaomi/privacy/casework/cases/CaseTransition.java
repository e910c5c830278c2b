package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A line of a case's timeline. */
@Entity
class CaseTransition {

    @Id
    private UUID transitionId;

    private UUID caseId;

    @Enumerated(EnumType.STRING)
    private CaseState fromState;

    @Enumerated(EnumType.STRING)
    private CaseState toState;

    private String command;
    private String actor;
    private Instant movedAt;

    /** For Hibernate. */
    protected CaseTransition() {}

    CaseTransition(RightsCase moving, CaseState to, CaseCommand command, Actor actor, Instant now) {
        this.transitionId = Ids.next();
        this.caseId = moving.caseId();
        this.fromState = moving.state();
        this.toState = to;
        this.command = command.code();
        this.actor = actor.code();
        this.movedAt = now;
    }

    UUID caseId() {
        return caseId;
    }

    CaseState from() {
        return fromState;
    }

    CaseState to() {
        return toState;
    }

    String command() {
        return command;
    }

    String actor() {
        return actor;
    }

    Instant movedAt() {
        return movedAt;
    }
}
