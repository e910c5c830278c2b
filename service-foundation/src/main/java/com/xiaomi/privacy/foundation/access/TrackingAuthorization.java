package com.xiaomi.privacy.foundation.access;

import java.util.Optional;

/** The scheme {@code Authorization: Tracking …}, by which a person without an account shows the secret of their request. */
public final class TrackingAuthorization {

    private static final String SCHEME = "Tracking ";

    private TrackingAuthorization() {}

    /** Whether the header is of this scheme. */
    static boolean isIn(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * The secret as it was sent.
     *
     * @param authorization the header; null if there was none
     */
    public static Optional<String> secret(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(TrackingAuthorization::isIn)
                .map(sent -> sent.substring(SCHEME.length()).trim());
    }
}
