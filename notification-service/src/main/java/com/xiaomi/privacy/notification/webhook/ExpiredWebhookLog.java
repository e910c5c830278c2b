package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.foundation.timers.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.hibernate.Session;

/** What webhooks were told is known for as long as topics hold it; then nobody can replay it either. */
@ApplicationScoped
class ExpiredWebhookLog implements Sweep {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String REMOVE = """
            DELETE FROM webhook_delivery WHERE delivery_id IN (
                SELECT delivery_id FROM webhook_delivery WHERE settled_at < :before LIMIT :atMost FOR UPDATE SKIP LOCKED)
            """;

    private final Session entities;
    private final Clock clock;

    ExpiredWebhookLog(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "settled calls of webhooks";
    }

    @Override
    @Transactional
    public int remove(int atMost) {
        return entities.createNativeQuery(REMOVE)
                .setParameter("before", clock.instant().minus(KEPT))
                .setParameter("atMost", atMost)
                .executeUpdate();
    }
}
