package com.xiaomi.privacy.casework.recipient;

import com.xiaomi.privacy.casework.fulfilment.FulfilmentTask;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** That one recipient is to be told of what one data system has corrected, erased or restricted. */
@Entity
public class RecipientNotice {

    @Id
    private UUID noticeId;

    private UUID taskId;
    private UUID caseId;
    private String system;
    private String recipient;
    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private NoticeOutcome outcome;

    private Instant settledAt;
    private String settledBy;

    /** For Hibernate. */
    protected RecipientNotice() {}

    RecipientNotice(FulfilmentTask task, String recipient, Instant now) {
        this.noticeId = Ids.next();
        this.taskId = task.taskId();
        this.caseId = task.caseId();
        this.system = task.system();
        this.recipient = recipient;
        this.openedAt = now;
    }

    void settle(NoticeOutcome with, Actor by, Instant now) {
        outcome = with;
        settledBy = by.code();
        settledAt = now;
    }

    /** Its id. */
    public UUID noticeId() {
        return noticeId;
    }

    /** The task that changed something. */
    public UUID taskId() {
        return taskId;
    }

    /** The case. */
    public UUID caseId() {
        return caseId;
    }

    /** The data system from which the recipient has got data. */
    public String system() {
        return system;
    }

    /** As the registry names them; no person. */
    public String recipient() {
        return recipient;
    }

    /** UTC. */
    public Instant openedAt() {
        return openedAt;
    }

    /** What came of it; null while nobody has told them. */
    public NoticeOutcome outcome() {
        return outcome;
    }

    /** UTC; null while nobody has told them. */
    public Instant settledAt() {
        return settledAt;
    }

    /** Code of who said so, as in audit entries; null while nobody has. */
    public String settledBy() {
        return settledBy;
    }
}
