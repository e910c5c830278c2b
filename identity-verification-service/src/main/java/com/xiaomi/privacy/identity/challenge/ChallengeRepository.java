package com.xiaomi.privacy.identity.challenge;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** Challenges by id and verification. Whoever changes one holds the lock of its verification, or of the row itself. */
@ApplicationScoped
public class ChallengeRepository implements PanacheRepositoryBase<Challenge, UUID> {

    /** The challenge that a typed code is compared with, with its row locked until the transaction ends. */
    public Optional<Challenge> lockLiveOf(UUID verificationId) {
        return find("verificationId = ?1 and endedAt is null", verificationId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The live challenge, for showing. */
    public Optional<Challenge> liveOf(UUID verificationId) {
        return find("verificationId = ?1 and endedAt is null", verificationId).firstResultOptional();
    }

    /** A challenge with its row locked until the transaction ends. */
    public Optional<Challenge> lock(UUID challengeId) {
        return findByIdOptional(challengeId, LockModeType.PESSIMISTIC_WRITE);
    }
}
