package com.xiaomi.privacy.casework.disclosure;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The disclosure log. */
@ApplicationScoped
public class Disclosures implements PanacheRepositoryBase<Disclosure, UUID> {

    private final AuditTrail auditTrail;
    private final Clock clock;

    Disclosures(AuditTrail auditTrail, Clock clock) {
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
        Disclosure disclosure = new Disclosure(about, recipient, purpose, itemId, clock.instant());
        persist(disclosure);
        auditTrail.record(AuditEntry.of(about.requestId(), recipient, "disclosed." + purpose.code())
                .with("caseId", about.caseId())
                .with("disclosureId", disclosure.disclosureId())
                .with("itemId", itemId));
    }

    /** Those of one request, oldest first. */
    public List<Disclosure> of(UUID requestId) {
        return list("requestId = ?1 order by disclosureId", requestId);
    }
}
