package com.xiaomi.privacy.foundation.kms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** HashiCorp Vault, asked by its HTTP API by somebody whom it knows. */
final class VaultServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SEALED = 503;

    private final HttpClient http;
    private final URI server;
    private final Duration patience;
    private final Optional<String> namespace;
    private final Optional<String> token;

    private VaultServer(HttpClient http, URI server, KmsConfig config, Optional<String> token) {
        this.http = http;
        this.server = server;
        this.patience = config.patience();
        this.namespace = config.vaultNamespace();
        this.token = token;
    }

    /**
     * Vault with a token from a file, or with one that it gives to the pod's service account.
     *
     * @throws KmsFailure if there is neither, or Vault does not let the pod in
     */
    static VaultServer signIn(URI server, KmsConfig config) throws KmsFailure {
        HttpClient http = client(config);
        if (config.vaultTokenFile().isPresent()) {
            String token = read(config.vaultTokenFile().get(), "rights.keys.kms.vault-token-file");
            return new VaultServer(http, server, config, Optional.of(token));
        }
        String role = config.vaultRole()
                .orElseThrow(() ->
                        new KmsFailure("set rights.keys.kms.vault-token-file or rights.keys.kms.vault-role for Vault"));
        String pod = read(config.vaultServiceAccountTokenFile(), "rights.keys.kms.vault-service-account-token-file");
        JsonNode token = new VaultServer(http, server, config, Optional.empty())
                .post("/v1/auth/" + config.vaultLogin() + "/login", Map.of("role", role, "jwt", pod))
                .path("auth")
                .path("client_token");
        if (!token.isTextual()) {
            throw new KmsFailure("Vault let the pod in without a token");
        }
        return new VaultServer(http, server, config, Optional.of(token.textValue()));
    }

    /** @throws KmsFailure if Vault can't be reached or refuses */
    JsonNode post(String path, Map<String, String> body) throws KmsFailure {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                    .timeout(patience)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
            token.ifPresent(known -> request.header("X-Vault-Token", known));
            namespace.ifPresent(name -> request.header("X-Vault-Namespace", name));
            HttpResponse<String> answer =
                    http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
            if (answer.statusCode() != OK) {
                throw refused(answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            // Without its cause, which may repeat a part of the answer.
            throw new KmsFailure("Vault answered with something that is no JSON");
        } catch (IOException e) {
            throw new KmsFailure("Vault can't be reached: " + KmsFailure.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KmsFailure("interrupted while asking Vault", e);
        }
    }

    private static KmsFailure refused(int status) {
        String why = switch (status) {
            case BAD_REQUEST -> "no such key, or not what this key encrypted for this service";
            case FORBIDDEN -> "the token is wrong or over, or its policy does not allow it";
            case NOT_FOUND -> "nothing is mounted there";
            case SEALED -> "it is sealed or in maintenance";
            default -> "see its log";
        };
        return new KmsFailure("Vault refused with status " + status + ": " + why);
    }

    private static String read(Path file, String property) throws KmsFailure {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new KmsFailure(property + " names an unreadable file", e);
        }
    }

    private static HttpClient client(KmsConfig config) throws KmsFailure {
        HttpClient.Builder building = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.patience())
                .followRedirects(HttpClient.Redirect.NEVER);
        if (config.vaultCaFile().isPresent()) {
            building.sslContext(trusting(config.vaultCaFile().get()));
        }
        return building.build();
    }

    private static SSLContext trusting(Path authorities) throws KmsFailure {
        try (InputStream pem = Files.newInputStream(authorities)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new KmsFailure("rights.keys.kms.vault-ca-file names no readable certificates", e);
        }
    }
}
