package com.xiaomi.privacy.intake.partner;

import com.xiaomi.privacy.intake.request.TrackingToken;
import java.util.Optional;

/** The scheme {@code Authorization: Bearer …}, with a token that only we know (RFC 6750). */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /**
     * The token as it was sent.
     *
     * @param authorization the header; null if there was none
     */
    public static Optional<TrackingToken> in(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(sent -> sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(sent -> TrackingToken.sent(sent.substring(SCHEME.length()).trim()));
    }
}
