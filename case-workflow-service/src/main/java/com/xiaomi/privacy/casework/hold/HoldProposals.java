package com.xiaomi.privacy.casework.hold;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was proposed about legal holds. */
@ApplicationScoped
class HoldProposals implements PanacheRepositoryBase<HoldProposal, UUID> {

    /** Oldest first. */
    List<HoldProposal> of(UUID holdId) {
        return list("holdId = ?1 order by proposedAt, proposalId", holdId);
    }

    /** The one that waits for a second person. */
    Optional<HoldProposal> openOf(UUID holdId) {
        return find("holdId = ?1 and settledAt is null", holdId).firstResultOptional();
    }

    /** Those of several holds that wait for a second person. */
    List<HoldProposal> openOf(List<UUID> holdIds) {
        return list("holdId in ?1 and settledAt is null", holdIds);
    }

    /** All about the holds of a request. */
    List<HoldProposal> ofRequest(UUID requestId) {
        return list("holdId in (select h.holdId from LegalHold h where h.requestId = ?1)", requestId);
    }
}
