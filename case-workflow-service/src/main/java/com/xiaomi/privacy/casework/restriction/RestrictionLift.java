package com.xiaomi.privacy.casework.restriction;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.legal.calendar.DayOnEarth;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A restriction that is lifted on a day of which the person was told before. One stands per round of a case. */
@Entity
public class RestrictionLift {

    @Id
    private UUID liftId;

    private UUID caseId;
    private short round;
    private LocalDate liftOn;

    @Enumerated(EnumType.STRING)
    private LiftReason reason;

    private UUID announcedBy;
    private Instant announcedAt;
    private Instant keptAt;
    private Instant liftedAt;

    /** For Hibernate. */
    protected RestrictionLift() {}

    RestrictionLift(RightsCase of, LocalDate liftOn, LiftReason reason, Actor.Staff by, Instant now) {
        this.liftId = Ids.next();
        this.caseId = of.caseId();
        this.round = of.round();
        this.liftOn = liftOn;
        this.reason = reason;
        this.announcedBy = by.subject();
        this.announcedAt = now;
    }

    boolean hasBegun(Instant now) {
        return !now.isBefore(DayOnEarth.begunEverywhere(liftOn));
    }

    boolean isOf(LocalDate day, LiftReason because) {
        return liftOn.equals(day) && reason == because;
    }

    void keep(Instant now) {
        keptAt = now;
    }

    void end(Instant now) {
        liftedAt = now;
    }

    /** Its id. */
    public UUID liftId() {
        return liftId;
    }

    /** The case by which the person obtained the restriction. */
    public UUID caseId() {
        return caseId;
    }

    /** The round of the case. */
    public short round() {
        return round;
    }

    /** The day of which the person is told. */
    public LocalDate liftOn() {
        return liftOn;
    }

    /** Why. */
    public LiftReason reason() {
        return reason;
    }

    /** The {@code sub} of who announced it. */
    public UUID announcedBy() {
        return announcedBy;
    }

    /** UTC. */
    public Instant announcedAt() {
        return announcedAt;
    }

    /** When it was taken back, UTC; null unless the restriction stays. */
    public Instant keptAt() {
        return keptAt;
    }

    /** When the last data system had lifted, UTC; null before. */
    public Instant liftedAt() {
        return liftedAt;
    }
}
