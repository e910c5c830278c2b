package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.foundation.protection.DerivationSecret;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.notification.NotificationConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * The secrets by which tools know our calls (Standard Webhooks, signatures {@code v1}: HMAC-SHA256). A secret is computed from ours, the
 * webhook's id and a number that grows when it is replaced; it stands nowhere.
 */
@Startup
@ApplicationScoped
class WebhookSecrets {

    private static final byte[] USE = {'w', 'e', 'b', 'h', 'o', 'o', 'k', 1};
    private static final String PREFIX = "whsec_";

    private final DerivationSecret secret;

    /** @throws IllegalStateException if the secret file can't be read or is too short to be one */
    @Inject
    WebhookSecrets(NotificationConfig config) {
        this(DerivationSecret.read(config.secretFile(), "rights.notification.secret-file"));
    }

    WebhookSecrets(DerivationSecret secret) {
        this.secret = secret;
    }

    /** As tools are told it, once: {@code whsec_} and Base64. */
    Personal shown(UUID webhookId, int number) {
        return Personal.of(PREFIX + Base64.getEncoder().encodeToString(key(webhookId, number)));
    }

    /** The signature of one call, as {@code webhook-signature} has it. */
    String sign(UUID webhookId, int number, String id, String timestamp, String body) {
        byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(
                                DerivationSecret.of(key(webhookId, number)).derive(signed));
    }

    private byte[] key(UUID webhookId, int number) {
        return secret.derive(
                USE,
                ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                        .putLong(webhookId.getMostSignificantBits())
                        .putLong(webhookId.getLeastSignificantBits())
                        .putInt(number)
                        .array());
    }
}
