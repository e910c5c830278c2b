package com.xiaomi.privacy.intake.contact;

import com.xiaomi.privacy.foundation.timers.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Forgets addresses that were never confirmed, and former ones once there was time enough to tell them. */
@ApplicationScoped
class ContactChangeSweep implements Sweep {

    private static final String REMOVE = """
            DELETE FROM contact_change WHERE contact_change_id IN (
                SELECT contact_change_id FROM contact_change WHERE kept_until <= :now
                LIMIT :atMost FOR UPDATE SKIP LOCKED)
            """;

    private final EntityManager entities;
    private final Clock clock;

    ContactChangeSweep(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "changes of contacts that are over";
    }

    @Override
    @Transactional
    public int remove(int atMost) {
        return entities.createNativeQuery(REMOVE)
                .setParameter("now", clock.instant())
                .setParameter("atMost", atMost)
                .executeUpdate();
    }
}
