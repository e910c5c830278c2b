package com.xiaomi.privacy.foundation.protection;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.kms.KmsConfig;
import com.xiaomi.privacy.foundation.kms.KmsSettings;
import com.xiaomi.privacy.foundation.kms.StandInKms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetCommandTest {

    private static final String SERVICE = "request-intake-service";

    @TempDir
    Path folder;

    private StandInKms vault;
    private KmsConfig sealed;

    @BeforeEach
    void start() throws IOException {
        vault = new StandInKms(0);
        sealed = KmsSettings.vault(vault.vaultUri(), Files.writeString(folder.resolve("token"), StandInKms.TOKEN));
    }

    @AfterEach
    void stop() {
        vault.close();
    }

    @Test
    void aPlainKeysetIsMadeAndRotated() throws Exception {
        rotates(KmsSettings.none());
        assertThat(Files.readString(folder.resolve("1"))).contains("\"key\"");
    }

    @Test
    void anEncryptedKeysetIsMadeAndRotatedInTheSameWay() throws Exception {
        rotates(sealed);
        assertThat(Files.readString(folder.resolve("1")))
                .contains("\"encryptedKeyset\"")
                .doesNotContain("\"key\"");
    }

    private void rotates(KmsConfig kms) throws IOException {
        assertThat(run(kms, "create", "1").status()).isZero();
        assertThat(run(kms, "add", "1", "2").status()).isZero();
        List<String> ids = run(kms, "list", "2").lines();
        assertThat(ids).hasSize(2);
        assertThat(ids.getFirst()).endsWith(" wraps");
        assertThat(run(kms, "promote", ids.getLast(), "2", "3").status()).isZero();
        assertThat(run(kms, "list", "3").lines())
                .containsExactly(ids.getFirst().replace(" wraps", ""), ids.getLast() + " wraps");
        assertThat(run(kms, "delete", ids.getLast(), "3", "4").problem()).contains("promote another one first");
        assertThat(run(kms, "delete", ids.getFirst().replace(" wraps", ""), "3", "4")
                        .status())
                .isZero();
        assertThat(run(kms, "list", "4").lines()).containsExactly(ids.getLast() + " wraps");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("4"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aPlainKeysetIsSealedAndKeepsItsKeys() throws Exception {
        run(KmsSettings.none(), "create", "plain");

        assertThat(run(sealed, "seal", "plain", "sealed").status()).isZero();

        assertThat(run(sealed, "list", "sealed").lines())
                .isEqualTo(run(KmsSettings.none(), "list", "plain").lines());
        assertThat(run(KmsSettings.none(), "seal", "plain", "again").problem()).contains("RIGHTS_KEYS_KMS_URI");
    }

    @Test
    void whatIsNotWhatItShouldBeIsRefusedWithAReason() throws Exception {
        run(KmsSettings.none(), "create", "plain");
        run(sealed, "create", "sealed");

        assertThat(run(sealed, "list", "plain").problem()).contains("names a plain keyset");
        assertThat(run(KmsSettings.none(), "list", "sealed").problem()).contains("names an encrypted keyset");
        assertThat(run("case-workflow-service", sealed, "list", "sealed").problem())
                .contains("the KMS does not open", "status 400");
        assertThat(run(sealed, "create", "sealed").problem()).contains("is there already");
        assertThat(run(sealed, "promote", "1", "sealed", "x").problem()).contains("there is no key 1");
        assertThat(run(sealed, "list", "missing").problem()).contains("unreadable file");
        String content = Files.readString(folder.resolve("sealed"));
        int inside = content.indexOf("encryptedKeyset") + 60;
        Files.writeString(
                folder.resolve("changed"),
                content.substring(0, inside)
                        + (content.charAt(inside) == 'A' ? 'B' : 'A')
                        + content.substring(inside + 1));
        assertThat(run(sealed, "list", "changed").problem()).contains("the KMS does not open", "status 400");
        vault.close();
        assertThat(run(sealed, "list", "sealed").problem()).contains("can't be reached");
        assertThat(run(sealed, "turn", "sealed").status()).isEqualTo(2);
    }

    private Outcome run(KmsConfig kms, String... arguments) {
        return run(SERVICE, kms, arguments);
    }

    /** Names of files become paths; command and ids stay. */
    private Outcome run(String service, KmsConfig kms, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = service;
        all[1] = arguments[0];
        boolean withId = arguments[0].equals("promote") || arguments[0].equals("delete");
        for (int i = 1; i < arguments.length; i++) {
            all[i + 1] = i == 1 && withId
                    ? arguments[i]
                    : folder.resolve(arguments[i]).toString();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        int status = KeysetCommand.run(
                new KeySettings(Optional.empty(), kms, 1), new PrintStream(out), new PrintStream(problems), all);
        return new Outcome(
                status,
                out.toString(StandardCharsets.UTF_8).lines().toList(),
                problems.toString(StandardCharsets.UTF_8));
    }

    private record Outcome(int status, List<String> lines, String problem) {}
}
