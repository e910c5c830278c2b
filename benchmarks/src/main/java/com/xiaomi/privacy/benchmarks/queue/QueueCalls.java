package com.xiaomi.privacy.benchmarks.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.StaffToken;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/** Asks the running service for pages, signed in as an agent. */
final class QueueCalls {
    private static final int OK = 200;
    private static final int QUERY_AND_SORT = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final MeasuredSystem system;
    private String token;

    QueueCalls(HttpClient http, MeasuredSystem system) {
        this.http = http;
        this.system = system;
    }

    /** Signs in anew, for a token lives for ten minutes only. */
    void signIn() throws IOException, InterruptedException {
        token = StaffToken.of(http, system, StaffToken.AGENT);
    }

    /** The first page. */
    JsonNode first(String query) throws IOException, InterruptedException {
        return JSON.readTree(get(query));
    }

    /** Asks for a page and forgets it. */
    void page(String query, String cursor) throws IOException, InterruptedException {
        get(cursor == null ? query : query + "&cursor=" + cursor);
    }

    /**
     * The cursor of another place in the same queue.
     *
     * @param next the cursor of a page of that queue
     * @param place text of the form {@code key/caseId}
     */
    static String at(String next, String place) {
        String[] parts = new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8).split("/");
        String text = String.join("/", Arrays.asList(parts).subList(0, QUERY_AND_SORT)) + "/" + place;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String get(String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(system.serviceUrl().resolve("/api/v1/cases?" + query))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new BenchmarkFailure("case-workflow answered a queue with status " + answer.statusCode());
        }
        return answer.body();
    }
}
