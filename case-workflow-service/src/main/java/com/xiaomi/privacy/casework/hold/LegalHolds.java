package com.xiaomi.privacy.casework.hold;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The legal holds. Whoever changes one holds the locks of its request and then of its cases. */
@ApplicationScoped
class LegalHolds implements PanacheRepositoryBase<LegalHold, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Those of a request that have not ended, with their rows locked. */
    List<LegalHold> lockStanding(UUID requestId) {
        return find("requestId = ?1 and state <> ?2 order by holdId", requestId, HoldState.ENDED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The request that a hold keeps; nothing is loaded, for what is in memory would not be read again under the lock. */
    Optional<UUID> requestOf(UUID holdId) {
        return find("select requestId from LegalHold where holdId = ?1", holdId)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** Those that stand, the ones needed for the shortest time first. */
    List<LegalHold> standingBehind(LocalDate until, UUID behind, int atMost) {
        return find(
                        "state <> ?1 and (until > ?2 or until = ?2 and holdId > ?3) order by until, holdId",
                        HoldState.ENDED,
                        until == null ? LocalDate.EPOCH : until,
                        behind == null ? BEFORE_ALL : behind)
                .page(0, atMost)
                .list();
    }

    /** How many stand although their last day has passed. */
    long countOverdue(LocalDate today) {
        return count("state <> ?1 and until < ?2", HoldState.ENDED, today);
    }

    /** The requests whose holds are to be looked at by now. */
    List<UUID> requestsToLookAt(Instant now, int atMost) {
        return find("select requestId from LegalHold where lookAt <= ?1 order by lookAt", now)
                .page(0, atMost)
                .project(UUID.class)
                .list();
    }

    /** Has the holds of a request looked at by the next sweep, if there are any; whoever calls holds the lock of a case only. */
    void lookAgain(UUID requestId, Instant now) {
        update("lookAt = ?1 where requestId = ?2 and state <> ?3", now, requestId, HoldState.ENDED);
    }
}
