package com.xiaomi.privacy.foundation.protection;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Signs what leaves the house, so that whoever gets it can tell that it is ours and unchanged: Ed25519 (RFC 8032), without any
 * prefix.
 */
@ApplicationScoped
public class Seal {

    private static final String PROPERTY = "rights.keys.seal-key-file";

    private final Optional<Path> keyFile;
    private KeysetHandle keys;
    private PublicKeySign signer;

    @Inject
    Seal(KeyConfig config) {
        this(config.sealKeyFile());
    }

    Seal(Optional<Path> keyFile) {
        this.keyFile = keyFile;
    }

    @PostConstruct
    void open() {
        try {
            keys = KeyFiles.read(keyFile, PROPERTY);
            signer = keys.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class);
            publicKeys();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(PROPERTY + " holds no keyset of raw Ed25519 keys", e);
        }
    }

    /** The 64-byte signature of a content, by the newest key. */
    public byte[] sign(byte[] content) {
        try {
            return signer.sign(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not signed", e);
        }
    }

    /** Which key {@link #sign} uses. */
    public String keyId() {
        return keyId(keys.getPrimary());
    }

    /** The keys by which signatures can be checked: the newest and those before it. */
    public List<PublicKey> publicKeys() {
        try {
            KeysetHandle open = keys.getPublicKeysetHandle();
            return IntStream.range(0, open.size())
                    .mapToObj(open::getAt)
                    .map(entry -> new PublicKey(keyId(entry), bytes(entry)))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(PROPERTY + " holds no keyset of raw Ed25519 keys", e);
        }
    }

    // Public keys are there to be given away.
    @AccessesPartialKey
    private static byte[] bytes(KeysetHandle.Entry entry) {
        if (entry.getKey() instanceof Ed25519PublicKey key && key.getIdRequirementOrNull() == null) {
            return key.getPublicKeyBytes().toByteArray();
        }
        throw new IllegalStateException(PROPERTY + " holds no keyset of raw Ed25519 keys");
    }

    private static String keyId(KeysetHandle.Entry entry) {
        return Integer.toUnsignedString(entry.getId());
    }

    /**
     * A key that checks signatures.
     *
     * @param keyId names it
     * @param value 32 bytes, as RFC 8032 encodes them
     */
    public record PublicKey(String keyId, byte[] value) {

        public PublicKey {
            value = value.clone();
        }

        @Override
        public byte[] value() {
            return value.clone();
        }
    }
}
