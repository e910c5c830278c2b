package com.xiaomi.privacy.casework.disclosure;

import com.xiaomi.privacy.casework.disclosure.Disclosure.Draft;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Disclosures to whoever is no part of dealing with a case: affiliates, administrations, courts, law enforcement (POLICY.md, section 4). One
 * person proposes with a reason, a second one decides, and then the first may hand it out and says when.
 */
@ApplicationScoped
class DisclosureDesk {

    private final CaseRequests requests;
    private final Disclosures disclosures;
    private final CaseLegalBases legalBases;
    private final DataKeys dataKeys;
    private final AuditTrail auditTrail;
    private final Clock clock;

    DisclosureDesk(
            CaseRequests requests,
            Disclosures disclosures,
            CaseLegalBases legalBases,
            DataKeys dataKeys,
            AuditTrail auditTrail,
            Clock clock) {
        this.requests = requests;
        this.disclosures = disclosures;
        this.legalBases = legalBases;
        this.dataKeys = dataKeys;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * Proposes a disclosure. The same again, with the same key, gives the same one.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND}, {@link ProblemType#IDEMPOTENCY_KEY_REUSED}
     */
    @Transactional
    DisclosureView propose(Reference reference, Draft draft, Actor.Staff by) {
        CaseRequest request = requests.idOf(reference)
                .flatMap(requests::locked)
                .filter(found -> !found.isForgotten())
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the reference."));
        DataKey key = dataKeys.byId(request.dataKeyId());
        Optional<Disclosure> repeated = disclosures.of(request.requestId()).stream()
                .filter(one -> one.wasSentBy(by, draft.idempotencyKey(), key))
                .findFirst();
        if (repeated.isPresent()) {
            if (!repeated.get().says(draft, key)) {
                throw IdempotencyKey.reused();
            }
            return DisclosureView.withReason(repeated.get(), key);
        }
        Disclosure proposed = new Disclosure(request.requestId(), draft, by, key, clock.instant());
        disclosures.persist(proposed);
        record(proposed, "disclosure.proposed", by);
        return DisclosureView.withReason(proposed, key);
    }

    /**
     * Takes what a second person says. The same again changes nothing.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND}, {@link ProblemType#SECOND_PERSON_REQUIRED},
     *     {@link ProblemType#DISCLOSURE_SETTLED} if it was decided otherwise
     */
    @Transactional
    DisclosureView decide(UUID disclosureId, boolean agrees, Actor.Staff by) {
        Disclosure proposed = require(disclosureId);
        SecondPerson.require(proposed.proposedBy(), by);
        DisclosureState wanted = agrees ? DisclosureState.APPROVED : DisclosureState.DECLINED;
        if (proposed.state() == DisclosureState.PROPOSED) {
            proposed.decide(agrees, by, clock.instant());
            record(proposed, agrees ? "disclosure.approved" : "disclosure.declined", by);
        } else if (proposed.state() != wanted || !by.code().equals(proposed.approvedBy())) {
            throw settled("Somebody has decided about it.");
        }
        return shown(proposed);
    }

    /**
     * Notes that the data has left. The same again changes nothing.
     *
     * @param at when, UTC
     * @throws ProblemException {@link ProblemType#NOT_FOUND}, {@link ProblemType#DISCLOSURE_SETTLED} unless it was approved,
     *     {@link ProblemType#VALIDATION_FAILED} for a time before the approval or in the future
     */
    @Transactional
    DisclosureView made(UUID disclosureId, Instant at, Actor.Staff by) {
        Disclosure approved = require(disclosureId);
        Instant when = at.truncatedTo(ChronoUnit.MICROS);
        if (approved.state() == DisclosureState.MADE && when.equals(approved.disclosedAt())) {
            return shown(approved);
        }
        if (approved.state() != DisclosureState.APPROVED) {
            throw settled("Only what a second person has approved can be handed out, and it is noted once.");
        }
        if (when.isBefore(approved.decidedAt()) || when.isAfter(clock.instant())) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED, "disclosedAt", "a time after the approval and not in the future");
        }
        approved.made(when);
        legalBases.disclosed(
                approved.requestId(),
                approved.disclosureId(),
                approved.purpose().basis(),
                approved.legalBasis());
        record(approved, "disclosed." + approved.purpose().code(), by);
        return shown(approved);
    }

    /** One with its reason; the look is audited. */
    @Transactional
    DisclosureView look(UUID disclosureId, Actor.Staff by) {
        Disclosure one = disclosures.findByIdOptional(disclosureId).orElseThrow(DisclosureDesk::unknown);
        record(one, "disclosure.read", by);
        return shown(one);
    }

    /** What was logged in a period, in its order, without reasons. */
    @Transactional
    List<DisclosureView> logged(Instant from, Instant before, UUID behind, int atMost) {
        return disclosures.logged(from, before, behind, atMost).stream()
                .map(DisclosureView::of)
                .toList();
    }

    /** Of a proposal, with its row locked. */
    private Disclosure require(UUID disclosureId) {
        return disclosures
                .locked(disclosureId)
                .filter(one -> one.proposedBy() != null)
                .orElseThrow(DisclosureDesk::unknown);
    }

    private DisclosureView shown(Disclosure one) {
        return one.proposedBy() == null
                ? DisclosureView.of(one)
                : DisclosureView.withReason(
                        one, dataKeys.byId(requests.require(one.requestId()).dataKeyId()));
    }

    private void record(Disclosure one, String action, Actor.Staff by) {
        auditTrail.record(AuditEntry.of(one.requestId(), by, action)
                .with("disclosureId", one.disclosureId())
                .with("recipientKind", one.recipientKind()));
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "See the disclosure log for the ids.");
    }

    private static ProblemException settled(String detail) {
        return ProblemException.of(ProblemType.DISCLOSURE_SETTLED, detail);
    }
}
