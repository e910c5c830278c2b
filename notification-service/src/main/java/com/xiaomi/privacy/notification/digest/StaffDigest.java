package com.xiaomi.privacy.notification.digest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** One mail of a morning: to an agent what they still have to do, or to the team what nobody has, letters to be posted included. */
@Entity
class StaffDigest {

    @Id
    private UUID digestId;

    @Column
    private LocalDate day;

    @Column
    private UUID agent;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column
    private Instant settledAt;

    /** For Hibernate. */
    protected StaffDigest() {}

    StaffDigest(UUID digestId, LocalDate day, UUID agent) {
        this.digestId = digestId;
        this.day = day;
        this.agent = agent;
        this.state = State.PENDING;
    }

    UUID id() {
        return digestId;
    }

    /** The morning that it tells of, at the cell's place. */
    LocalDate day() {
        return day;
    }

    /** Sub of the agent; empty for the team. */
    Optional<UUID> agent() {
        return Optional.ofNullable(agent);
    }

    boolean isPending() {
        return state == State.PENDING;
    }

    State state() {
        return state;
    }

    void settle(State end, Instant at) {
        state = end;
        settledAt = at;
    }

    enum State {
        /** To be sent. */
        PENDING,
        /** The mail server took it. */
        SENT,
        /** Nothing presses any more. */
        NOT_NEEDED,
        /** The mail server will not take it. */
        REFUSED,
        /** Its day ended before it could be sent; the next morning has a digest of its own. */
        MISSED
    }
}
