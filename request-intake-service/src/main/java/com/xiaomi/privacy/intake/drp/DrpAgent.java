package com.xiaomi.privacy.intake.drp;

import com.google.crypto.tink.subtle.Ed25519Verify;
import com.xiaomi.privacy.intake.partner.Partner;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * An authorised agent with the key by which its messages are checked.
 *
 * @param id in the service directory
 */
record DrpAgent(String id, Partner partner, Ed25519Verify key) {

    private static final int KEY_BYTES = 32;

    /** @throws IllegalStateException if what the operator says of it can't be */
    static DrpAgent of(DrpConfig.Agent listed) {
        Partner partner = Partner.of("drp", listed);
        byte[] key;
        try {
            key = Base64.getDecoder().decode(listed.verifyKey());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("rights.drp: the verify-key of " + listed.id() + " is no base64", e);
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "rights.drp: the verify-key of " + listed.id() + " is no Ed25519 key of 32 bytes");
        }
        return new DrpAgent(listed.id(), partner, new Ed25519Verify(key));
    }

    boolean hasSigned(SignedMessage message) {
        try {
            key.verify(message.signature(), message.document());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
