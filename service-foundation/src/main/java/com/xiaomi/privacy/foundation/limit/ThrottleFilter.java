package com.xiaomi.privacy.foundation.limit;

import com.xiaomi.privacy.foundation.captcha.HumanCheck;
import com.xiaomi.privacy.foundation.client.ClientAddress;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts the calls of endpoints that are {@link Throttled}, before their body is read and before any transaction. */
public class ThrottleFilter {

    // After a service's own filters: whom another region serves is told so without a look into the database.
    private static final int AFTER_OTHERS = Priorities.USER + 100;
    private static final String REFERENCE = "reference";
    // All that is no reference at all shares one allowance, so that nobody can fill the table with inventions.
    private static final String UNREADABLE = "unreadable";

    private final RateLimiter limiter;
    private final HumanCheck humanCheck;
    private final ClientAddress client;

    ThrottleFilter(RateLimiter limiter, HumanCheck humanCheck, ClientAddress client) {
        this.limiter = limiter;
        this.humanCheck = humanCheck;
        this.client = client;
    }

    @ServerRequestFilter(priority = AFTER_OTHERS)
    @Throttled
    void check(ContainerRequestContext request, ResourceInfo resource) {
        Throttled throttled = resource.getResourceMethod().getAnnotation(Throttled.class);
        Personal address = client.current();
        limiter.require(throttled.value(), Per.CLIENT, address);
        String reference = request.getUriInfo().getPathParameters().getFirst(REFERENCE);
        if (reference != null && throttled.countReference()) {
            limiter.require(throttled.value(), Per.REFERENCE, counted(reference));
        }
        if (throttled.captcha()) {
            humanCheck.require(throttled.value(), address, request.getHeaderString(HumanCheck.HEADER));
        }
    }

    /** A reference under which attempts are counted: however it is typed, it is the same. */
    public static Personal counted(String typedReference) {
        return Personal.of(Reference.parse(typedReference).map(Reference::value).orElse(UNREADABLE));
    }
}
