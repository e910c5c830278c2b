package com.xiaomi.privacy.foundation.access;

import java.util.Optional;

/** Schemes of the header {@code Authorization} whose secrets a resource looks at itself (RFC 9110, section 11.6.2). */
public enum AuthorizationScheme {
    /** A token that only its partner and we know (RFC 6750). */
    BEARER("Bearer "),
    /** By which a person without an account shows the secret of their request. */
    TRACKING("Tracking ");

    private final String start;

    AuthorizationScheme(String start) {
        this.start = start;
    }

    /**
     * The secret as it was sent.
     *
     * @param authorization the header; null if there was none
     * @return empty if the header is of another scheme
     */
    public Optional<String> secret(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(this::isIn)
                .map(sent -> sent.substring(start.length()).trim());
    }

    /** Whether a header {@code Authorization} is of this scheme. */
    public boolean isIn(String authorization) {
        return authorization.regionMatches(true, 0, start, 0, start.length());
    }
}
