package com.xiaomi.privacy.identity.evidence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Evidence by id and verification. */
@ApplicationScoped
class EvidenceRepository implements PanacheRepositoryBase<Evidence, UUID> {

    /** In the order in which they were announced. */
    List<Evidence> of(UUID verificationId) {
        return list("verificationId = ?1 order by requestedAt, evidenceId", verificationId);
    }

    Optional<Evidence> find(UUID verificationId, UUID evidenceId) {
        return find("evidenceId = ?1 and verificationId = ?2", evidenceId, verificationId)
                .firstResultOptional();
    }

    /** With its row locked until the transaction ends. */
    Evidence lock(UUID evidenceId) {
        return findById(evidenceId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Reads the id only: what is in memory would not be read again under the lock. */
    UUID verificationOf(UUID evidenceId) {
        return getEntityManager()
                .createQuery("select e.verificationId from Evidence e where e.evidenceId = :id", UUID.class)
                .setParameter("id", evidenceId)
                .getSingleResult();
    }

    /** Those that are kept and wait for a decision, with their rows locked until the transaction ends. */
    List<Evidence> lockUndecided(UUID verificationId, ReviewSubject subject) {
        return find(
                        "verificationId = ?1 and state = ?2 and decidedAt is null order by evidenceId",
                        verificationId,
                        EvidenceState.STORED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .filter(evidence -> evidence.kind().subject() == subject)
                .toList();
    }

    /** The ids of those of a request that were decided about and of which something is left. */
    List<UUID> decidedOf(UUID requestId) {
        return getEntityManager()
                .createQuery(
                        "select e.evidenceId from Evidence e, Verification v where v.verificationId = e.verificationId"
                                + " and v.requestId = :request and e.decidedAt is not null and e.destroyedAt is null",
                        UUID.class)
                .setParameter("request", requestId)
                .getResultList();
    }

    /** Those that are on their way or wait for a decision. */
    long countUndecided(UUID verificationId) {
        return count(
                "verificationId = ?1 and (state = ?2 or state = ?3 and decidedAt is null)",
                verificationId,
                EvidenceState.AWAITING_UPLOAD,
                EvidenceState.STORED);
    }

    /** All, whatever became of them. */
    long countOf(UUID verificationId) {
        return count("verificationId", verificationId);
    }
}
