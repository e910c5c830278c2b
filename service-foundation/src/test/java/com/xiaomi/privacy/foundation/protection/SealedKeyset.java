package com.xiaomi.privacy.foundation.protection;

import com.xiaomi.privacy.foundation.kms.KmsSettings;
import com.xiaomi.privacy.foundation.kms.StandInKms;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.SharedStack;
import com.xiaomi.privacy.localstack.secrets.LocalSecrets;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;

/** Has the stack's keyset encrypted by a stand-in for Vault, which is away again when the service starts. */
public class SealedKeyset implements QuarkusTestResourceLifecycleManager {

    private static final String FILE = "rights.keys.encryption-key-file";

    private Path folder;

    /** After the stack's own, whose setting it replaces. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        Path secrets = SharedStack.endpoints().home().resolve(LocalSecrets.FOLDER);
        String plain =
                new LocalSecrets(secrets).configuration(LocalService.FOUNDATION).get(FILE);
        try (StandInKms vault = new StandInKms(0)) {
            folder = Files.createTempDirectory("sealed-keyset");
            Path token = Files.writeString(folder.resolve("token"), StandInKms.TOKEN);
            TinkSetup.registerKinds();
            KeysetFile file = new KeysetFile("request-intake-service", KmsSettings.vault(vault.vaultUri(), token));
            String sealed = file.written(
                    file.read(Optional.of(Path.of(plain)), Optional.empty()), Optional.of(vault.vaultUri()));
            return Map.of(
                    FILE,
                    Files.writeString(folder.resolve("sealed.json"), sealed).toString(),
                    "rights.keys.kms.uri",
                    vault.vaultUri(),
                    "rights.keys.kms.vault-token-file",
                    token.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(folder.resolve("token"));
            Files.deleteIfExists(folder.resolve("sealed.json"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
