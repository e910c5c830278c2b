package com.xiaomi.privacy.foundation.captcha;

/** Asks whether a human solved a CAPTCHA. Another way of asking is another bean of this type. */
public interface CaptchaVerifier {

    /** Whether it is configured. */
    boolean isConfigured();

    /**
     * Whether the token is genuine, fresh and unused.
     *
     * @throws CaptchaUnavailable if that can't be found out
     */
    boolean isHuman(String token) throws CaptchaUnavailable;

    /** It can't be found out now. */
    final class CaptchaUnavailable extends Exception {

        private static final long serialVersionUID = 1L;

        CaptchaUnavailable(String message) {
            super(message);
        }
    }
}
