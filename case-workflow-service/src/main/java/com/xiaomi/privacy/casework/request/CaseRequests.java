package com.xiaomi.privacy.casework.request;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The requests that casework knows. */
@ApplicationScoped
public class CaseRequests implements PanacheRepositoryBase<CaseRequest, UUID> {

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
}
