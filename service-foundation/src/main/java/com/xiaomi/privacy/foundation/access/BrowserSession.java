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

    /** Name of the cookie. Browsers take the prefix only from this very host, over TLS and for all paths. */
    public static final String COOKIE = "__Host-rights-session";

    /** Its name where the origin is reached without TLS, as on one's own machine: browsers refuse the prefix there. */
    public static final String COOKIE_WITHOUT_TLS = "rights-session";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String PATH = "/";

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
     * The cookie: sent back to this host only, by this site only, and gone when the browser is closed.
     *
     * @param overTls whether the origin is reached over TLS
     */
    public NewCookie cookie(boolean overTls) {
        return new NewCookie.Builder(cookieName(overTls))
                .value(secret)
                .path(PATH)
                .httpOnly(true)
                .secure(overTls)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    static String cookieName(boolean overTls) {
        return overTls ? COOKIE : COOKIE_WITHOUT_TLS;
    }

    @Override
    public String toString() {
        return "BrowserSession[•••]";
    }
}
