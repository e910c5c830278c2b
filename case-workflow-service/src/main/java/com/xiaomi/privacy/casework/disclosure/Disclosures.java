package com.xiaomi.privacy.casework.disclosure;

import com.xiaomi.privacy.casework.cases.Decisions;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.disclosure.Disclosure.Agreed;
import com.xiaomi.privacy.casework.legal.CaseClock;
import com.xiaomi.privacy.casework.legalbasis.CaseLegalBases;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.legal.basis.ProcessingStep;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The disclosure log. */
@ApplicationScoped
public class Disclosures implements PanacheRepositoryBase<Disclosure, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Decisions decisions;
    private final CaseRequests requests;
    private final CaseClock law;
    private final CaseLegalBases legalBases;
    private final AuditTrail auditTrail;
    private final Clock clock;

    Disclosures(
            Decisions decisions,
            CaseRequests requests,
            CaseClock law,
            CaseLegalBases legalBases,
            AuditTrail auditTrail,
            Clock clock) {
        this.decisions = decisions;
        this.requests = requests;
        this.law = law;
        this.legalBases = legalBases;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * Notes, before anything leaves, that it does.
     *
     * @param itemId the task, or the case whose package it is
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(RightsCase about, Actor recipient, DisclosurePurpose purpose, UUID itemId) {
        Disclosure disclosure = new Disclosure(about, recipient, purpose, itemId, agreed(about), clock.instant());
        persist(disclosure);
        if (purpose == DisclosurePurpose.HANDOVER) {
            legalBases.note(about, ProcessingStep.HAND_OVER, recipient.code());
        }
        auditTrail.record(AuditEntry.of(about.requestId(), recipient, "disclosed." + purpose.code())
                .with("caseId", about.caseId())
                .with("disclosureId", disclosure.disclosureId())
                .with("itemId", itemId));
    }

    /** Whoever decided last in a case let this happen: granted it, approved it, released the package. */
    private Agreed agreed(RightsCase about) {
        LegalBasis duty = law.dutyToAnswer(about.lawVersion(), requests.require(about.requestId()), about.right());
        return new Agreed(
                duty + ", " + about.law(), decisions.newest(about.caseId()).decidedBy());
    }

    /** Those of one request, oldest first. */
    public List<Disclosure> of(UUID requestId) {
        return list("requestId = ?1 order by disclosureId", requestId);
    }

    /** With its row locked; empty if there is none. */
    Optional<Disclosure> locked(UUID disclosureId) {
        return findByIdOptional(disclosureId, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * The log in the order of its entries.
     *
     * @param from included, UTC
     * @param before excluded, UTC
     * @param behind with {@code from}, the entry behind which it begins; null for all from then on
     */
    List<Disclosure> logged(Instant from, Instant before, UUID behind, int atMost) {
        return find(
                        "(loggedAt > ?1 or loggedAt = ?1 and disclosureId > ?2) and loggedAt < ?3"
                                + " order by loggedAt, disclosureId",
                        from,
                        behind == null ? BEFORE_ALL : behind,
                        before)
                .page(0, atMost)
                .list();
    }
}
