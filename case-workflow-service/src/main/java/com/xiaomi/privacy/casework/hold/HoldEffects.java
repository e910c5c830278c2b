package com.xiaomi.privacy.casework.hold;

import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.retention.RetentionFactsReader;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What follows from the legal holds of a request. Nothing of it is erased while one stands, be it only proposed. What two people hold is
 * isolated as soon as nobody has anything to do about the request any more; while it has to be answered, it stays where it is answered.
 */
@ApplicationScoped
class HoldEffects {

    /** How long a proposal waits for a second person: one person alone keeps nothing for ever. */
    static final Duration WAITS = Duration.ofDays(30);

    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final CaseRequests requests;
    private final RightsCases cases;
    private final LegalHolds holds;
    private final HoldProposals proposals;
    private final RetentionFactsReader facts;
    private final CaseMoves moves;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    HoldEffects(
            CaseRequests requests,
            RightsCases cases,
            LegalHolds holds,
            HoldProposals proposals,
            RetentionFactsReader facts,
            CaseMoves moves,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.holds = holds;
        this.proposals = proposals;
        this.facts = facts;
        this.moves = moves;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The request with all its cases locked, in the order in which everybody locks them; empty if it is unknown or forgotten. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<CaseRequest> lock(UUID requestId) {
        Optional<CaseRequest> found = requests.locked(requestId).filter(request -> !request.isForgotten());
        found.ifPresent(request -> cases.lockedOf(request.requestId()));
        return found;
    }

    /** Makes request and cases say what follows from the holds as they are now; nothing if the request is forgotten. */
    @Transactional
    void settle(UUID requestId) {
        lock(requestId).ifPresent(this::settle);
    }

    private void settle(CaseRequest request) {
        Instant now = clock.instant();
        List<LegalHold> standing = holds.lockStanding(request.requestId());
        standing.forEach(hold -> lapse(hold, now));
        boolean held = standing.stream().anyMatch(LegalHold::isStanding);
        boolean inForce = standing.stream().anyMatch(hold -> hold.state() == HoldState.IN_FORCE);
        // What decides about rest is read from the tables.
        holds.flush();
        boolean isolated = inForce && facts.of(request.requestId()).isAtRest();
        if (held != request.isHeld() || isolated != request.isIsolated()) {
            change(request, held, isolated, now);
        }
        isolate(request, isolated, now);
        standing.stream().filter(LegalHold::isStanding).forEach(hold -> lookNext(hold, isolated, now));
    }

    private void lapse(LegalHold hold, Instant now) {
        proposals
                .openOf(hold.holdId())
                .filter(open -> !open.proposedAt().plus(WAITS).isAfter(now))
                .ifPresent(open -> {
                    open.lapse(now);
                    hold.disagree(now);
                    auditTrail.record(AuditEntry.of(hold.requestId(), moves.self(), "hold.proposal-lapsed")
                            .with("holdId", hold.holdId())
                            .with("proposalId", open.proposalId()));
                });
    }

    private void change(CaseRequest request, boolean held, boolean isolated, Instant now) {
        request.hold(held, isolated);
        if (!held) {
            request.lookAtRetention(now);
        }
        auditTrail.record(AuditEntry.of(request.requestId(), moves.self(), "request.hold-changed")
                .with("held", held)
                .with("isolated", isolated));
        outbox.publish(new CaseEvent.HoldChanged(request.requestId(), held, isolated, now));
    }

    private void isolate(CaseRequest request, boolean isolated, Instant now) {
        for (RightsCase one : cases.of(request.requestId())) {
            if (one.isIsolated() != isolated) {
                one.isolate(isolated, now);
                moves.tellAnew(one);
            }
        }
    }

    private void lookNext(LegalHold hold, boolean isolated, Instant now) {
        Optional<Instant> lapses =
                proposals.openOf(hold.holdId()).map(open -> open.proposedAt().plus(WAITS));
        hold.lookAt(hold.state() == HoldState.IN_FORCE && !isolated ? now.plus(LOOK_AGAIN) : lapses.orElse(null));
    }
}
