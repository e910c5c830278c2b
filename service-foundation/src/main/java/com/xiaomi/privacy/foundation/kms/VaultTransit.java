package com.xiaomi.privacy.foundation.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;

/**
 * A key of HashiCorp Vault's Transit secrets engine, by its HTTP API ({@code POST /v1/MOUNT/encrypt/KEY} and
 * {@code …/decrypt/KEY}). The associated data goes with it as {@code associated_data}, which keys of an AEAD kind check, and as
 * {@code context}, from which derived keys are made.
 */
final class VaultTransit implements Aead {

    private final VaultServer server;
    private final KmsKey.Vault key;

    private VaultTransit(VaultServer server, KmsKey.Vault key) {
        this.server = server;
        this.key = key;
    }

    /** @throws KmsFailure if who asks is not known to Vault */
    static VaultTransit open(KmsKey.Vault key, KmsConfig config) throws KmsFailure {
        return new VaultTransit(VaultServer.signIn(key.server(), config), key);
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        String ciphertext = ask("encrypt", "plaintext", base64(plaintext), associatedData, "ciphertext");
        return ciphertext.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        String text = new String(ciphertext, StandardCharsets.US_ASCII);
        try {
            return Base64.getDecoder().decode(ask("decrypt", "ciphertext", text, associatedData, "plaintext"));
        } catch (IllegalArgumentException e) {
            throw new KmsFailure("Vault answered with something that is no plaintext", e);
        }
    }

    private String ask(String what, String name, String value, byte[] associatedData, String wanted) throws KmsFailure {
        String bound = base64(associatedData == null ? new byte[0] : associatedData);
        JsonNode answer = server.post(
                "/v1/" + key.mount() + "/" + what + "/" + key.name(),
                Map.of(name, value, "associated_data", bound, "context", bound));
        JsonNode found = answer.path("data").path(wanted);
        if (!found.isTextual()) {
            throw new KmsFailure("Vault answered without " + wanted);
        }
        return found.textValue();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
