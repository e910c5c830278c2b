package com.xiaomi.privacy.notification.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What is to be told again, by id. */
@ApplicationScoped
class WebhookReplayRepository implements PanacheRepositoryBase<WebhookReplay, UUID> {}
