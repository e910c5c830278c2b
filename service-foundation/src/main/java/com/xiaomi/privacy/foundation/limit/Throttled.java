package com.xiaomi.privacy.foundation.limit;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits how often an endpoint is called: per client and, where its path names one, per reference. The rates are those of
 * {@code rights.limits.<value>} ({@link LimitConfig}); above them the answer is 429 with Retry-After.
 */
@NameBinding
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Throttled {

    /** The name of the limit in the configuration. */
    String value() default "";

    /** Whether each call counts for the reference in the path; if not, the endpoint counts by itself. */
    boolean countReference() default true;

    /** Whether a CAPTCHA is asked for, if one is configured. */
    boolean captcha() default false;
}
