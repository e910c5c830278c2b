package com.xiaomi.privacy.intake.access;

import com.xiaomi.privacy.foundation.limit.Per;
import com.xiaomi.privacy.foundation.limit.RateLimiter;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks whether there is a request to send a link for, out of the sight of whoever asked. A contact that gets too many links
 * gets no more, silently: an answer would tell that this contact has a request.
 */
@ApplicationScoped
class AnswerAccessAsk implements DurableWork {

    private static final Logger LOG = Logger.getLogger(AnswerAccessAsk.class);

    static final String NAME = "answer-access-ask";
    static final String LIMIT = "access";

    private final AccessLinks links;
    private final RateLimiter limiter;

    AnswerAccessAsk(AccessLinks links, RateLimiter limiter) {
        this.links = links;
        this.limiter = limiter;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID link) {
        Optional<Personal> recipient = recipient(link);
        if (recipient.isPresent() && isAllowed(recipient.get())) {
            links.issue(link);
        } else {
            links.refuse(link);
        }
    }

    /** Empty also for a request that was erased: nobody is left to write to, and trying again brings nobody back. */
    private Optional<Personal> recipient(UUID link) {
        try {
            return links.recipient(link);
        } catch (DataKeys.KeyDestroyed e) {
            LOG.infof("access link %s is not issued: %s", link, e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isAllowed(Personal recipient) {
        return limiter.spend(LIMIT, Per.CONTACT, recipient).isEmpty();
    }
}
