package com.xiaomi.privacy.benchmarks.casework;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.ClosedLoop;
import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.Window;
import com.xiaomi.privacy.benchmarks.pgbench.PgBench;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.StaffToken;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** An agent's programs take cases and give them back, beside pgbench, at a growing number of clients. */
public final class CommandBenchmark {
    private static final List<Integer> CLIENTS = List.of(1, 8, 64);
    private static final int JIT_CLIENTS = 8;
    private static final int FIRST_CALLS = 20;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MeasuredSystem system;
    private final String pgbench;

    /** @param pgbench the path of pgbench */
    public CommandBenchmark(MeasuredSystem system, String pgbench) {
        this.system = system;
        this.pgbench = pgbench;
    }

    /**
     * Measures.
     *
     * @param progress takes a line for people after each step
     */
    public CommandResult run(Window window, Consumer<String> progress)
            throws SQLException, IOException, InterruptedException {
        try (Connection connection = system.connect();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build()) {
            Queue<Next> waiting = new ConcurrentLinkedQueue<>();
            CommandCases.load(connection).forEach(caseId -> waiting.add(new Next(caseId, "take", "\"1\"")));
            // The first calls fetch keys and open connections.
            String token = StaffToken.of(http, system, StaffToken.AGENT);
            for (int i = 0; i < FIRST_CALLS; i++) {
                waiting.add(send(http, token, waiting.remove()));
            }
            // The just-in-time compiler gets one more load than the database, for both to be measured warm.
            commands(http, waiting, JIT_CLIENTS, window);
            PgBench baseline = new PgBench(
                    pgbench, system, "public", CommandBenchmark.class, "command.pgbench.sql", values(connection));
            List<CommandResult.Step> steps = new ArrayList<>();
            for (int clients : CLIENTS) {
                Load commands = commands(http, waiting, clients, window);
                Load database = baseline.run(clients, window);
                CommandResult.Step step = CommandResult.Step.of(clients, commands, database);
                progress.accept("%d clients: %.0f commands/s, pgbench %.0f/s, ratio %.2f"
                        .formatted(clients, commands.perSecond(), database.perSecond(), step.ratio()));
                steps.add(step);
            }
            system.requireAlive();
            CommandCases.requireSameRows(connection);
            return new CommandResult(CommandCases.COUNT, steps);
        }
    }

    private static Map<String, String> values(Connection connection) throws SQLException {
        Map<String, String> values = new HashMap<>(CommandCases.written(connection));
        values.put("cases", Integer.toString(CommandCases.COUNT));
        return values;
    }

    private Load commands(HttpClient http, Queue<Next> waiting, int clients, Window window)
            throws IOException, InterruptedException {
        String token = StaffToken.of(http, system, StaffToken.AGENT);
        return ClosedLoop.run(clients, window, () -> waiting.add(send(http, token, waiting.remove())));
    }

    private Next send(HttpClient http, String token, Next next) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(system.serviceUrl()
                        .resolve("/api/v1/cases/%s/commands/%s".formatted(next.caseId(), next.command())))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("If-Match", next.etag())
                .POST(BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
        if (answer.statusCode() != OK) {
            throw new BenchmarkFailure(
                    "case-workflow answered %d to %s".formatted(answer.statusCode(), next.command()));
        }
        return new Next(
                next.caseId(),
                next.command().equals("take") ? "give-back" : "take",
                answer.headers().firstValue("ETag").orElseThrow());
    }

    /** What is to be done with a case. */
    private record Next(UUID caseId, String command, String etag) {}
}
