package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.event.NotificationEvent.PolicyAnnounced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Messages that go to many people at once; they wait for all others. */
@ApplicationScoped
public class Announcements {

    private final Deliveries deliveries;

    Announcements(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** Plans the message to the person of one request. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void plan(PolicyAnnounced announced) {
        deliveries.plan(announced);
    }
}
