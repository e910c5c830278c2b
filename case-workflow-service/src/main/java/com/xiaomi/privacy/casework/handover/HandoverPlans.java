package com.xiaomi.privacy.casework.handover;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.Rejections;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.transfer.Exports;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.client.IfMatch;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Plans that a package goes to another controller too, and lets it go when a second person releases the package. */
@ApplicationScoped
public class HandoverPlans {

    private final Handovers handovers;
    private final ReceivingControllers controllers;
    private final Exports exports;
    private final RightsCases cases;
    private final WorkQueue workQueue;
    private final AuditTrail auditTrail;
    private final Clock clock;

    HandoverPlans(
            Handovers handovers,
            ReceivingControllers controllers,
            Exports exports,
            RightsCases cases,
            WorkQueue workQueue,
            AuditTrail auditTrail,
            Clock clock) {
        this.handovers = handovers;
        this.controllers = controllers;
        this.exports = exports;
        this.cases = cases;
        this.workQueue = workQueue;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * Plans a hand-over, or plans it anew.
     *
     * @param version of the case that the agent saw
     * @param controller a name that the operator lists
     * @throws ProblemException {@link ProblemType#EXPORT_NOT_SAFEGUARDED}, {@link ProblemType#VALIDATION_FAILED} for a name that is not listed, {@link
     *     ProblemType#STALE_VERSION}, {@link ProblemType#TRANSITION_NOT_ALLOWED} for a case that is closed, is another agent's or is
     *     not about portability
     */
    @Transactional
    void plan(UUID caseId, long version, String controller, Actor.Staff staff) {
        RightsCase of = ownOpen(caseId, version, staff);
        if (of.right() != Right.PORTABILITY) {
            throw ProblemException.of(
                    ProblemType.TRANSITION_NOT_ALLOWED, "Only the package of a portability case is handed over.");
        }
        ReceivingController to = controllers
                .named(controller)
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED, "controller", "a name of GET …/handover/controllers"));
        exports.require(to.export(of.requestId()));
        Handover planned = handovers
                .plannedOf(caseId)
                .orElseGet(() -> new Handover(caseId, controller, staff.subject(), clock.instant()));
        planned.plan(controller, staff.subject(), clock.instant());
        handovers.persist(planned);
        of.touch(clock.instant());
        note(of, planned, staff, "handover.planned");
    }

    /**
     * Takes the plan back; does nothing if there is none.
     *
     * @param version of the case that the agent saw
     * @throws ProblemException {@link ProblemType#STALE_VERSION}, {@link ProblemType#TRANSITION_NOT_ALLOWED} for a case that is closed
     *     or another agent's
     */
    @Transactional
    void takeBack(UUID caseId, long version, Actor.Staff staff) {
        RightsCase of = ownOpen(caseId, version, staff);
        handovers.plannedOf(caseId).ifPresent(planned -> {
            planned.end(HandoverState.CANCELLED, clock.instant());
            of.touch(clock.instant());
            note(of, planned, staff, "handover.taken-back");
        });
    }

    /** Whether somebody planned the hand-over that a release would let go, and so can't be the second person. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isPlannedBy(RightsCase of, Actor.Staff staff) {
        return handovers
                .plannedOf(of.caseId())
                .filter(planned -> planned.plannedBy().equals(staff.subject()))
                .isPresent();
    }

    /** Lets the planned hand-over go, if there is one. The caller holds the lock of the case and releases its package. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(RightsCase of, Actor.Staff staff) {
        handovers.plannedOf(of.caseId()).ifPresent(planned -> {
            planned.release(staff.subject(), clock.instant());
            note(of, planned, staff, "handover.released");
            workQueue.enqueue(PackageTransfers.NAME, planned.handoverId());
        });
    }

    /** The last hand-over of a case with the version of that; empty if none was ever planned. */
    @Transactional
    Optional<Shown> shown(UUID caseId) {
        return handovers
                .lastOf(caseId)
                .map(handover -> new Shown(
                        HandoverView.of(handover), cases.findById(caseId).version()));
    }

    private RightsCase ownOpen(UUID caseId, long version, Actor.Staff staff) {
        RightsCase of = cases.locked(caseId).orElseThrow(() -> Rejections.problem(Rejection.UNKNOWN_CASE));
        if (of.version() != version) {
            throw IfMatch.stale();
        }
        if (of.outcome() != null) {
            throw Rejections.problem(Rejection.NOT_IN_THIS_STATE);
        }
        if (!of.assignee().equals(Optional.of(staff.subject()))) {
            throw Rejections.problem(Rejection.NOT_THE_ASSIGNEE);
        }
        return of;
    }

    private void note(RightsCase of, Handover handover, Actor by, String action) {
        auditTrail.record(AuditEntry.of(of.requestId(), by, action)
                .with("caseId", of.caseId())
                .with("handoverId", handover.handoverId())
                .with("controller", handover.controller()));
    }

    /** A hand-over, and the version of its case. */
    record Shown(HandoverView handover, long version) {}
}
