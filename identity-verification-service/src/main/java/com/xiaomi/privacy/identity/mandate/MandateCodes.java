package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.foundation.protection.DerivationSecret;
import com.xiaomi.privacy.identity.IdentityConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * The codes by which data subjects answer. They stand in a link, so nobody types them, and they hold as long as the mandate:
 * 24 bytes, which nobody guesses. Computed from the secret of the one-time codes under a label of their own.
 */
@Startup
@ApplicationScoped
class MandateCodes {

    /** How a code looks. */
    static final String FORM = "[A-Za-z0-9_-]{32}";

    private static final byte[] LABEL = "mandate-confirmation".getBytes(StandardCharsets.UTF_8);
    private static final int ID_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int CODE_BYTES = 24;

    private final DerivationSecret secret;

    /** @throws IllegalStateException if the secret file can't be read or is too short to be one */
    @Inject
    MandateCodes(IdentityConfig config) {
        this.secret = DerivationSecret.read(config.codeSecretFile(), "rights.identity.code-secret-file");
    }

    /** The code of one issue; always the same. */
    String code(UUID mandateId, int issueNumber) {
        byte[] id = ByteBuffer.allocate(ID_BYTES)
                .putLong(mandateId.getMostSignificantBits())
                .putLong(mandateId.getLeastSignificantBits())
                .putInt(issueNumber)
                .array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(secret.derive(LABEL, id), CODE_BYTES));
    }

    /** Whether what was sent is the code; takes the same time wherever it differs. */
    boolean matches(UUID mandateId, int issueNumber, String sent) {
        return MessageDigest.isEqual(
                code(mandateId, issueNumber).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
