package com.xiaomi.privacy.identity.risk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What was noticed about verifications. */
@ApplicationScoped
public class RiskFlags implements PanacheRepositoryBase<RiskFlag, RiskFlag.Key> {

    /** Oldest first. */
    public List<RiskFlag> of(UUID verificationId) {
        return list("key.verificationId = ?1 order by flaggedAt", verificationId);
    }
}
