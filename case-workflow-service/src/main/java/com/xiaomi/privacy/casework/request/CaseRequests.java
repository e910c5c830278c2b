package com.xiaomi.privacy.casework.request;

import com.xiaomi.privacy.foundation.identifier.Reference;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The requests that casework knows. */
@ApplicationScoped
public class CaseRequests implements PanacheRepositoryBase<CaseRequest, UUID> {

    private static final String RETENTION_DUE = "SELECT * FROM case_request WHERE retention_look_at <= :now"
            + " ORDER BY retention_look_at LIMIT :limit FOR UPDATE SKIP LOCKED";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /**
     * Makes what is reported of one request on several topics happen one after the other, also before there is a row to
     * lock. Ends with the transaction.
     */
    public void oneAtATime(UUID requestId) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(?1)", Integer.class)
                .setParameter(1, requestId.getMostSignificantBits() ^ requestId.getLeastSignificantBits())
                .getSingleResult();
    }

    /**
     * The request of a case.
     *
     * @throws IllegalStateException if there is none, which a foreign key rules out
     */
    public CaseRequest require(UUID requestId) {
        return findByIdOptional(requestId)
                .orElseThrow(() -> new IllegalStateException("no request " + requestId + " for its case"));
    }

    /** Those whose retention is to be looked at by now, longest due first, with their rows locked; another replica's are passed over. */
    public List<CaseRequest> lockForRetention(Instant now, int atMost) {
        return getEntityManager()
                .createNativeQuery(RETENTION_DUE, CaseRequest.class)
                .setParameter("now", now)
                .setParameter("limit", atMost)
                .getResultList();
    }

    /**
     * The next requests that are not forgotten, in the order of their ids.
     *
     * @param behind null to begin
     */
    public List<UUID> keptBehind(UUID behind, int atMost) {
        return find(
                        "select requestId from CaseRequest where retentionLookAt is not null and requestId > ?1 order by requestId",
                        behind == null ? BEFORE_ALL : behind)
                .project(UUID.class)
                .page(0, atMost)
                .list();
    }

    /** The id of the request with a reference; nothing is loaded, for what is in memory would not be read again under a lock. */
    public Optional<UUID> idOf(Reference reference) {
        return find("select requestId from CaseRequest where reference = ?1", reference.value())
                .project(UUID.class)
                .firstResultOptional();
    }

    /** The request with its row locked; empty if there is none. */
    public Optional<CaseRequest> locked(UUID requestId) {
        return findByIdOptional(requestId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** A message to the person was delivered, or given up; nothing if the request is not known here. */
    public void noticed(UUID requestId, Instant at) {
        locked(requestId).ifPresent(request -> request.noticed(at));
    }
}
