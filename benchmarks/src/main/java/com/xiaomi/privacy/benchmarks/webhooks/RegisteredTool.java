package com.xiaomi.privacy.benchmarks.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.contracts.event.EventType;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tool that the service calls when a case is opened, with the secret that signs its calls. */
record RegisteredTool(URI at, String token, Signature signature) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final JsonMapper JSON = new JsonMapper();

    /** @param token of an integrator */
    static RegisteredTool register(HttpClient http, MeasuredSystem system, URI url, String token)
            throws IOException, InterruptedException {
        URI webhooks = system.serviceUrl().resolve("/api/v1/webhooks");
        String body = JSON.writeValueAsString(
                Map.of("url", url, "title", "Benchmark", "eventTypes", List.of(EventType.CASE_OPENED.type())));
        HttpResponse<String> answer = send(
                http,
                HttpRequest.newBuilder(webhooks)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body)),
                token,
                HttpURLConnection.HTTP_CREATED);
        JsonNode registered = JSON.readTree(answer.body());
        String id = registered.path("webhook").path("webhookId").textValue();
        return new RegisteredTool(
                URI.create(webhooks + "/" + id),
                token,
                new Signature(registered.path("secret").textValue()));
    }

    /** It is not called any more. */
    void remove(HttpClient http) throws IOException, InterruptedException {
        String version = send(http, HttpRequest.newBuilder(at).GET(), token, HttpURLConnection.HTTP_OK)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        send(
                http,
                HttpRequest.newBuilder(at).header("If-Match", version).DELETE(),
                token,
                HttpURLConnection.HTTP_NO_CONTENT);
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder call, String token, int expected)
            throws IOException, InterruptedException {
        HttpRequest request = call.timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new BenchmarkFailure(
                    "notification-service answered %s with status %d".formatted(request.method(), answer.statusCode()));
        }
        return answer;
    }
}
