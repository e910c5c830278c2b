package com.xiaomi.privacy.casework.hold;

import com.xiaomi.privacy.casework.hold.HoldProposal.Draft;
import com.xiaomi.privacy.casework.legalbasis.CaseLegalBases;
import com.xiaomi.privacy.casework.proposal.SecondPerson;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Places, extends and releases legal holds: one person proposes with a reason, a second one decides. */
@ApplicationScoped
class Holding {

    private static final int MOST_YEARS = 10;

    private final CaseRequests requests;
    private final LegalHolds holds;
    private final HoldProposals proposals;
    private final HoldEffects effects;
    private final CaseLegalBases legalBases;
    private final DataKeys dataKeys;
    private final AuditTrail auditTrail;
    private final Clock clock;

    Holding(
            CaseRequests requests,
            LegalHolds holds,
            HoldProposals proposals,
            HoldEffects effects,
            CaseLegalBases legalBases,
            DataKeys dataKeys,
            AuditTrail auditTrail,
            Clock clock) {
        this.requests = requests;
        this.holds = holds;
        this.proposals = proposals;
        this.effects = effects;
        this.legalBases = legalBases;
        this.dataKeys = dataKeys;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * Proposes to hold a request; nothing of it is erased from then on. The same again, with the same key, gives the same hold.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND}, {@link ProblemType#VALIDATION_FAILED},
     *     {@link ProblemType#IDEMPOTENCY_KEY_REUSED}
     */
    @Transactional
    HoldView place(Reference reference, HoldGround ground, Draft draft, Actor.Staff by) {
        CaseRequest request = requests.idOf(reference)
                .flatMap(effects::lock)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the reference."));
        DataKey key = dataKeys.byId(request.dataKeyId());
        Optional<LegalHold> repeated = repeated(request, draft, by, key);
        if (repeated.isPresent()) {
            if (repeated.get().ground() != ground) {
                throw IdempotencyKey.reused();
            }
            return view(repeated.get(), request, key);
        }
        requireDay(draft.until(), today());
        Instant now = clock.instant();
        LegalHold hold = new LegalHold(request.requestId(), ground, draft.until(), now);
        holds.persist(hold);
        propose(hold, draft, by, key, now);
        legalBases.noteForAll(hold.requestId(), ground.step(), hold.holdId());
        return view(hold, request, key);
    }

    /**
     * Proposes to extend or release a hold.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND}, {@link ProblemType#VALIDATION_FAILED},
     *     {@link ProblemType#IDEMPOTENCY_KEY_REUSED}, {@link ProblemType#HOLD_NOT_POSSIBLE} if the hold is not in force, or something else
     *     is proposed
     */
    @Transactional
    HoldView propose(UUID holdId, Draft draft, Actor.Staff by) {
        CaseRequest request = lockRequestOf(holdId);
        DataKey key = dataKeys.byId(request.dataKeyId());
        Optional<LegalHold> repeated = repeated(request, draft, by, key);
        if (repeated.isPresent()) {
            if (!repeated.get().holdId().equals(holdId)) {
                throw IdempotencyKey.reused();
            }
            return view(repeated.get(), request, key);
        }
        LegalHold hold = holds.findById(holdId);
        if (hold.state() != HoldState.IN_FORCE) {
            throw notPossible("Only a hold that is in force can be extended or released.");
        }
        if (proposals.openOf(holdId).isPresent()) {
            throw notPossible("Something is proposed already; have a second person decide about that first.");
        }
        if (draft.kind() == ProposalKind.EXTEND) {
            requireDay(draft.until(), hold.until().isAfter(today()) ? hold.until() : today());
        }
        propose(hold, draft, by, key, clock.instant());
        return view(hold, request, key);
    }

    /**
     * Takes what a second person says about a proposal. The same again changes nothing.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND}, {@link ProblemType#SECOND_PERSON_REQUIRED},
     *     {@link ProblemType#HOLD_NOT_POSSIBLE} if it was settled otherwise
     */
    @Transactional
    HoldView decide(UUID holdId, UUID proposalId, boolean agrees, Actor.Staff by) {
        CaseRequest request = lockRequestOf(holdId);
        DataKey key = dataKeys.byId(request.dataKeyId());
        HoldProposal proposal = proposals
                .findByIdOptional(proposalId)
                .filter(one -> one.holdId().equals(holdId))
                .orElseThrow(Holding::unknown);
        LegalHold hold = holds.findById(holdId);
        SecondPerson.require(proposal.proposedBy(), by);
        if (!proposal.isOpen()) {
            if (proposal.wasDecided(agrees, by)) {
                return view(hold, request, key);
            }
            throw notPossible("Somebody has decided about it, or nobody did in time.");
        }
        Instant now = clock.instant();
        proposal.decide(agrees, by, now);
        if (agrees) {
            hold.agree(proposal, now);
        } else {
            hold.disagree(now);
        }
        auditTrail.record(AuditEntry.of(hold.requestId(), by, agrees ? "hold.agreed" : "hold.declined")
                .with("holdId", holdId)
                .with("proposalId", proposalId)
                .with("kind", proposal.kind()));
        effects.settle(hold.requestId());
        return view(hold, request, key);
    }

    /** All proposals about a hold with their reasons; the look is audited. */
    @Transactional
    HoldView look(UUID holdId, Actor.Staff by) {
        LegalHold hold = holds.findByIdOptional(holdId).orElseThrow(Holding::unknown);
        auditTrail.record(AuditEntry.of(hold.requestId(), by, "hold.read").with("holdId", holdId));
        CaseRequest request = requests.require(hold.requestId());
        return view(hold, request, dataKeys.byId(request.dataKeyId()));
    }

    private HoldView view(LegalHold hold, CaseRequest request, DataKey key) {
        return HoldView.of(hold, request, proposals.of(hold.holdId()), key);
    }

    private void propose(LegalHold hold, Draft draft, Actor.Staff by, DataKey key, Instant now) {
        HoldProposal proposal = new HoldProposal(hold.holdId(), draft, by, key, now);
        proposals.persist(proposal);
        AuditEntry entry = AuditEntry.of(hold.requestId(), by, "hold.proposed")
                .with("holdId", hold.holdId())
                .with("proposalId", proposal.proposalId())
                .with("kind", draft.kind())
                .with("ground", hold.ground());
        auditTrail.record(draft.until() == null ? entry : entry.with("until", draft.until()));
        effects.settle(hold.requestId());
    }

    private Optional<LegalHold> repeated(CaseRequest request, Draft draft, Actor.Staff by, DataKey key) {
        List<HoldProposal> same = proposals.ofRequest(request.requestId()).stream()
                .filter(one -> one.wasSentBy(by, draft.idempotencyKey(), key))
                .toList();
        if (same.stream().anyMatch(one -> !one.says(draft, key))) {
            throw IdempotencyKey.reused();
        }
        return same.stream().map(one -> holds.findById(one.holdId())).findFirst();
    }

    private CaseRequest lockRequestOf(UUID holdId) {
        return holds.requestOf(holdId).flatMap(effects::lock).orElseThrow(Holding::unknown);
    }

    private void requireDay(LocalDate until, LocalDate after) {
        if (!until.isAfter(after) || until.isAfter(today().plusYears(MOST_YEARS))) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED,
                    "until",
                    "a day after " + after + " and within " + MOST_YEARS + " years");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "See the list of legal holds for their ids.");
    }

    private static ProblemException notPossible(String detail) {
        return ProblemException.of(ProblemType.HOLD_NOT_POSSIBLE, detail);
    }
}
