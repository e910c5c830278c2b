package com.xiaomi.privacy.identity.challenge;

import com.xiaomi.privacy.foundation.protection.DerivationSecret;
import com.xiaomi.privacy.identity.IdentityConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * One-time codes of eight digits. A code is computed from a secret, its challenge and its issue number (HMAC-SHA256 with
 * the dynamic truncation of HOTP, RFC 4226 §5.3), so it needs no place where it could be stolen.
 */
@Startup
@ApplicationScoped
public class OneTimeCodes {

    /** Number of digits. */
    public static final int DIGITS = 8;

    private static final int CODES = 100_000_000;
    private static final int CHALLENGE_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int OFFSET_MASK = 0x0f;

    private final DerivationSecret secret;

    /** @throws IllegalStateException if the secret file can't be read or is too short to be one */
    @Inject
    public OneTimeCodes(IdentityConfig config) {
        this(DerivationSecret.read(config.codeSecretFile(), "rights.identity.code-secret-file"));
    }

    OneTimeCodes(DerivationSecret secret) {
        this.secret = secret;
    }

    /** The code of one issue of a challenge; always the same. */
    public String code(UUID challengeId, int issueNumber) {
        byte[] hash = secret.derive(ByteBuffer.allocate(CHALLENGE_BYTES)
                .putLong(challengeId.getMostSignificantBits())
                .putLong(challengeId.getLeastSignificantBits())
                .putInt(issueNumber)
                .array());
        int offset = hash[hash.length - 1] & OFFSET_MASK;
        int truncated = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        String digits = Integer.toString(truncated % CODES);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Whether what was typed is the code; takes the same time wherever it differs. */
    public boolean matches(UUID challengeId, int issueNumber, String typed) {
        return MessageDigest.isEqual(
                code(challengeId, issueNumber).getBytes(StandardCharsets.UTF_8),
                typed.getBytes(StandardCharsets.UTF_8));
    }
}
