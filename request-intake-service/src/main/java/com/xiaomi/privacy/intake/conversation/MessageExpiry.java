package com.xiaomi.privacy.intake.conversation;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Deletes what was written to each other once it is not needed any longer (GDPR Art. 5(1)(e)). */
@ApplicationScoped
class MessageExpiry {

    private static final Actor SERVICE = new Actor.System("request-intake-service");

    private final Messages messages;
    private final AuditTrail auditTrail;

    MessageExpiry(Messages messages, AuditTrail auditTrail) {
        this.messages = messages;
        this.auditTrail = auditTrail;
    }

    /** In the transaction of the inbox. */
    void expired(@Observes CaseEvent.DataExpired expired) {
        if (expired.kind() == DataKind.MESSAGES) {
            messages.locked(expired.requestId());
            long deleted = messages.deleteUpTo(expired.requestId(), expired.decidedAt());
            auditTrail.record(AuditEntry.of(expired.requestId(), SERVICE, "messages.retention-ended")
                    .with("messages", deleted));
        }
    }
}
