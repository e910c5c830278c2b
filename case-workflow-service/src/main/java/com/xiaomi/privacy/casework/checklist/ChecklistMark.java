package com.xiaomi.privacy.casework.checklist;

import com.xiaomi.privacy.foundation.audit.Actor;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** Whether an item on the checklist of a case is done, and who said so last. */
@Entity
class ChecklistMark {

    @EmbeddedId
    private Key key;

    private boolean done;
    private UUID markedBy;
    private Instant markedAt;

    /** For Hibernate. */
    protected ChecklistMark() {}

    ChecklistMark(Key key) {
        this.key = key;
    }

    void mark(boolean isDone, Actor.Staff by, Instant now) {
        done = isDone;
        markedBy = by.subject();
        markedAt = now;
    }

    String item() {
        return key.item();
    }

    boolean isDone() {
        return done;
    }

    UUID markedBy() {
        return markedBy;
    }

    Instant markedAt() {
        return markedAt;
    }

    /** Each item of a case is marked in one place. */
    @Embeddable
    record Key(UUID caseId, String item) {}
}
