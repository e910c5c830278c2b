package com.xiaomi.privacy.foundation.kms;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings of a test: what it says, and the defaults. */
public record KmsSettings(Map<String, String> said) implements KmsConfig {

    /** A plain keyset. */
    public static KmsSettings none() {
        return new KmsSettings(Map.of());
    }

    /** The key of a stand-in for Vault, with the right token. */
    public static KmsSettings vault(String uri, Path tokenFile) {
        return new KmsSettings(Map.of("uri", uri, "vault-token-file", tokenFile.toString()));
    }

    /** The same with something else said. */
    public KmsSettings with(String name, Object value) {
        Map<String, String> more = new HashMap<>(said);
        more.put(name, value.toString());
        return new KmsSettings(more);
    }

    @Override
    public Optional<String> uri() {
        return text("uri");
    }

    @Override
    public Optional<URI> endpoint() {
        return text("endpoint").map(URI::create);
    }

    @Override
    public Optional<Path> credentialsFile() {
        return text("credentials-file").map(Path::of);
    }

    @Override
    public Optional<Path> vaultTokenFile() {
        return text("vault-token-file").map(Path::of);
    }

    @Override
    public Optional<String> vaultRole() {
        return text("vault-role");
    }

    @Override
    public String vaultLogin() {
        return "kubernetes";
    }

    @Override
    public Path vaultServiceAccountTokenFile() {
        return Path.of(said.getOrDefault("vault-service-account-token-file", "missing"));
    }

    @Override
    public Optional<String> vaultNamespace() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> vaultCaFile() {
        return text("vault-ca-file").map(Path::of);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(said.get(name));
    }
}
