package com.xiaomi.privacy.casework.handover;

import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.disclosure.DisclosurePurpose;
import com.xiaomi.privacy.casework.disclosure.Disclosures;
import com.xiaomi.privacy.casework.packaging.CasePackage;
import com.xiaomi.privacy.casework.packaging.CasePackages;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.transfer.Exports;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.legal.export.ExportVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the database knows of transfers: each step is noted in a transaction of its own, under the lock of the case. */
@ApplicationScoped
class Transfers {

    private final Handovers handovers;
    private final ReceivingControllers controllers;
    private final HandoverConfig config;
    private final Exports exports;
    private final RightsCases cases;
    private final CaseRequests requests;
    private final CasePackages packages;
    private final CaseMoves moves;
    private final Disclosures disclosures;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    Transfers(
            Handovers handovers,
            ReceivingControllers controllers,
            HandoverConfig config,
            Exports exports,
            RightsCases cases,
            CaseRequests requests,
            CasePackages packages,
            CaseMoves moves,
            Disclosures disclosures,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.handovers = handovers;
        this.controllers = controllers;
        this.config = config;
        this.exports = exports;
        this.cases = cases;
        this.requests = requests;
        this.packages = packages;
        this.moves = moves;
        this.disclosures = disclosures;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What is to be sent. Empty if nothing is: it was cancelled, has ended, or is given up now.
     *
     * @throws TransferException if the operator does not list the controller any more, or no safeguard that is needed counts now
     */
    @Transactional
    Optional<Transfer> next(UUID handoverId) throws TransferException {
        Locked locked = locked(handoverId);
        Handover handover = locked.handover();
        if (handover.state() != HandoverState.RELEASED) {
            return Optional.empty();
        }
        Optional<CasePackage> built =
                packages.findByIdOptional(locked.of().caseId()).filter(ignored -> isAvailable(locked.of()));
        if (built.isEmpty()) {
            handover.stumble(Trouble.PACKAGE_EXPIRED);
        }
        Instant giveUp = handover.releasedAt().plus(config.giveUpAfter());
        if (built.isEmpty() || !clock.instant().isBefore(giveUp)) {
            fail(locked);
            return Optional.empty();
        }
        ReceivingController to = controllers
                .named(handover.controller())
                .orElseThrow(() -> new TransferException(
                        Trouble.NOT_CONFIGURED, handover.controller() + " is not listed any more"));
        CaseRequest request = requests.require(locked.of().requestId());
        if (exports.verdict(to.export(request.requestId())) instanceof ExportVerdict.Refused) {
            throw new TransferException(Trouble.NOT_SAFEGUARDED, "nothing may go to " + handover.controller());
        }
        Instant expires = locked.of().packageAvailableUntil();
        return Optional.of(new Transfer(
                handoverId,
                request.reference(),
                to,
                handover.uploadUrl().filter(to::isAtHome),
                built.get().content(),
                request.dataKeyId(),
                giveUp.isBefore(expires) ? giveUp : expires));
    }

    /** Notes where the other controller takes the bytes. */
    @Transactional
    void uploadsTo(UUID handoverId, URI url) {
        locked(handoverId).handover().uploadTo(url);
    }

    /** Notes, before a byte of the package leaves, that it does. */
    @Transactional
    void leaves(UUID handoverId) {
        Locked locked = locked(handoverId);
        disclosures.note(
                locked.of(),
                new Actor.Controller(locked.handover().controller()),
                DisclosurePurpose.HANDOVER,
                locked.of().caseId());
    }

    /** Whether the rest is still to be sent: the case may have been taken up again meanwhile. */
    @Transactional
    boolean isWanted(UUID handoverId) {
        return handovers.isUnderWay(handoverId);
    }

    /** Notes what was in the way this time. */
    @Transactional
    void stumbled(UUID handoverId, Trouble trouble) {
        Handover handover = locked(handoverId).handover();
        if (handover.state() == HandoverState.RELEASED) {
            handover.stumble(trouble);
        }
    }

    /** The other controller has the last byte; that is so, whatever became of the case meanwhile. */
    @Transactional
    void delivered(UUID handoverId, String sha256) {
        Locked locked = locked(handoverId);
        Instant now = clock.instant();
        locked.handover().deliver(now);
        locked.of().touch(now);
        auditTrail.record(entry(locked, "handover.delivered").with("sha256", sha256));
        outbox.publish(new CaseEvent.PackageHandedOver(
                locked.of().requestId(), locked.of().caseId(), locked.of().right(), handoverId, now));
    }

    private void fail(Locked locked) {
        Handover handover = locked.handover();
        handover.end(HandoverState.FAILED, clock.instant());
        locked.of().touch(clock.instant());
        auditTrail.record(entry(locked, "handover.failed").with("trouble", handover.trouble()));
    }

    private boolean isAvailable(RightsCase of) {
        return of.packageAvailableUntil() != null && clock.instant().isBefore(of.packageAvailableUntil());
    }

    private AuditEntry entry(Locked locked, String action) {
        return AuditEntry.of(locked.of().requestId(), moves.self(), action)
                .with("caseId", locked.of().caseId())
                .with("handoverId", locked.handover().handoverId())
                .with("controller", locked.handover().controller());
    }

    private Locked locked(UUID handoverId) {
        RightsCase of = cases.locked(handovers.caseOf(handoverId)).orElseThrow();
        return new Locked(of, handovers.findById(handoverId));
    }

    private record Locked(RightsCase of, Handover handover) {}
}
