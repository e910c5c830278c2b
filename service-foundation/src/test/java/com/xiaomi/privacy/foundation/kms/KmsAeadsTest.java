package com.xiaomi.privacy.foundation.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that speaks the documented protocols; none of the real services was asked. */
class KmsAeadsTest {

    private static final byte[] SECRET = "a keyset".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BOUND = "key-encryption/intake".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "key-encryption/other".getBytes(StandardCharsets.UTF_8);
    private static final String AWS = "aws-kms://arn:aws:kms:eu-central-1:111122223333:key/1234abcd";
    private static final String GOOGLE = "gcp-kms://projects/p/locations/europe/keyRings/r/cryptoKeys/k";

    @TempDir
    Path folder;

    private StandInKms kms;
    private KmsSettings vault;

    @BeforeEach
    void start() throws IOException {
        kms = new StandInKms(0);
        vault = KmsSettings.vault(kms.vaultUri(), file("token", StandInKms.TOKEN + "\n"));
    }

    @AfterEach
    void stop() {
        kms.close();
    }

    @Test
    void vaultDecryptsWhatItEncryptedForTheSameService() throws Exception {
        Aead key = KmsAeads.at(kms.vaultUri(), vault);

        byte[] ciphertext = key.encrypt(SECRET, BOUND);

        assertThat(new String(ciphertext, StandardCharsets.US_ASCII)).startsWith("vault:v1:");
        assertThat(key.decrypt(ciphertext, BOUND)).isEqualTo(SECRET);
        assertThatThrownBy(() -> key.decrypt(ciphertext, OTHER)).hasMessageContaining("status 400");
        ciphertext[ciphertext.length - 5] ^= 1;
        assertThatThrownBy(() -> key.decrypt(ciphertext, BOUND)).hasMessageContaining("status 400");
    }

    @Test
    void aPodSignsInToVaultByItsServiceAccount() throws Exception {
        KmsSettings pod = KmsSettings.none()
                .with("vault-role", StandInKms.ROLE)
                .with("vault-service-account-token-file", file("pod", StandInKms.POD_TOKEN));
        Aead key = KmsAeads.at(kms.vaultUri(), pod);
        assertThat(key.decrypt(key.encrypt(SECRET, BOUND), BOUND)).isEqualTo(SECRET);

        assertThatThrownBy(() -> KmsAeads.at(kms.vaultUri(), pod.with("vault-role", "another")))
                .isInstanceOf(KmsFailure.class)
                .hasMessageContaining("status 403");
        assertThatThrownBy(() -> KmsAeads.at(kms.vaultUri(), KmsSettings.none()))
                .hasMessageContaining("rights.keys.kms.vault-role");
    }

    @Test
    void whatVaultRefusesIsSaid() throws Exception {
        Aead stranger = KmsAeads.at(kms.vaultUri(), vault.with("vault-token-file", file("wrong", "hvs.wrong")));
        assertThatThrownBy(() -> stranger.encrypt(SECRET, BOUND)).hasMessageContaining("status 403: the token");

        Aead missing = KmsAeads.at(kms.vaultUri() + "-missing", vault);
        assertThatThrownBy(() -> missing.encrypt(SECRET, BOUND)).hasMessageContaining("status 400: no such key");

        Aead sealed = KmsAeads.at(kms.vaultUri(), vault);
        kms.failingWith = 503;
        assertThatThrownBy(() -> sealed.encrypt(SECRET, BOUND)).hasMessageContaining("status 503: it is sealed");
        kms.close();
        assertThatThrownBy(() -> sealed.encrypt(SECRET, BOUND)).hasMessageContaining("can't be reached");
        assertThatThrownBy(() -> KmsAeads.at(kms.vaultUri(), vault.with("vault-token-file", "missing")))
                .hasMessageContaining("rights.keys.kms.vault-token-file");
    }

    @Test
    void anAnswerThatIsNoneIsRefused() throws Exception {
        Aead key = KmsAeads.at(kms.vaultUri(), vault);
        kms.failingWith = 200;
        assertThatThrownBy(() -> key.encrypt(SECRET, BOUND)).hasMessageContaining("without ciphertext");
    }

    @Test
    void awsIsAskedByTinksClient() throws Exception {
        KmsSettings aws = KmsSettings.none()
                .with("endpoint", "http://127.0.0.1:" + kms.port())
                .with("credentials-file", file("aws", "accessKey=a\nsecretKey=s\n"));
        Aead key = KmsAeads.at(AWS, aws);
        byte[] ciphertext = key.encrypt(SECRET, BOUND);
        assertThat(key.decrypt(ciphertext, BOUND)).isEqualTo(SECRET);

        assertThatThrownBy(() -> key.decrypt(ciphertext, OTHER))
                .extracting(KmsFailure::reason)
                .isEqualTo("AWS KMS refused with status 400, InvalidCiphertextException");
        kms.close();
        assertThatThrownBy(() -> key.decrypt(ciphertext, BOUND))
                .extracting(KmsFailure::reason)
                .asString()
                .startsWith("SdkClientException");
    }

    @Test
    void googleIsAskedByTinksClient() throws Exception {
        KmsSettings google = KmsSettings.none()
                .with("endpoint", "http://127.0.0.1:" + kms.port())
                .with("credentials-file", file("google.json", serviceAccount()));
        Aead key = KmsAeads.at(GOOGLE, google);
        byte[] ciphertext = key.encrypt(SECRET, BOUND);
        assertThat(key.decrypt(ciphertext, BOUND)).isEqualTo(SECRET);

        kms.failingWith = 403;
        assertThatThrownBy(() -> key.decrypt(ciphertext, BOUND))
                .extracting(KmsFailure::reason)
                .isEqualTo("Google refused with status 403");
        assertThatThrownBy(() -> KmsAeads.at(GOOGLE, google.with("credentials-file", "missing")))
                .hasMessageContaining("no credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vault://vault:8200/transit/keys/k",
                "hcvault://vault:8200/transit/k",
                "hcvault+http://vault:8200/transit/keys/k",
                "hcvault://user@vault/transit/keys/k",
                "hcvault://vault/transit/keys/k?x=y",
                "aws-kms://alias/k",
                "gcp-kms://projects/p"
            })
    void whatIsNoAddressOfAKeyIsRefused(String uri) {
        assertThatThrownBy(() -> KmsAeads.at(uri, vault)).isInstanceOf(KmsFailure.class);
    }

    @Test
    void noKeyGoesOverANetworkUnencrypted() {
        assertThatThrownBy(() -> KmsAeads.at(AWS, KmsSettings.none().with("endpoint", "http://kms.example.org")))
                .hasMessageContaining("by https");
    }

    @Test
    void withoutReadableCertificatesNobodyVouchesForVault() throws Exception {
        assertThatThrownBy(() -> KmsAeads.at(kms.vaultUri(), vault.with("vault-ca-file", file("ca", "no certificate"))))
                .hasMessageContaining("rights.keys.kms.vault-ca-file");
    }

    private String serviceAccount() throws Exception {
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(KeyPairGenerator.getInstance("RSA")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded());
        String pem = "-----BEGIN PRIVATE KEY-----\\n" + key.replace("\n", "\\n") + "\\n-----END PRIVATE KEY-----\\n";
        return """
                {"type": "service_account", "client_id": "1", "client_email": "intake@p.example", "private_key_id": "1",
                "private_key": "%s", "token_uri": "http://127.0.0.1:%d/token"}""".formatted(pem, kms.port());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
