package com.xiaomi.privacy.foundation.captcha;

import com.xiaomi.privacy.foundation.captcha.CaptchaConfig.Ask;
import com.xiaomi.privacy.foundation.captcha.CaptchaVerifier.CaptchaUnavailable;
import com.xiaomi.privacy.foundation.limit.Per;
import com.xiaomi.privacy.foundation.limit.RateLimiter;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Asks callers for a CAPTCHA where one is due. Not finding out means not letting through. */
@ApplicationScoped
public class HumanCheck {

    /** The header that carries the token of a solved CAPTCHA. */
    public static final String HEADER = "Captcha-Token";

    private static final Logger LOG = Logger.getLogger(HumanCheck.class);
    private static final Duration RETRY_SOON = Duration.ofSeconds(5);
    private static final int LONGEST_TOKEN = 4096;

    private final CaptchaConfig config;
    private final CaptchaVerifier verifier;
    private final RateLimiter limiter;

    HumanCheck(CaptchaConfig config, CaptchaVerifier verifier, RateLimiter limiter) {
        this.config = config;
        this.verifier = verifier;
        this.limiter = limiter;
    }

    /**
     * Ends the call unless a human made it, or may have without showing it.
     *
     * @param limit name of the limit whose soft rate counts
     * @param token null if none was sent
     * @throws ProblemException {@link ProblemType#CAPTCHA_REQUIRED}, {@link ProblemType#CAPTCHA_UNAVAILABLE}
     */
    public void require(String limit, Personal client, String token) {
        if (!verifier.isConfigured() || token == null && !isDue(limit, client)) {
            return;
        }
        if (token == null || token.length() > LONGEST_TOKEN || !isHuman(token)) {
            throw ProblemException.of(
                    ProblemType.CAPTCHA_REQUIRED,
                    "Solve the CAPTCHA and send its token in the header " + HEADER + "; each token works once.");
        }
    }

    private boolean isDue(String limit, Personal client) {
        return switch (config.ask()) {
            case Ask.ALWAYS -> true;
            case Ask.ABOVE_SOFT_LIMIT ->
                limiter.spend(limit, Per.WITHOUT_CAPTCHA, client).isPresent();
        };
    }

    private boolean isHuman(String token) {
        try {
            return verifier.isHuman(token);
        } catch (CaptchaUnavailable e) {
            LOG.warnf("the CAPTCHA service gives no answer: %s", e.getMessage());
            throw ProblemException.retryable(
                    ProblemType.CAPTCHA_UNAVAILABLE, "Try again in a moment with a new token.", RETRY_SOON);
        }
    }
}
