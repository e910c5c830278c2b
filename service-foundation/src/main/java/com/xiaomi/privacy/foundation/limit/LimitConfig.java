package com.xiaomi.privacy.foundation.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/**
 * How often callers may do what {@link Throttled} names, and what {@link AccountLimit} counts. Each service sets its own in its properties; an operator changes
 * one by the environment, for example {@code RIGHTS_LIMITS_SUBMISSION_PER_CLIENT="600 per PT1H"}. A rate that is not set
 * is no limit.
 */
@ConfigMapping(prefix = "rights.limits")
public interface LimitConfig {

    /** By the name that {@link Throttled} gives. */
    @WithParentName
    Map<String, Limit> byName();

    /** The rates of one thing that callers do. */
    interface Limit {

        /** For one client: an IPv4 address, or the /64 of an IPv6 address. */
        Optional<Rate> perClient();

        /** For one reference as it was sent, whether or not there is such a request. */
        Optional<Rate> perReference();

        /** For one contact. */
        Optional<Rate> perContact();

        /** For one client: above it a CAPTCHA is asked for, if one is configured. */
        Optional<Rate> withoutCaptcha();

        /** For one account of the staff realm. */
        Optional<Rate> perAccount();
    }
}
