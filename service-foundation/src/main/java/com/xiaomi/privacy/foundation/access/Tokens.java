package com.xiaomi.privacy.foundation.access;

import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What the house's own tokens have in common. */
final class Tokens {

    static final String PASS_ISSUER = "privacy-support/request-intake";
    static final String PROOF_ISSUER = "privacy-support/identity-verification";
    static final String REFERENCE = "reference";
    static final String PURPOSE = "purpose";
    static final String SESSION = "session";

    static final String KEY_GENERATION = "key_generation";

    private Tokens() {}

    /** Which pass a checked token is. */
    static PassId passId(JsonWebToken pass) {
        Object generation = pass.getClaim(KEY_GENERATION);
        return new PassId(
                UUID.fromString(pass.getSubject()),
                // Missing in passes of the version before.
                generation == null ? 0 : Integer.parseInt(generation.toString()),
                pass.getTokenID() == null ? null : UUID.fromString(pass.getTokenID()));
    }
}
