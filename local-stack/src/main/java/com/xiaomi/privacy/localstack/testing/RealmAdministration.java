package com.xiaomi.privacy.localstack.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What only the administrator of the sign-in server does: people and programs that a test alone knows. */
final class RealmAdministration {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final String keycloak;

    /** @param issuer of any realm of the sign-in server */
    RealmAdministration(String issuer) {
        this.keycloak = issuer.replaceFirst("/realms/[^/]+$", "");
    }

    /** @param path below {@code /admin/realms/} */
    void create(String path, Object body) {
        send(call(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(written(body))));
    }

    /**
     * Replaces something.
     *
     * @param path below {@code /admin/realms/}
     */
    void change(String path, Object body) {
        send(call(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(written(body))));
    }

    /** @param path below {@code /admin/realms/} */
    JsonNode read(String path) {
        return send(call(path).GET());
    }

    /** What somebody sends who signs in with their password. */
    static Map<String, String> byPassword(String client, String user) {
        return Map.of(
                "grant_type",
                "password",
                "client_id",
                client,
                "scope",
                "openid",
                "username",
                user,
                "password",
                LocalCredentials.password(user));
    }

    /** Asks for a token; what the sign-in server answers. */
    static JsonNode grant(String issuer, Map<String, String> grant) {
        String form = grant.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Lets the services take the tokens of a client. */
    static Map<String, Object> audience() {
        return Map.of(
                "name",
                "audience",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-audience-mapper",
                "config",
                Map.of("included.custom.audience", "privacy-support", "access.token.claim", "true"));
    }

    private HttpRequest.Builder call(String path) {
        String admin = grant(
                        keycloak + "/realms/master", byPassword("admin-cli", LocalCredentials.KEYCLOAK_ADMINISTRATOR))
                .path("access_token")
                .textValue();
        return HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/" + path))
                .header("Authorization", "Bearer " + admin);
    }

    private static JsonNode send(HttpRequest.Builder call) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(call.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / HUNDRED != SUCCESS) {
                throw new StackException("The sign-in server answers " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new StackException("The sign-in server does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted", e);
        }
    }

    private static String written(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
