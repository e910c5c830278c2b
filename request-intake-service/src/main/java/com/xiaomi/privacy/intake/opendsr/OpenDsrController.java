package com.xiaomi.privacy.intake.opendsr;

import com.xiaomi.privacy.intake.partner.Partner;
import com.xiaomi.privacy.intake.request.TrackingToken;
import java.util.HexFormat;

/**
 * A controller with the hash of its token.
 *
 * @param id by which it is known in the protocol
 */
record OpenDsrController(String id, Partner partner, byte[] tokenHash) {

    private static final String SHA_256 = "[0-9a-fA-F]{64}";

    OpenDsrController {
        tokenHash = tokenHash.clone();
    }

    /** @throws IllegalStateException if what the operator says of it can't be */
    static OpenDsrController of(OpenDsrConfig.Controller listed) {
        Partner partner = Partner.of("opendsr", listed);
        if (!listed.tokenSha256().matches(SHA_256)) {
            throw new IllegalStateException("rights.opendsr: the token-sha256 of " + listed.id() + " is no SHA-256");
        }
        return new OpenDsrController(listed.id(), partner, HexFormat.of().parseHex(listed.tokenSha256()));
    }

    /** Compares in constant time. */
    boolean has(TrackingToken token) {
        return token.matches(tokenHash);
    }

    @Override
    public byte[] tokenHash() {
        return tokenHash.clone();
    }
}
