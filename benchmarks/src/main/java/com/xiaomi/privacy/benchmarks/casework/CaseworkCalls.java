package com.xiaomi.privacy.benchmarks.casework;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.StaffToken;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** Calls of case-workflow that must succeed. */
public final class CaseworkCalls {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OK = 200;
    private static final String DESCRIPTION = """
            {"title":"Orders","owner":"Team Orders","cell":"EU","rights":["%s"],"mode":"KAFKA","answerWithin":"PT24H",\
            "holdings":[{"category":"ORDERS","dataSubjects":["customers"],"purpose":"To deliver what was bought",\
            "legalBasis":"CONTRACT","source":"the shop","recipients":["carriers"],\
            "transfers":[{"country":"SG","safeguard":"standard contractual clauses"}],\
            "retention":{"period":"P3Y","after":"the order was delivered"}}],\
            "retentionExceptions":[],"security":["encrypted at rest"]}""";

    private final MeasuredSystem system;
    private final HttpClient http;

    public CaseworkCalls(MeasuredSystem system, HttpClient http) {
        this.system = system;
        this.http = http;
    }

    /** Registers a data system that carries one right out. */
    public void register(String name, Right right) throws IOException, InterruptedException {
        send(
                to("/api/v1/systems/" + name).PUT(BodyPublishers.ofString(DESCRIPTION.formatted(right))),
                StaffToken.of(http, system, StaffToken.DPO),
                OK);
    }

    /** A command of staff without a body of its own. */
    public void command(UUID caseId, String name, long version, String token) throws IOException, InterruptedException {
        send(
                to("/api/v1/cases/%s/commands/%s".formatted(caseId, name))
                        .header("If-Match", "\"" + version + "\"")
                        .POST(BodyPublishers.ofString("{}")),
                token,
                OK);
    }

    /** A call with a body of JSON, unless it says something else. */
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(system.serviceUrl().resolve(path)).setHeader("Content-Type", "application/json");
    }

    /** @throws BenchmarkFailure if the answer has another status */
    public void send(HttpRequest.Builder call, String token, int expected) throws IOException, InterruptedException {
        HttpRequest request = call.timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
        if (answer.statusCode() != expected) {
            throw new BenchmarkFailure("case-workflow answered %s %s with status %d"
                    .formatted(request.method(), request.uri().getPath(), answer.statusCode()));
        }
    }
}
