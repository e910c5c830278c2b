package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.identity.challenge.CodeValidity;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Verifications by id and request. */
@ApplicationScoped
public class VerificationRepository implements PanacheRepositoryBase<Verification, UUID> {

    // Counts and checks the limit in one statement, so parallel guesses can't slip past it between the two.
    private static final String COUNT_TRY = "UPDATE verification AS v SET attempts = v.attempts + 1"
            + " WHERE v.verification_id = :verification AND v.request_id = :request AND v.attempts < "
            + Verification.MAX_ATTEMPTS
            + " AND EXISTS (SELECT 1 FROM challenge c WHERE c.verification_id = v.verification_id"
            + " AND c.ended_at IS NULL AND (c.first_asked_at IS NULL"
            + " OR NOT c.by_post AND c.first_asked_at > :expired"
            + " OR c.by_post AND c.first_asked_at > :expiredByPost))";

    /** The verification if it belongs to the request; for everybody else it does not exist. */
    public Optional<Verification> findOf(UUID requestId, UUID verificationId) {
        return find("verificationId = ?1 and requestId = ?2", verificationId, requestId)
                .firstResultOptional();
    }

    /** As {@link #findOf}, with the row locked until the transaction ends. */
    public Optional<Verification> lockOf(UUID requestId, UUID verificationId) {
        return find("verificationId = ?1 and requestId = ?2", verificationId, requestId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** With its row locked until the transaction ends. */
    public Verification lock(UUID verificationId) {
        return findById(verificationId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** How many were opened about one data subject since then; none if it is null. */
    public long countOfPerson(UUID personRef, Instant since) {
        return personRef == null ? 0 : count("personRef = ?1 and openedAt >= ?2", personRef, since);
    }

    /** How many were opened since then whose codes go to one mailbox; none if it is null. */
    public long countOfContact(UUID contactRef, Instant since) {
        return contactRef == null ? 0 : count("contactRef = ?1 and openedAt >= ?2", contactRef, since);
    }

    /** The verification of a request, with its row locked until the transaction ends. */
    Optional<Verification> lockFor(UUID requestId) {
        return find("requestId", requestId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Whether the request has one already. */
    public boolean existsFor(UUID requestId) {
        return count("requestId", requestId) > 0;
    }

    /**
     * Counts a try before anybody looks at the code; the row stays locked until the transaction ends.
     *
     * @param validity of codes, from the first ask for them
     * @return false if no try is left, or there is no code to try
     */
    boolean countTry(UUID requestId, UUID verificationId, CodeValidity validity, Instant now) {
        return getEntityManager()
                        .createNativeQuery(COUNT_TRY)
                        .setParameter("verification", verificationId)
                        .setParameter("request", requestId)
                        .setParameter("expired", now.minus(validity.byMail()))
                        .setParameter("expiredByPost", now.minus(validity.byPost()))
                        .executeUpdate()
                == 1;
    }
}
