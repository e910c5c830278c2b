package com.xiaomi.privacy.identity.assurance;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which levels the persons of verifications have reached. */
@ApplicationScoped
public class ProvenLevels implements PanacheRepositoryBase<ProvenLevel, UUID> {

    /** Those that count, weakest first. */
    public List<ProvenLevel> of(UUID verificationId) {
        return list("verificationId = ?1 and endedAt is null", verificationId).stream()
                .sorted((one, other) -> one.level().compareTo(other.level()))
                .toList();
    }

    Set<AssuranceLevel> levelsOf(UUID verificationId) {
        return of(verificationId).stream().map(ProvenLevel::level).collect(Collectors.toUnmodifiableSet());
    }
}
