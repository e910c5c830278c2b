package com.xiaomi.privacy.foundation.access;

import jakarta.ws.rs.core.NewCookie;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The browser or app in which somebody proves afresh who they are: 256 random bits in a cookie that scripts can't read. Only
 * its SHA-256 is kept or signed, so a proof that is stolen without the cookie opens nothing.
 */
public final class BrowserSession {

    /** Name of the cookie. */
    public static final String COOKIE = "rights-session";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String PATH = "/api/v1";

    private final String secret;

    private BrowserSession(String secret) {
        this.secret = secret;
    }

    /** A new one. */
    public static BrowserSession begin() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new BrowserSession(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * The one that a call came with.
     *
     * @param cookie its value; null if it was not sent
     * @return empty if there is none, or if it is none of ours
     */
    public static Optional<BrowserSession> of(String cookie) {
        return Optional.ofNullable(cookie)
                .filter(value -> FORM.matcher(value).matches())
                .map(BrowserSession::new);
    }

    /** SHA-256 of the secret, by which the session is known again. */
    public byte[] hash() {
        return DigestUtils.sha256(secret);
    }

    /**
     * The cookie: sent back to this API only, by this site only, and gone when the browser is closed.
     *
     * @param secure false only where the origin is reached without TLS, as on one's own machine
     */
    public NewCookie cookie(boolean secure) {
        return new NewCookie.Builder(COOKIE)
                .value(secret)
                .path(PATH)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    @Override
    public String toString() {
        return "BrowserSession[•••]";
    }
}
