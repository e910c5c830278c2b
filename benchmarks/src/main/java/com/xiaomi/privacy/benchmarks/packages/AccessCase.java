package com.xiaomi.privacy.benchmarks.packages;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.casework.ArrivingCases;
import com.xiaomi.privacy.benchmarks.casework.CaseworkCalls;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.StaffToken;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** An invented person's request for access, from its events to its package. */
final class AccessCase {
    private static final String SYSTEM = "example-connector";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final double NANOS = 1e9;
    private static final Duration BUILDING = Duration.ofMinutes(20);
    private static final long LOOK_NANOS = 10_000_000;

    private final MeasuredSystem system;
    private final Connection connection;
    private final HttpClient http;
    private final CaseworkCalls calls;
    private UUID caseId;
    private UUID taskId;

    AccessCase(MeasuredSystem system, Connection connection, HttpClient http) {
        this.system = system;
        this.connection = connection;
        this.http = http;
        this.calls = new CaseworkCalls(system, http);
    }

    /** Registers the data system that is asked by every case. */
    static void registerSystem(MeasuredSystem system, HttpClient http) throws IOException, InterruptedException {
        new CaseworkCalls(system, http).register(SYSTEM, Right.ACCESS);
    }

    /** Opens the case and has an agent grant it. */
    void grant() throws SQLException, IOException, InterruptedException {
        ArrivingCases cases = new ArrivingCases(system, connection);
        caseId = cases.inReview(Right.ACCESS, 1).getFirst();
        String agent = StaffToken.of(http, system, StaffToken.AGENT);
        calls.command(caseId, "take", cases.version(caseId), agent);
        calls.command(caseId, "grant", cases.version(caseId), agent);
        taskId = UUID.fromString(value("SELECT task_id FROM fulfilment_task WHERE case_id = ?"));
    }

    /** Sends a file as the data system. */
    void send(SampleFile file) throws IOException, InterruptedException {
        calls.send(
                task("/files/" + file.name())
                        .setHeader("Content-Type", "application/octet-stream")
                        .header("Content-Digest", file.digest())
                        .PUT(BodyPublishers.ofFile(file.content())),
                StaffToken.ofDataSystem(http, system, SYSTEM),
                CREATED);
    }

    /**
     * Answers as the data system, and waits for the package.
     *
     * @return seconds
     */
    double answer() throws SQLException, IOException, InterruptedException {
        HttpRequest.Builder answer = task("/result").POST(BodyPublishers.ofString("{\"result\":\"DONE\"}"));
        String token = StaffToken.ofDataSystem(http, system, SYSTEM);
        long begin = System.nanoTime();
        calls.send(answer, token, OK);
        awaitPackage();
        return (System.nanoTime() - begin) / NANOS;
    }

    /** The size of the package in bytes. */
    long packageBytes() throws SQLException {
        return Long.parseLong(value("SELECT size_bytes FROM case_package WHERE case_id = ?"));
    }

    /**
     * Reads the whole package, as the one who releases it does.
     *
     * @return seconds
     */
    double download() throws IOException, InterruptedException {
        String token = StaffToken.of(http, system, StaffToken.DPO);
        long begin = System.nanoTime();
        calls.send(calls.to("/api/v1/cases/%s/package".formatted(caseId)).GET(), token, OK);
        return (System.nanoTime() - begin) / NANOS;
    }

    private HttpRequest.Builder task(String path) {
        return calls.to("/api/v1/tasks/" + taskId + path);
    }

    private void awaitPackage() throws SQLException {
        long end = System.nanoTime() + BUILDING.toNanos();
        while (!CaseState.AWAITING_RELEASE.name().equals(value("SELECT state FROM rights_case WHERE case_id = ?"))) {
            system.requireAlive();
            if (System.nanoTime() > end) {
                throw new BenchmarkFailure("The package was not there within " + BUILDING + ".");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Empty if there is no such row yet. */
    private String value(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, caseId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
