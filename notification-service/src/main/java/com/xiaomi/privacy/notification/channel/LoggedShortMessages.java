package com.xiaomi.privacy.notification.channel;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Tells nobody, and says so. */
@ApplicationScoped
class LoggedShortMessages implements ShortMessageChannel {

    private static final Logger LOG = Logger.getLogger(LoggedShortMessages.class);

    @Override
    public ShortMessageOutcome tell(ShortMessage message) {
        LOG.infof("no short message is sent: %s, %s", message.kind(), message.deliveryId());
        return ShortMessageOutcome.LOGGED;
    }
}
