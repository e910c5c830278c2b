package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The requests of this cell. */
@ApplicationScoped
public class Requests implements PanacheRepositoryBase<PrivacyRequest, UUID> {

    /** Finds by the reference as {@code Reference.value()} gives it. */
    public Optional<PrivacyRequest> byReference(String reference) {
        return find("reference", reference).firstResultOptional();
    }

    /** The requests that are about one of these persons, in the order of their ids. */
    public List<UUID> aboutAnyOf(List<UUID> personRefs) {
        return find("select requestId from PrivacyRequest where personRef in ?1 order by requestId", personRefs)
                .project(UUID.class)
                .list();
    }

    /**
     * The request with this id.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND}
     */
    public PrivacyRequest require(UUID requestId) {
        return findByIdOptional(requestId).orElseThrow(Requests::unknown);
    }

    /** As {@link #require}, and holds its row until the transaction ends. */
    public PrivacyRequest requireLocked(UUID requestId) {
        return findByIdOptional(requestId, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Requests::unknown);
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "There is no such request in this cell.");
    }
}
