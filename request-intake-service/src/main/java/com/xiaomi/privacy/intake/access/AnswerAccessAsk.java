package com.xiaomi.privacy.intake.access;

import com.xiaomi.privacy.foundation.limit.Per;
import com.xiaomi.privacy.foundation.limit.RateLimiter;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks whether there is a request to send a link for, out of the sight of whoever asked. A contact that gets too many links
 * gets no more, silently: an answer would tell that this contact has a request.
 */
@ApplicationScoped
class AnswerAccessAsk implements DurableWork {

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
        Optional<Personal> recipient = links.recipient(link);
        if (recipient.isPresent() && isAllowed(recipient.get())) {
            links.issue(link);
        } else {
            links.refuse(link);
        }
    }

    private boolean isAllowed(Personal recipient) {
        return limiter.spend(LIMIT, Per.CONTACT, recipient).isEmpty();
    }
}
