package com.xiaomi.privacy.intake.access;

import com.xiaomi.privacy.foundation.protection.DerivationSecret;
import com.xiaomi.privacy.intake.IntakeConfig;
import com.xiaomi.privacy.intake.request.TrackingToken;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The tokens of links that are sent: those that open a request, and those that confirm a contact. A token is computed from a
 * secret and its link's id (HMAC-SHA256), so it needs no place where it could be stolen, and asking again gives the same one.
 */
@Startup
@ApplicationScoped
public class AccessTokens {

    private static final byte[] USE = {'a', 'c', 'c', 'e', 's', 's', 1};

    private final DerivationSecret secret;

    /** @throws IllegalStateException if the secret file can't be read or is too short to be one */
    @Inject
    public AccessTokens(IntakeConfig config) {
        this(DerivationSecret.read(config.accessLinkSecretFile(), "rights.intake.access-link-secret-file"));
    }

    AccessTokens(DerivationSecret secret) {
        this.secret = secret;
    }

    /** The token of a link; always the same. What it is good for the row of its id says. */
    public TrackingToken token(UUID linkId) {
        return TrackingToken.of(secret.derive(
                USE,
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(linkId.getMostSignificantBits())
                        .putLong(linkId.getLeastSignificantBits())
                        .array()));
    }
}
