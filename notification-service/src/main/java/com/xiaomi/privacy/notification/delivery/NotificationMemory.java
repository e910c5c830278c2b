package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.forgetting.RequestMemory;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.retention.RetentionSchedule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;

/** What the person and the staff were told of a request. There is no personal data in it, so there are no keys. */
@ApplicationScoped
class NotificationMemory implements RequestMemory {

    private static final List<String> DELETIONS = List.of(
            """
            DELETE FROM scheduled_tasks WHERE task_instance IN (
                SELECT delivery_id::text FROM delivery WHERE request_id = ?)
            """,
            """
            DELETE FROM scheduled_tasks WHERE task_instance IN (
                SELECT delivery_id::text FROM webhook_delivery WHERE request_id = ?)
            """,
            "DELETE FROM delivery WHERE request_id = ?",
            "DELETE FROM webhook_delivery WHERE request_id = ?",
            "DELETE FROM campaign_recipient WHERE request_id = ?",
            "DELETE FROM request_context WHERE request_id = ?");

    private final Outbox outbox;

    NotificationMemory(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public List<UUID> destroyOutside(UUID requestId) {
        // Nothing lies anywhere else.
        return List.of();
    }

    @Override
    public List<String> deletions() {
        return DELETIONS;
    }

    @Override
    public Period kept(DataKind kind) {
        return RetentionSchedule.load(LawBook.CURRENT_VERSION).everywhere(kind).kept();
    }

    @Override
    public void confirm(UUID requestId, Instant erasedAt) {
        outbox.publish(new NotificationEvent.ErasureConfirmed(requestId, erasedAt));
    }
}
