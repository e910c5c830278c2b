package com.xiaomi.privacy.casework.legalbasis;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.legal.CaseClock;
import com.xiaomi.privacy.casework.legalbasis.CaseLegalBasis.Key;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
import com.xiaomi.privacy.legal.basis.ProcessingStep;
import com.xiaomi.privacy.legal.basis.StepBasis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Notes on what each step of a case rests, in the transaction in which the step begins (POLICY.md, section 5). A step is noted once; the first
 * note counts.
 */
@ApplicationScoped
public class CaseLegalBases {

    private static final String ONCE = "";

    // What is true of the whole request is true of a part that is split off.
    private static final Set<ProcessingStep> INHERITED = EnumSet.of(
            ProcessingStep.USE_ATTACHMENT,
            ProcessingStep.HOLD_FOR_CLAIMS,
            ProcessingStep.HOLD_BY_LAW,
            ProcessingStep.DISCLOSE);

    private final EntityManager entities;
    private final CaseRequests requests;
    private final RightsCases cases;
    private final CaseClock law;
    private final Clock clock;

    CaseLegalBases(EntityManager entities, CaseRequests requests, RightsCases cases, CaseClock law, Clock clock) {
        this.entities = entities;
        this.requests = requests;
        this.cases = cases;
        this.law = law;
        this.clock = clock;
    }

    /** A step begins that a case has but once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(RightsCase of, ProcessingStep step) {
        note(of, step, ONCE);
    }

    /**
     * A step begins.
     *
     * @param subject the data system or controller, or the id of what it is about; never anything personal
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(RightsCase of, ProcessingStep step, String subject) {
        Key key = new Key(of.caseId(), step, subject, false);
        if (isNoted(key)) {
            return;
        }
        StepBasis rests = law.basis(of.lawVersion(), requests.require(of.requestId()), of.right(), step);
        note(of, key, rests.basis(), rests.provision(), clock.instant());
    }

    /** A step begins for all cases of a request. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void noteForAll(UUID requestId, ProcessingStep step, UUID subject) {
        cases.of(requestId).forEach(one -> note(one, step, subject.toString()));
    }

    /** Data of a request is disclosed by a provision that two people looked at. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void disclosed(UUID requestId, UUID disclosureId, LegalBasis basis, String provision) {
        cases.of(requestId)
                .forEach(one -> note(
                        one,
                        new Key(one.caseId(), ProcessingStep.DISCLOSE, disclosureId.toString(), false),
                        basis,
                        provision,
                        clock.instant()));
    }

    /**
     * The person takes the consent to the use of an attachment back; what was done until now stays lawful (GDPR Art. 7(3)). The first time
     * counts.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void consentWithdrawn(UUID requestId, UUID attachmentId) {
        for (RightsCase one : cases.of(requestId)) {
            Key key = new Key(one.caseId(), ProcessingStep.USE_ATTACHMENT, attachmentId.toString(), false);
            CaseLegalBasis given = entities.find(CaseLegalBasis.class, key);
            if (given != null && given.basis() == LegalBasis.CONSENT) {
                note(one, key.ofWithdrawal(), given.basis(), given.provision(), clock.instant());
            }
        }
    }

    /** A part of a case is treated by itself from now on; what it takes over began when it began for the whole. */
    @Transactional(Transactional.TxType.MANDATORY)
    void inherit(RightsCase part, UUID from) {
        entries(from).stream()
                .filter(one -> INHERITED.contains(one.key().step()))
                .forEach(one -> note(
                        part,
                        new Key(
                                part.caseId(),
                                one.key().step(),
                                one.key().subject(),
                                one.key().withdrawn()),
                        one.basis(),
                        one.provision(),
                        one.notedAt()));
    }

    /** What was noted of a case, in its order; empty if there is no such case, or it is forgotten. */
    @Transactional
    List<NotedBasis> of(UUID caseId) {
        List<CaseLegalBasis> all = entries(caseId);
        Map<Key, Instant> withdrawals = all.stream()
                .filter(one -> one.key().withdrawn())
                .collect(Collectors.toMap(CaseLegalBasis::key, CaseLegalBasis::notedAt));
        return all.stream()
                .filter(one -> !one.key().withdrawn())
                .map(one -> noted(one, withdrawals.get(one.key().ofWithdrawal())))
                .toList();
    }

    // Looked for by its key, and written with the transaction: a case that is being moved must not be written half way.
    private void note(RightsCase of, Key key, LegalBasis basis, String provision, Instant at) {
        if (!isNoted(key)) {
            entities.persist(new CaseLegalBasis(key, of, basis, provision, at));
        }
    }

    private boolean isNoted(Key key) {
        return entities.find(CaseLegalBasis.class, key) != null;
    }

    private List<CaseLegalBasis> entries(UUID caseId) {
        return entities.createQuery(
                        "select b from CaseLegalBasis b where b.key.caseId = :caseId order by b.position",
                        CaseLegalBasis.class)
                .setParameter("caseId", caseId)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }

    private static NotedBasis noted(CaseLegalBasis one, Instant withdrawnAt) {
        String subject = one.key().subject();
        return new NotedBasis(
                one.key().step(),
                subject.equals(ONCE) ? null : subject,
                one.basis(),
                one.provision(),
                one.lawVersion(),
                one.notedAt(),
                withdrawnAt);
    }
}
