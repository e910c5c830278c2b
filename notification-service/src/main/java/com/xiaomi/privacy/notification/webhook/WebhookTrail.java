package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;

/** What was done to webhooks, each in a trail of its own. Addresses may hold secrets, so only their host is named. */
@ApplicationScoped
class WebhookTrail {

    private static final Actor SELF = new Actor.System("notification-service");

    private final AuditTrail trail;

    WebhookTrail(AuditTrail trail) {
        this.trail = trail;
    }

    void by(Actor actor, Webhook webhook, String action) {
        trail.record(AuditEntry.apart(webhook.id(), actor, action)
                .with("host", webhook.target().url().getHost()));
    }

    void byItself(Webhook webhook, String action) {
        by(SELF, webhook, action);
    }
}
