package com.xiaomi.privacy.identity.mandate;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Mandates by id and verification. Whoever changes one locks its verification first. */
@ApplicationScoped
public class MandateRepository implements PanacheRepositoryBase<Mandate, UUID> {

    // Counts and checks the limit in one statement, so parallel guesses can't slip past it between the two.
    private static final String COUNT_TRY = "UPDATE mandate SET attempts = attempts + 1"
            + " WHERE mandate_id = :mandate AND issue_number > 0 AND attempts < " + Mandate.MAX_ATTEMPTS;

    /** Newest first. */
    List<Mandate> of(UUID verificationId) {
        return list("verificationId = ?1 order by declaredAt desc, mandateId desc", verificationId);
    }

    /** Which verification it belongs to. */
    Optional<UUID> verificationOf(UUID mandateId) {
        return getEntityManager()
                .createQuery("select m.verificationId from Mandate m where m.mandateId = :mandate", UUID.class)
                .setParameter("mandate", mandateId)
                .getResultStream()
                .findFirst();
    }

    /** With its row locked until the transaction ends. */
    Mandate lock(UUID mandateId) {
        return findById(mandateId, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Counts a try before anybody looks at the code.
     *
     * @return false if no try is left, or there is no code to try
     */
    boolean countTry(UUID mandateId) {
        return getEntityManager()
                        .createNativeQuery(COUNT_TRY)
                        .setParameter("mandate", mandateId)
                        .executeUpdate()
                == 1;
    }
}
