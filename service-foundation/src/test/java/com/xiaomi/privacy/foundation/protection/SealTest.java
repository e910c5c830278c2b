package com.xiaomi.privacy.foundation.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed can be checked by anybody with the published key and no library of ours. */
class SealTest {

    private static final byte[] CONTENT = "ids only".getBytes(StandardCharsets.UTF_8);
    // What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410).
    private static final String X509 = "302a300506032b6570032100";

    @TempDir
    Path folder;

    @BeforeAll
    static void register() throws GeneralSecurityException {
        new TinkSetup().register();
    }

    @Test
    void theNewestKeySignsAndTheOnesBeforeItStillCheck() throws GeneralSecurityException, IOException {
        KeysetHandle one = KeysetHandle.generateNew(PredefinedSignatureParameters.ED25519WithRawOutput);
        Seal before = seal(one);
        byte[] earlier = before.sign(CONTENT);
        KeysetHandle rotated = KeysetHandle.newBuilder(one)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedSignatureParameters.ED25519WithRawOutput)
                        .withRandomId()
                        .makePrimary())
                .build();

        Seal after = seal(rotated);

        assertThat(after.publicKeys()).hasSize(2);
        assertThat(after.keyId()).isNotEqualTo(before.keyId());
        assertThat(isSigned(after, before.keyId(), earlier)).isTrue();
        assertThat(isSigned(after, after.keyId(), after.sign(CONTENT))).isTrue();
        assertThat(isSigned(after, after.keyId(), earlier)).isFalse();
        assertThat(after.sign(CONTENT)).hasSize(64);
    }

    @Test
    void keysOfAnotherKindAreRefusedAtTheStart() {
        for (Parameters wrong :
                new Parameters[] {PredefinedSignatureParameters.ED25519, PredefinedSignatureParameters.ECDSA_P256}) {
            assertThatThrownBy(() -> seal(KeysetHandle.generateNew(wrong)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("rights.keys.seal-key-file");
        }
    }

    private Seal seal(KeysetHandle keys) throws GeneralSecurityException, IOException {
        Path file = Files.writeString(
                Files.createTempFile(folder, "seal", ".json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
        Seal seal = new Seal(Optional.of(file));
        seal.open();
        return seal;
    }

    private static boolean isSigned(Seal seal, String keyId, byte[] signature) throws GeneralSecurityException {
        byte[] raw = seal.publicKeys().stream()
                .filter(key -> key.keyId().equals(keyId))
                .findFirst()
                .orElseThrow()
                .value();
        byte[] encoded = HexFormat.of().parseHex(X509 + HexFormat.of().formatHex(raw));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        check.update(CONTENT);
        return check.verify(signature);
    }
}
