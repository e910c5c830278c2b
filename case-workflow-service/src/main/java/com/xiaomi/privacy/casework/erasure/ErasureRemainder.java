package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.casework.fulfilment.FulfilmentTask;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.legal.calendar.DayOnEarth;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What one data system could not erase at once, until it is gone. */
@Entity
public class ErasureRemainder {

    /** Between two times that a system is told that what it kept is to be erased. */
    private static final Duration TOLD_AGAIN_AFTER = Duration.ofDays(7);

    @Id
    private UUID remainderId;

    private UUID taskId;
    private UUID caseId;
    private String system;

    @Enumerated(EnumType.STRING)
    private DataCategory category;

    @Enumerated(EnumType.STRING)
    private RemainderKind kind;

    private String ground;
    private LocalDate until;
    private Instant notedAt;
    private Instant tellAt;
    private Instant endedAt;

    /** For Hibernate. */
    protected ErasureRemainder() {}

    ErasureRemainder(FulfilmentTask task, Remaining remaining, Instant now) {
        this.remainderId = Ids.next();
        this.taskId = task.taskId();
        this.caseId = task.caseId();
        this.system = task.system();
        this.category = remaining.category();
        this.kind = remaining.kind();
        this.ground = remaining.ground();
        this.until = remaining.until();
        this.notedAt = now;
        this.tellAt = DayOnEarth.begunEverywhere(until.plusDays(1));
    }

    /** Whether its day is over and it is still there. */
    boolean isDue(Instant now) {
        return tellAt != null && !now.isBefore(tellAt);
    }

    void told(Instant now) {
        tellAt = now.plus(TOLD_AGAIN_AFTER);
    }

    void end(Instant now) {
        endedAt = now;
        tellAt = null;
    }

    /** Its id. */
    public UUID remainderId() {
        return remainderId;
    }

    /** The task with whose answer it was said. */
    public UUID taskId() {
        return taskId;
    }

    /** The case. */
    public UUID caseId() {
        return caseId;
    }

    /** The data system that has it. */
    public String system() {
        return system;
    }

    /** What data it is. */
    public DataCategory category() {
        return category;
    }

    /** Why it is still there. */
    public RemainderKind kind() {
        return kind;
    }

    /** The provision; null for backups. */
    public String ground() {
        return ground;
    }

    /** Last day. */
    public LocalDate until() {
        return until;
    }

    /** What its system said of it. */
    Remaining said() {
        return new Remaining(category, kind, ground, until);
    }

    /** When its system is told next, UTC; null if it is gone. */
    Instant tellAt() {
        return tellAt;
    }

    /** UTC. */
    public Instant notedAt() {
        return notedAt;
    }

    /** When it was gone, UTC; null before. */
    public Instant endedAt() {
        return endedAt;
    }
}
