package com.xiaomi.privacy.casework.restriction;

import com.xiaomi.privacy.casework.fulfilment.FulfilmentTask;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.legal.calendar.DayOnEarth;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What one data system has to lift, and whether it has. */
@Entity
public class SystemLift {

    private static final Duration TOLD_AGAIN_AFTER = Duration.ofDays(7);

    @Id
    private UUID systemLiftId;

    private UUID liftId;
    private UUID caseId;
    private UUID taskId;
    private String system;
    private Instant tellAt;
    private Instant toldAt;
    private Instant liftedAt;

    /** For Hibernate. */
    protected SystemLift() {}

    SystemLift(RestrictionLift lift, FulfilmentTask task) {
        this.systemLiftId = Ids.next();
        this.liftId = lift.liftId();
        this.caseId = lift.caseId();
        this.taskId = task.taskId();
        this.system = task.system();
        this.tellAt = DayOnEarth.begunEverywhere(lift.liftOn());
    }

    /** Whether its system is to be told now. */
    boolean isDue(Instant now) {
        return tellAt != null && !now.isBefore(tellAt);
    }

    void told(Instant now) {
        toldAt = now;
        tellAt = now.plus(TOLD_AGAIN_AFTER);
    }

    void lifted(Instant now) {
        liftedAt = now;
        tellAt = null;
    }

    /** Nothing is to be lifted any more. */
    void stay() {
        tellAt = null;
    }

    /** Its id. */
    public UUID systemLiftId() {
        return systemLiftId;
    }

    /** What it is a part of. */
    public UUID liftId() {
        return liftId;
    }

    /** The case. */
    public UUID caseId() {
        return caseId;
    }

    /** The task for which the system had restricted. */
    public UUID taskId() {
        return taskId;
    }

    /** The data system. */
    public String system() {
        return system;
    }

    /** When its system is told next, UTC; null if it is not. */
    Instant tellAt() {
        return tellAt;
    }

    /** When its system was told last, UTC; null before. */
    public Instant toldAt() {
        return toldAt;
    }

    /** When it was lifted there, UTC; null before. */
    public Instant liftedAt() {
        return liftedAt;
    }
}
