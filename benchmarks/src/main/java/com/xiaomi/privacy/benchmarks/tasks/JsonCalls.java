package com.xiaomi.privacy.benchmarks.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls that must succeed. */
final class JsonCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int HUNDRED = 100;
    private static final int SUCCESS = 2;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;

    JsonCalls(HttpClient http) {
        this.http = http;
    }

    /** @param token null where none is asked for */
    JsonNode get(URI address, String token) throws IOException, InterruptedException {
        return send(request(address, token).GET());
    }

    JsonNode post(URI address, String token, Object body) throws IOException, InterruptedException {
        return send(json(address, token).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    JsonNode put(URI address, String token, Object body) throws IOException, InterruptedException {
        return send(json(address, token).PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** A command of staff on what they saw. */
    JsonNode command(URI address, String token, long version) throws IOException, InterruptedException {
        return send(
                json(address, token).header("If-Match", "\"" + version + "\"").POST(BodyPublishers.ofString("{}")));
    }

    /** A token of a sign-in server. */
    String token(String issuer, Map<String, String> form) throws IOException, InterruptedException {
        String encoded = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(URI.create(issuer + "/protocol/openid-connect/token"), null)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded)))
                .path("access_token")
                .textValue();
    }

    private static HttpRequest.Builder json(URI address, String token) {
        return request(address, token).header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder request(URI address, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder call) throws IOException, InterruptedException {
        HttpRequest request = call.build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / HUNDRED != SUCCESS) {
            throw new BenchmarkFailure("%s %s was answered with %d"
                    .formatted(request.method(), request.uri().getPath(), answer.statusCode()));
        }
        return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
    }
}
