package com.xiaomi.privacy.foundation.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Speaks what is documented of three key management services, as far as it is used here: Vault's Transit engine and Kubernetes login,
 * AWS KMS ({@code TrentService.Encrypt}, {@code Decrypt}), Google's Cloud KMS with its token endpoint. It really encrypts, always under
 * the same key, so that one started later opens what an earlier one encrypted.
 */
public final class StandInKms implements AutoCloseable {

    /** The token that Vault takes. */
    public static final String TOKEN = "hvs.stand-in";

    static final String ROLE = "intake";
    static final String POD_TOKEN = "pod-token";
    static final String KEY = "privacy";

    private static final SecretKeySpec SECRET = new SecretKeySpec(new byte[32], "AES");
    private static final byte[] NONCE = new byte[12];
    private static final int TAG_BITS = 128;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How many plaintexts were given out. */
    public final AtomicInteger opened = new AtomicInteger();

    /** The token that is taken now. */
    public volatile String token = TOKEN;

    /** Answered in place of anything else, if it is not 0. */
    volatile int failingWith;

    private final HttpServer server;

    /** @param port 0 for any */
    public StandInKms(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/auth/kubernetes/login", exchange -> answer(exchange, this::login));
        server.createContext("/v1/transit/", exchange -> answer(exchange, this::transit));
        server.createContext("/v1/projects/", exchange -> answer(exchange, this::google));
        server.createContext("/token", exchange -> answer(exchange, this::googleToken));
        server.createContext("/", exchange -> answer(exchange, this::aws));
        server.start();
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The address of its key as Vault's. */
    public String vaultUri() {
        return "hcvault+http://127.0.0.1:" + port() + "/transit/keys/" + KEY;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Answer login(HttpExchange exchange, JsonNode body) {
        return body.path("role").asText().equals(ROLE)
                        && body.path("jwt").asText().equals(POD_TOKEN)
                ? new Answer(200, Map.of("auth", Map.of("client_token", TOKEN)))
                : vaultRefuses(403, "permission denied");
    }

    private Answer transit(HttpExchange exchange, JsonNode body) throws GeneralSecurityException {
        if (!token.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            return vaultRefuses(403, "permission denied");
        }
        byte[] associated =
                Base64.getDecoder().decode(body.path("associated_data").asText());
        return switch (exchange.getRequestURI().getPath()) {
            case "/v1/transit/encrypt/" + KEY ->
                new Answer(
                        200,
                        Map.of("data", Map.of("ciphertext", "vault:v1:" + encrypted(body, "plaintext", associated))));
            case "/v1/transit/decrypt/" + KEY ->
                vaultDecrypts(body.path("ciphertext").asText(), associated);
            default -> vaultRefuses(400, "encryption key not found");
        };
    }

    private Answer vaultDecrypts(String ciphertext, byte[] associated) {
        if (!ciphertext.startsWith("vault:v1:")) {
            return vaultRefuses(400, "invalid ciphertext: no prefix");
        }
        try {
            String plaintext = decrypted(ciphertext.substring("vault:v1:".length()), associated);
            return new Answer(200, Map.of("data", Map.of("plaintext", plaintext)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return vaultRefuses(400, "cipher: message authentication failed");
        }
    }

    private static Answer vaultRefuses(int status, String why) {
        return new Answer(status, Map.of("errors", new String[] {why}));
    }

    private Answer aws(HttpExchange exchange, JsonNode body) throws GeneralSecurityException {
        byte[] context = body.path("EncryptionContext").toString().getBytes(StandardCharsets.UTF_8);
        String keyId = body.path("KeyId").asText();
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        try {
            return switch (target) {
                case "TrentService.Encrypt" ->
                    new Answer(200, Map.of("KeyId", keyId, "CiphertextBlob", encrypted(body, "Plaintext", context)));
                case "TrentService.Decrypt" ->
                    new Answer(
                            200,
                            Map.of(
                                    "KeyId",
                                    keyId,
                                    "Plaintext",
                                    decrypted(body.path("CiphertextBlob").asText(), context)));
                default -> new Answer(400, Map.of("__type", "UnknownOperationException"));
            };
        } catch (GeneralSecurityException e) {
            return new Answer(400, Map.of("__type", "InvalidCiphertextException"));
        }
    }

    private Answer googleToken(HttpExchange exchange, JsonNode body) {
        return new Answer(200, Map.of("access_token", TOKEN, "token_type", "Bearer", "expires_in", 3600));
    }

    private Answer google(HttpExchange exchange, JsonNode body) throws GeneralSecurityException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(403, Map.of());
        }
        byte[] associated = Base64.getDecoder()
                .decode(body.path("additionalAuthenticatedData").asText());
        return exchange.getRequestURI().getPath().endsWith(":encrypt")
                ? new Answer(200, Map.of("ciphertext", encrypted(body, "plaintext", associated)))
                : new Answer(
                        200,
                        Map.of("plaintext", decrypted(body.path("ciphertext").asText(), associated)));
    }

    private static String encrypted(JsonNode body, String name, byte[] associated) throws GeneralSecurityException {
        byte[] plaintext = Base64.getDecoder().decode(body.path(name).asText());
        return Base64.getEncoder()
                .encodeToString(cipher(Cipher.ENCRYPT_MODE, associated).doFinal(plaintext));
    }

    private String decrypted(String ciphertext, byte[] associated) throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(ciphertext);
        String plaintext = Base64.getEncoder()
                .encodeToString(cipher(Cipher.DECRYPT_MODE, associated).doFinal(bytes));
        opened.incrementAndGet();
        return plaintext;
    }

    /** One nonce for everything: what is encrypted here is a test's. */
    private static Cipher cipher(int mode, byte[] associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, SECRET, new GCMParameterSpec(TAG_BITS, Arrays.copyOf(NONCE, NONCE.length)));
        cipher.updateAAD(associated);
        return cipher;
    }

    private void answer(HttpExchange exchange, Service service) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
            JsonNode body = type.contains("json") ? JSON.readTree(ungzipped(exchange, sent)) : JSON.createObjectNode();
            Answer answer = failingWith == 0
                    ? service.answer(exchange, body)
                    : new Answer(failingWith, Map.of("__type", "Failing"));
            byte[] content = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), content.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(content);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Google's client zips what it sends. */
    private static byte[] ungzipped(HttpExchange exchange, byte[] sent) throws IOException {
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes()
                : sent;
    }

    private record Answer(int status, Map<String, ?> body) {}

    private interface Service {
        Answer answer(HttpExchange exchange, JsonNode body) throws GeneralSecurityException, IOException;
    }
}
