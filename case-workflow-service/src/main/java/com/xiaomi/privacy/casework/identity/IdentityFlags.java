package com.xiaomi.privacy.casework.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What staff should look at, by request. */
@ApplicationScoped
class IdentityFlags implements PanacheRepositoryBase<IdentityFlag, IdentityFlag.Key> {

    List<IdentityFlag> of(UUID requestId) {
        return list("key.requestId = ?1 order by flaggedAt", requestId);
    }
}
