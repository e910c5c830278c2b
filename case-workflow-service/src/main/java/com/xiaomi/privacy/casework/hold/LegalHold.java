package com.xiaomi.privacy.casework.hold;

import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Keeps a request from being erased. It does not end by itself, for a machine destroys nothing that a court may ask for: when its last day
 * has passed, somebody is to extend or release it.
 */
@Entity
public class LegalHold {

    @Id
    private UUID holdId;

    private UUID requestId;

    @Enumerated(EnumType.STRING)
    private HoldGround ground;

    private LocalDate until;

    @Enumerated(EnumType.STRING)
    private HoldState state;

    private Instant placedAt;
    private Instant endedAt;

    @SuppressWarnings("UnusedVariable") // Read by a query only.
    private Instant lookAt;

    @Version
    private long version;

    /** For Hibernate. */
    protected LegalHold() {}

    LegalHold(UUID requestId, HoldGround ground, LocalDate until, Instant now) {
        this.holdId = Ids.next();
        this.requestId = requestId;
        this.ground = ground;
        this.until = until;
        this.state = HoldState.PROPOSED;
        this.placedAt = now;
    }

    /** A second person agreed. */
    void agree(HoldProposal proposal, Instant now) {
        switch (proposal.kind()) {
            case PLACE -> state = HoldState.IN_FORCE;
            case EXTEND -> until = proposal.until();
            case RELEASE -> end(now);
        }
    }

    /** A second person disagreed, or nobody decided in time: what was only proposed ends, what is in force stays as it is. */
    void disagree(Instant now) {
        if (state == HoldState.PROPOSED) {
            end(now);
        }
    }

    private void end(Instant now) {
        state = HoldState.ENDED;
        endedAt = now;
        lookAt = null;
    }

    /**
     * It is looked at then whether something follows from it.
     *
     * @param at UTC; null for not before it or a case changes
     */
    void lookAt(Instant at) {
        lookAt = at;
    }

    /** Its id. */
    UUID holdId() {
        return holdId;
    }

    /** The request that it keeps. */
    UUID requestId() {
        return requestId;
    }

    /** For what. */
    HoldGround ground() {
        return ground;
    }

    /** The last day for which it is needed, as far as somebody has said. */
    LocalDate until() {
        return until;
    }

    HoldState state() {
        return state;
    }

    boolean isStanding() {
        return state != HoldState.ENDED;
    }

    /** When it was proposed, UTC. */
    Instant placedAt() {
        return placedAt;
    }

    /** UTC; null while it stands. */
    Instant endedAt() {
        return endedAt;
    }
}
