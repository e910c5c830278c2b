package com.xiaomi.privacy.casework.legal;

import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import com.xiaomi.privacy.legal.clock.Moment;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Something that happened in a case and matters to its dates. */
@Entity
@Table(name = "clock_event")
public class ClockEntry {

    @Id
    private UUID eventId;

    private UUID caseId;

    @Enumerated(EnumType.STRING)
    private ClockEvent.Type type;

    private Instant at;
    private UUID cause;
    private boolean takenBack;

    /** For Hibernate. */
    protected ClockEntry() {}

    ClockEntry(UUID caseId, ClockEvent.Type type, Instant at, UUID cause) {
        this.eventId = Ids.next();
        this.caseId = caseId;
        this.type = type;
        this.at = at;
        this.cause = cause;
    }

    /** The case whose clock it is. */
    public UUID caseId() {
        return caseId;
    }

    /** What happened. */
    public ClockEvent.Type type() {
        return type;
    }

    /** UTC. */
    public Instant at() {
        return at;
    }

    /** The request (identity), question, fee quote, decision or appeal it goes back to. */
    public UUID cause() {
        return cause;
    }

    /** The same for a case that was split off. */
    ClockEntry copiedTo(UUID otherCaseId) {
        ClockEntry copy = new ClockEntry(otherCaseId, type, at, cause);
        copy.takenBack = takenBack;
        return copy;
    }

    void takeBack() {
        takenBack = true;
    }

    /** Whether a reopening took it back, so that it no longer counts. */
    public boolean isTakenBack() {
        return takenBack;
    }

    ClockEvent event() {
        return new ClockEvent(type, Moment.at(at));
    }
}
