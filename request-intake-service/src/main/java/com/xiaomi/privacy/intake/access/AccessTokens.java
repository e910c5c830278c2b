package com.xiaomi.privacy.intake.access;

import com.xiaomi.privacy.intake.IntakeConfig;
import com.xiaomi.privacy.intake.request.TrackingToken;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens of access links. A token is computed from a secret and its link's id (HMAC-SHA256), so it needs no place where
 * it could be stolen, and asking again gives the same one.
 */
@Startup
@ApplicationScoped
public class AccessTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_SECRET_BYTES = 32;
    private static final byte[] USE = {'a', 'c', 'c', 'e', 's', 's', 1};

    private final SecretKeySpec secret;

    /** @throws IllegalStateException if the secret file can't be read or is too short to be one */
    @Inject
    public AccessTokens(IntakeConfig config) {
        this(read(config.accessLinkSecretFile()));
    }

    AccessTokens(byte[] secret) {
        if (secret.length < LEAST_SECRET_BYTES) {
            throw new IllegalStateException("rights.intake.access-link-secret-file holds less than 32 bytes");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The token of a link; always the same. */
    public TrackingToken token(UUID accessLinkId) {
        Mac mac = mac();
        mac.update(USE);
        return TrackingToken.of(mac.doFinal(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(accessLinkId.getMostSignificantBits())
                .putLong(accessLinkId.getLeastSignificantBits())
                .array()));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException("rights.intake.access-link-secret-file names an unreadable file", e);
        }
    }
}
