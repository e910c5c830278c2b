package com.xiaomi.privacy.localstack.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An OpenID provider that speaks the protocol and says about its sign-ins what a test wants it to say. */
final class LyingProvider implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final KeyPair published = keys();
    private final AtomicInteger codesBrought = new AtomicInteger();
    private volatile UnaryOperator<Map<String, String>> answer =
            asked -> Map.of("code", "a-code", "state", asked.get("state"));
    private volatile String sendsTo;
    private volatile UnaryOperator<Map<String, Object>> lie = UnaryOperator.identity();
    private volatile KeyPair signsWith = published;
    private volatile Map<String, String> asked = Map.of();

    LyingProvider() throws IOException {
        server.createContext("/auth", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/certs", this::certificates);
        server.start();
    }

    /** Its address, which is its name as well. */
    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Changes what its ID tokens say. */
    void says(UnaryOperator<Map<String, Object>> change) {
        lie = change;
    }

    /** From now on it signs with a key that it does not publish. */
    void signsWithAnotherKey() {
        signsWith = keys();
    }

    /** From now on it sends browsers there, with these parameters made of those that they came with. */
    void sendsBrowsersTo(String address, UnaryOperator<Map<String, String>> parameters) {
        sendsTo = address;
        answer = parameters;
    }

    /** With what the last browser came. */
    Map<String, String> asked() {
        return asked;
    }

    /** How many codes were brought to it. */
    int codesBrought() {
        return codesBrought.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        asked = Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
        String address = sendsTo == null ? asked.get("redirect_uri") : sendsTo;
        exchange.getResponseHeaders().set("Location", address + "?" + Keycloak.encode(answer.apply(asked)));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        codesBrought.incrementAndGet();
        Map<String, Object> claims = new LinkedHashMap<>();
        long now = Instant.now().getEpochSecond();
        claims.put("iss", issuer());
        claims.put("sub", "somebody");
        claims.put("aud", asked.get("client_id"));
        claims.put("nonce", asked.get("nonce"));
        claims.put("iat", now);
        claims.put("exp", now + 60);
        respond(
                exchange,
                Map.of("access_token", "opaque", "token_type", "Bearer", "id_token", signed(lie.apply(claims))));
    }

    private void certificates(HttpExchange exchange) throws IOException {
        RSAPublicKey key = (RSAPublicKey) published.getPublic();
        respond(
                exchange,
                Map.of(
                        "keys",
                        List.of(Map.of(
                                "kty", "RSA",
                                "use", "sig",
                                "alg", "RS256",
                                "kid", "published",
                                "n", number(key.getModulus()),
                                "e", number(key.getPublicExponent())))));
    }

    private static void respond(HttpExchange exchange, Map<String, Object> body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    private String signed(Map<String, Object> claims) {
        try {
            String text = part(Map.of("alg", "RS256", "typ", "JWT", "kid", "published")) + "." + part(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signsWith.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, Object> members) {
        try {
            return BASE64.encodeToString(JSON.writeValueAsBytes(members));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }
}
