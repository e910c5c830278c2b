package com.xiaomi.privacy.intake.timeline;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** How a request goes, in the form in which the person sees it: fed by the events of the other services. */
@ApplicationScoped
public class Timeline {

    private static final String CASES =
            "SELECT c FROM CaseProgress c WHERE c.requestId = :request ORDER BY c.position, c.caseId";
    private static final String CASES_OF_MANY =
            "SELECT c FROM CaseProgress c WHERE c.requestId IN :requests ORDER BY c.requestId, c.position, c.caseId";
    private static final String ENTRIES =
            "SELECT e FROM TimelineEntry e WHERE e.requestId = :request ORDER BY e.at, e.entryId";

    private final EntityManager entities;

    Timeline(EntityManager entities) {
        this.entities = entities;
    }

    /** Begins with the receipt of the request. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(UUID requestId, List<NewCase> cases, Instant receivedAt) {
        for (int i = 0; i < cases.size(); i++) {
            entities.persist(new CaseProgress(requestId, cases.get(i), i));
        }
        note(requestId, receivedAt, TimelineCode.REQUEST_RECEIVED);
    }

    /** Adds what happened to the request as a whole. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(UUID requestId, Instant at, TimelineCode code) {
        entities.persist(new TimelineEntry(Ids.next(), requestId, null, at, code));
    }

    /** The cases in the order asked for. */
    public List<CaseProgress> cases(UUID requestId) {
        return entities.createQuery(CASES, CaseProgress.class)
                .setParameter("request", requestId)
                .getResultList();
    }

    /** A case with its row locked, if it is one of the request. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<CaseProgress> lockedCase(UUID requestId, UUID caseId) {
        return Optional.ofNullable(entities.find(CaseProgress.class, caseId, LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.requestId().equals(requestId));
    }

    /** The cases of several requests, each request's in the order asked for. */
    public Map<UUID, List<CaseProgress>> casesOf(List<UUID> requestIds) {
        return entities.createQuery(CASES_OF_MANY, CaseProgress.class)
                .setParameter("requests", requestIds)
                .getResultStream()
                .collect(Collectors.groupingBy(CaseProgress::requestId));
    }

    /** What happened, oldest first. */
    public List<TimelineEntry> entries(UUID requestId) {
        return entities.createQuery(ENTRIES, TimelineEntry.class)
                .setParameter("request", requestId)
                .getResultList();
    }

    /** The proof of identity; empty while none was asked for. */
    public Optional<IdentityProgress> identity(UUID requestId) {
        return Optional.ofNullable(entities.find(IdentityProgress.class, requestId));
    }

    /**
     * A case as it begins.
     *
     * @param due last day for the answer
     */
    public record NewCase(UUID caseId, Right right, LocalDate due) {}
}
