package com.xiaomi.privacy.foundation.captcha;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The CAPTCHA service, if any. hCaptcha, reCAPTCHA and Turnstile all speak this protocol ("siteverify"). */
@ConfigMapping(prefix = "rights.captcha")
public interface CaptchaConfig {

    /** Where tokens are verified; without it no CAPTCHA is ever asked for. */
    Optional<URI> verifyUrl();

    /** Our secret at that service. */
    Optional<String> secret();

    /** The host name that the token must have been made for, if the service tells it; without it any will do. */
    Optional<String> hostname();

    /** When it is asked for. */
    @WithDefault("ABOVE_SOFT_LIMIT")
    Ask ask();

    /** How long the service may take. After that the call is refused, not let through. */
    @WithDefault("PT3S")
    Duration timeout();

    /** When a CAPTCHA is asked for. */
    enum Ask {
        /** Each time. */
        ALWAYS,
        /** When a client has used up {@code rights.limits.<name>.without-captcha}. */
        ABOVE_SOFT_LIMIT
    }
}
