package com.xiaomi.privacy.notification.digest;

import com.xiaomi.privacy.foundation.access.ServiceCall;
import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hibernate.Session;

/** The digests of each day, once however many replicas begin them. */
@ApplicationScoped
class StaffDigests implements PanacheRepositoryBase<StaffDigest, UUID> {

    private static final String IS_BEGUN = "SELECT EXISTS (SELECT 1 FROM digest_day WHERE day = :day)";
    private static final String BEGIN = "INSERT INTO digest_day (day) VALUES (:day) ON CONFLICT DO NOTHING";
    private static final String FORGET = """
            DELETE FROM digest_day WHERE day IN (
                SELECT day FROM digest_day WHERE day < :before LIMIT :atMost FOR UPDATE SKIP LOCKED)
            """;

    private final Session entities;
    private final CaseworkClient casework;
    private final WorkQueue workQueue;
    private final CellConfig cell;
    private final Clock clock;

    StaffDigests(
            Session entities, @RestClient CaseworkClient casework, WorkQueue workQueue, CellConfig cell, Clock clock) {
        this.entities = entities;
        this.casework = casework;
        this.workQueue = workQueue;
        this.cell = cell;
        this.clock = clock;
    }

    /** Plans the digests of a day, unless that was done: one for each agent whose cases press, and one for the team. */
    void begin(LocalDate day) {
        boolean isBegun = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(IS_BEGUN, Boolean.class)
                        .setParameter("day", day)
                        .getSingleResult());
        if (!isBegun) {
            List<UUID> agents =
                    ServiceCall.ask("case-workflow", casework::pressedAgents).agents();
            QuarkusTransaction.requiringNew().run(() -> plan(day, agents));
        }
    }

    private void plan(LocalDate day, List<UUID> agents) {
        int begun = entities.createNativeQuery(BEGIN).setParameter("day", day).executeUpdate();
        if (begun > 0) {
            plan(new StaffDigest(Ids.next(), day, null));
            agents.forEach(agent -> plan(new StaffDigest(Ids.next(), day, agent)));
        }
    }

    private void plan(StaffDigest digest) {
        // The row must be there before the work that reads it can start.
        persistAndFlush(digest);
        workQueue.enqueue(SendDigest.NAME, digest.id());
    }

    /** The digest, unless it is settled or forgotten already. */
    @Transactional
    Optional<StaffDigest> pending(UUID digestId) {
        return findByIdOptional(digestId).filter(StaffDigest::isPending);
    }

    /** Whether its day has ended at the cell's place: it tells what is to be done on that morning. */
    boolean isOver(StaffDigest digest) {
        return LocalDate.ofInstant(clock.instant(), cell.timeZone()).isAfter(digest.day());
    }

    /** Nothing more is done about it. */
    @Transactional
    void settle(UUID digestId, StaffDigest.State end) {
        findByIdOptional(digestId, LockModeType.PESSIMISTIC_WRITE)
                .filter(StaffDigest::isPending)
                .ifPresent(digest -> digest.settle(end, clock.instant()));
    }

    /**
     * Forgets days and their digests.
     *
     * @return how many days
     */
    @Transactional
    int forget(LocalDate before, int atMost) {
        return entities.createNativeQuery(FORGET)
                .setParameter("before", before)
                .setParameter("atMost", atMost)
                .executeUpdate();
    }
}
