package com.xiaomi.privacy.benchmarks.system;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.localstack.LocalCredentials;
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

/** Signs the sample staff and data systems in, as their programs do. */
public final class StaffToken {
    /** Works on cases. */
    public static final String AGENT = "agent.anna";
    /** Asks for reports. */
    public static final String DPO = "dpo.dora";
    /** Reads and checks the audit trail. */
    public static final String AUDITOR = "auditor.aldo";

    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private StaffToken() {}

    /** A token of ten minutes. */
    public static String of(HttpClient http, MeasuredSystem system, String user)
            throws IOException, InterruptedException {
        return token(
                http,
                system,
                "grant_type=password&client_id=privacy-staff&scope=openid&username=%s&password=%s"
                        .formatted(user, URLEncoder.encode(LocalCredentials.password(user), StandardCharsets.UTF_8)));
    }

    /** A token of a data system, for some minutes. */
    public static String ofDataSystem(HttpClient http, MeasuredSystem system, String client)
            throws IOException, InterruptedException {
        return token(
                http,
                system,
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(
                                client,
                                URLEncoder.encode(LocalCredentials.clientSecret(client), StandardCharsets.UTF_8)));
    }

    private static String token(HttpClient http, MeasuredSystem system, String form)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(system.staffIssuer() + "/protocol/openid-connect/token"))
                        .timeout(PATIENCE)
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
