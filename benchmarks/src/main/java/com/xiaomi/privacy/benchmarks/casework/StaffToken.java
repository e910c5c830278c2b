package com.xiaomi.privacy.benchmarks.casework;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.localstack.LocalCredentials;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Signs the sample staff in, as their programs do. */
final class StaffToken {
    /** Takes cases and gives them back. */
    static final String AGENT = "agent.anna";
    /** Asks for reports. */
    static final String DPO = "dpo.dora";

    private static final int OK = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private StaffToken() {}

    /** A token of ten minutes. */
    static String of(HttpClient http, MeasuredSystem system, String user) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=privacy-staff&username=%s&password=%s"
                .formatted(user, URLEncoder.encode(LocalCredentials.password(user), StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(system.staffTokens())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new BenchmarkFailure("The sign-in server answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body()).path("access_token").textValue();
    }
}
