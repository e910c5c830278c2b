package com.xiaomi.privacy.casework.objects;

import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Deletes objects that no row names any more, also if the replica that noticed dies. */
@ApplicationScoped
public class ObjectRemovals implements DurableWork, PanacheRepositoryBase<ObjectRemoval, UUID> {

    private static final String NAME = "remove-object";
    private static final Duration UNLESS_KEPT_WITHIN = Duration.ofHours(1);

    private final ObjectStore store;
    private final WorkQueue workQueue;
    private final Clock clock;

    ObjectRemovals(ObjectStore store, WorkQueue workQueue, Clock clock) {
        this.store = store;
        this.workQueue = workQueue;
        this.clock = clock;
    }

    /** Has the object deleted once the surrounding transaction has committed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void afterCommit(String bucket, String object) {
        ObjectRemoval removal = new ObjectRemoval(bucket, object);
        persist(removal);
        workQueue.enqueue(NAME, removal.removalId());
    }

    /**
     * Has an object that is about to be written deleted after an hour, unless it is kept: so nothing lies in the store for
     * ever because a replica died between writing an object and the row that names it.
     *
     * @return for {@link #keep}
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public UUID unlessKept(String bucket, String object) {
        ObjectRemoval removal = new ObjectRemoval(bucket, object);
        persist(removal);
        workQueue.enqueue(NAME, removal.removalId(), clock.instant().plus(UNLESS_KEPT_WITHIN));
        return removal.removalId();
    }

    /**
     * Keeps an object whose row is written in the surrounding transaction.
     *
     * @throws IllegalStateException if it came too late and the object is gone
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(UUID removalId) {
        if (!deleteById(removalId)) {
            throw new IllegalStateException("object of removal " + removalId + " was not kept in time");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID removalId) throws IOException {
        // While the row is locked nobody can keep the object. If the store is down, all of it is tried again.
        try {
            QuarkusTransaction.requiringNew().run(() -> remove(removalId));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void remove(UUID removalId) {
        ObjectRemoval removal = findById(removalId, LockModeType.PESSIMISTIC_WRITE);
        if (removal == null) {
            return;
        }
        try {
            store.delete(removal.bucket(), removal.object());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        delete(removal);
    }
}
