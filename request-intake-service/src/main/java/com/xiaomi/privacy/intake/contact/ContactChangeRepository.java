package com.xiaomi.privacy.intake.contact;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Changes of contacts by request. Whoever changes one holds the row of its request. */
@ApplicationScoped
class ContactChangeRepository implements PanacheRepositoryBase<ContactChange, UUID> {

    /** A change of this request; empty for those of others. */
    Optional<ContactChange> of(UUID requestId, UUID contactChangeId) {
        return find("contactChangeId = ?1 and requestId = ?2", contactChangeId, requestId)
                .firstResultOptional();
    }

    /** The one that is not made yet, expired or not; at most one. */
    Optional<ContactChange> openOf(UUID requestId) {
        return find("requestId = ?1 and changedAt is null", requestId).firstResultOptional();
    }
}
