package com.xiaomi.privacy.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of passes and proofs are strong enough, or the service does not start. */
class SecretFilesTest {

    @TempDir
    Path folder;

    @Test
    void keysOf3072BitsAreRead() throws Exception {
        KeyPair keys = rsa(3072);

        assertThat(SecretFiles.privateKey(pem("PRIVATE KEY", keys.getPrivate().getEncoded()), "a"))
                .isEqualTo(keys.getPrivate());
        assertThat(SecretFiles.publicKey(pem("PUBLIC KEY", keys.getPublic().getEncoded()), "b"))
                .isEqualTo(keys.getPublic());
    }

    @Test
    void shorterOnesAreRefused() throws Exception {
        KeyPair keys = rsa(2048);

        assertThatIllegalStateException()
                .isThrownBy(() -> SecretFiles.privateKey(
                        pem("PRIVATE KEY", keys.getPrivate().getEncoded()), "pass-signing-key-file"))
                .withMessageContaining("rights.access.pass-signing-key-file is no RSA key of 3072 bits or more");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        SecretFiles.publicKey(pem("PUBLIC KEY", keys.getPublic().getEncoded()), "b"));
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private Optional<Path> pem(String kind, byte[] key) throws IOException {
        String encoded = Base64.getMimeEncoder().encodeToString(key);
        Path file = folder.resolve(kind.replace(' ', '-') + ".pem");
        Files.writeString(file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, encoded));
        return Optional.of(file);
    }
}
