package com.xiaomi.privacy.notification.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Campaigns by id. */
@ApplicationScoped
class CampaignRepository implements PanacheRepositoryBase<Campaign, UUID> {

    Optional<Campaign> locked(UUID campaignId) {
        return Optional.ofNullable(findById(campaignId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** All, the newest first. */
    List<Campaign> newestFirst() {
        return list("order by campaignId desc");
    }

    /** The one that somebody began with a key. */
    Optional<Campaign> of(UUID createdBy, String idempotencyKey) {
        return find("createdBy = ?1 and idempotencyKey = ?2", createdBy, idempotencyKey)
                .firstResultOptional();
    }
}
