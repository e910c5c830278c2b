package com.xiaomi.privacy.casework.deadline;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A milestone of one due date in one round of a case: waiting for its time, or told. The database keeps each once. */
@Entity
class DeadlineReminder {

    @Id
    private UUID reminderId;

    private UUID caseId;
    private short round;
    private LocalDate due;

    @Enumerated(EnumType.STRING)
    private Milestone milestone;

    private Instant remindAt;
    private Instant toldAt;

    /** For Hibernate. */
    protected DeadlineReminder() {}

    DeadlineReminder(RightsCase of, Milestone milestone, Instant remindAt) {
        this.reminderId = Ids.next();
        this.caseId = of.caseId();
        this.round = of.round();
        this.due = of.due();
        this.milestone = milestone;
        this.remindAt = remindAt;
    }

    /** Whether the case is open and its due date still the one that this is about. */
    boolean isStillOf(RightsCase one) {
        return one.outcome() == null && one.round() == round && due.equals(one.due());
    }

    void tell(Milestone reached, Instant now) {
        milestone = reached;
        toldAt = now;
    }

    boolean isTold() {
        return toldAt != null;
    }

    UUID reminderId() {
        return reminderId;
    }

    UUID caseId() {
        return caseId;
    }

    Milestone milestone() {
        return milestone;
    }

    Instant remindAt() {
        return remindAt;
    }
}
