package com.xiaomi.privacy.localstack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.RunningStack;
import com.xiaomi.privacy.localstack.testing.CustomerSignIn;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Signs in as people and machines do. */
final class Keycloak {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    /** The answer of the token endpoint to a user's name and password. */
    HttpResponse<String> passwordGrant(String realm, String client, String user, String password) throws Exception {
        return token(
                realm, Map.of("grant_type", "password", "client_id", client, "username", user, "password", password));
    }

    /** The answer of the token endpoint to a refresh token. */
    HttpResponse<String> refresh(String realm, String client, String refreshToken) throws Exception {
        return token(realm, Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", refreshToken));
    }

    /** The answer of the token endpoint to a service's secret. */
    HttpResponse<String> clientCredentials(String client, String secret) throws Exception {
        return token("staff", Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    /** A call of the admin API as the administrator of the stack, with a JSON body unless it is null. */
    HttpResponse<String> admin(String method, String path, Object body) throws Exception {
        HttpResponse<String> token = token(
                "master",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        LocalCredentials.KEYCLOAK_ADMINISTRATOR,
                        "password",
                        LocalCredentials.password(LocalCredentials.KEYCLOAK_ADMINISTRATOR)));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RunningStack.get().endpoints().keycloakUrl() + "/admin/realms/" + path))
                .header("Authorization", "Bearer " + CustomerSignIn.member(token, "access_token"))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    /** A JSON document of the admin API. */
    JsonNode adminRead(String path) throws Exception {
        return JSON.readTree(admin("GET", path, null).body());
    }

    /** The id of a member of staff. */
    String staffId(String user) throws Exception {
        return adminRead("staff/users?exact=true&username=" + user)
                .path(0)
                .path("id")
                .asText();
    }

    /** The answer of the admin API to a service with its own credentials. */
    HttpResponse<String> readAs(String client, String path) throws Exception {
        HttpResponse<String> token = clientCredentials(client, LocalCredentials.clientSecret(client));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RunningStack.get().endpoints().keycloakUrl() + "/admin/realms/" + path))
                .header("Authorization", "Bearer " + CustomerSignIn.member(token, "access_token"))
                .build();
        return this.client.send(request, BodyHandlers.ofString());
    }

    /** What the access token of an answer says. */
    static JsonNode claims(HttpResponse<String> answer) throws IOException {
        return claims(answer, "access_token");
    }

    /** What a token of an answer says. */
    static JsonNode claims(HttpResponse<String> answer, String member) throws IOException {
        String token = JSON.readTree(answer.body()).path(member).asText();
        String payload = token.split("\\.")[1];
        return JSON.readTree(Base64.getUrlDecoder().decode(payload));
    }

    private HttpResponse<String> token(String realm, Map<String, String> form) throws Exception {
        return client.send(post(realm(realm, "/protocol/openid-connect/token"), form), BodyHandlers.ofString());
    }

    static HttpRequest post(URI url, Map<String, String> form) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
    }

    private static URI realm(String realm, String path) {
        return URI.create(RunningStack.get().endpoints().issuer(realm) + path);
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
