package com.xiaomi.privacy.benchmarks.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** One file of one invented person. */
final class Upload {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final String SUBMISSION = """
            {"language":"de","requesterKind":"SELF","contact":{"email":"erika.%s@example.org"},\
            "policyVersion":"2024-12-16","rights":[{"right":"ACCESS"}]}""";
    private static final String ANNOUNCEMENT = """
            {"fileName":"sample.pdf","mediaType":"application/pdf","sizeBytes":%d}""";

    private final HttpClient http;
    private final URI service;
    private final long size;
    private final String attachments;
    private final String pass;
    private final JsonNode announced;

    private Upload(HttpClient http, URI service, long size, String attachments, String pass, JsonNode announced) {
        this.http = http;
        this.service = service;
        this.size = size;
        this.attachments = attachments;
        this.pass = pass;
        this.announced = announced;
    }

    /** Submits a request and announces a file for it. */
    static Upload announce(HttpClient http, URI service, long size) throws IOException, InterruptedException {
        String person = UUID.randomUUID().toString();
        JsonNode receipt = call(
                http,
                post(service, "/api/v1/requests?country=DE", SUBMISSION.formatted(person))
                        .header("Idempotency-Key", person),
                CREATED);
        String request = "/api/v1/requests/" + receipt.path("reference").textValue();
        String pass = call(
                        http,
                        post(service, request + "/pass", "")
                                .header(
                                        "Authorization",
                                        "Tracking "
                                                + receipt.path("trackingToken").textValue()),
                        OK)
                .path("pass")
                .textValue();
        String attachments = request + "/attachments";
        JsonNode announced = call(
                http,
                post(service, attachments, ANNOUNCEMENT.formatted(size)).header("Authorization", "Bearer " + pass),
                CREATED);
        return new Upload(http, service, size, attachments, pass, announced);
    }

    /** Streams the file to the service. */
    void send() throws IOException, InterruptedException {
        BodyPublisher content =
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new SampleFile(size)), size);
        call(
                http,
                request(service, announced.path("contentPath").textValue())
                        .header("Content-Type", "application/pdf")
                        .header("Authorization", "Bearer " + pass)
                        .PUT(content),
                NO_CONTENT);
    }

    /** Has it checked and kept. */
    void complete() throws IOException, InterruptedException {
        String path = attachments + "/" + announced.path("attachmentId").textValue() + "/complete";
        call(http, post(service, path, "").header("Authorization", "Bearer " + pass), OK);
    }

    private static HttpRequest.Builder post(URI service, String path, String body) {
        HttpRequest.Builder call = request(service, path).POST(BodyPublishers.ofString(body));
        return body.isEmpty() ? call : call.header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder request(URI service, String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE);
    }

    private static JsonNode call(HttpClient http, HttpRequest.Builder call, int expected)
            throws IOException, InterruptedException {
        HttpRequest request = call.build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != expected) {
            throw new BenchmarkFailure("Intake answered " + request.method() + " with status " + answer.statusCode());
        }
        return answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body());
    }
}
