package com.xiaomi.privacy.casework.request;

import com.xiaomi.privacy.casework.request.ProvenIdentity.Key;
import com.xiaomi.privacy.contracts.event.IdentityEvent.Verified;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** Which levels the persons of requests reached. */
@ApplicationScoped
public class ProvenIdentities implements PanacheRepositoryBase<ProvenIdentity, Key> {

    /** Notes a level; does nothing if it is noted already. */
    public void note(Verified verified) {
        ProvenIdentity proven = new ProvenIdentity(verified);
        if (findById(proven.key()) == null) {
            persist(proven);
        }
    }

    /** Whether the person reached at least this level. */
    public boolean reached(UUID requestId, AssuranceLevel wanted) {
        return find("key.requestId", requestId).stream()
                .anyMatch(proven -> proven.key().level().compareTo(wanted) >= 0);
    }

    /** When enough was first proven for a case, UTC; empty if it has not been. */
    public Optional<Instant> when(UUID requestId, UUID caseId) {
        return find("key.requestId", requestId).stream()
                .filter(proven -> proven.suffices(caseId))
                .map(ProvenIdentity::verifiedAt)
                .min(Comparator.naturalOrder());
    }
}
