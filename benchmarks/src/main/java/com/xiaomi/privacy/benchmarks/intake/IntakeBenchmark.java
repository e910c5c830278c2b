package com.xiaomi.privacy.benchmarks.intake;

import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.SubmittedEvent;
import com.xiaomi.privacy.benchmarks.measure.Window;
import com.xiaomi.privacy.benchmarks.pgbench.PgBench;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.contracts.event.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Intake and pgbench in turn, at a growing number of clients. */
public final class IntakeBenchmark {
    private static final List<Integer> CLIENTS = List.of(1, 8, 64);
    private static final int JIT_CLIENTS = 8;
    private static final int HASH_BYTES = 32;

    private final MeasuredSystem system;
    private final Path project;
    private final String pgbench;

    /**
     * @param project the folder with the parent pom
     * @param pgbench the path of pgbench
     */
    public IntakeBenchmark(MeasuredSystem system, Path project, String pgbench) {
        this.system = system;
        this.project = project;
        this.pgbench = pgbench;
    }

    /**
     * Measures.
     *
     * @param progress takes a line for people after each step
     */
    public IntakeResult run(Window window, Consumer<String> progress)
            throws SQLException, IOException, InterruptedException {
        SubmissionLoad submissions = new SubmissionLoad(system.serviceUrl());
        // The just-in-time compiler gets one more load than the database, for both to be measured warm.
        submissions.run(JIT_CLIENTS, window);
        try (Connection connection = system.connect()) {
            BaselineSchema.create(connection, project);
            PgBench baseline = new PgBench(
                    pgbench,
                    system,
                    BaselineSchema.NAME,
                    IntakeBenchmark.class,
                    "submit.pgbench.sql",
                    values(connection));
            List<IntakeResult.Step> steps = new ArrayList<>();
            for (int clients : CLIENTS) {
                Load intake = submissions.run(clients, window);
                Load database = baseline.run(clients, window);
                IntakeResult.Step step = IntakeResult.Step.of(clients, intake, database);
                progress.accept("%d clients: intake %.0f/s, pgbench %.0f/s, ratio %.2f"
                        .formatted(clients, intake.perSecond(), database.perSecond(), step.ratio()));
                steps.add(step);
            }
            system.requireAlive();
            BaselineSchema.requireSameRows(connection);
            return new IntakeResult(
                    version(connection),
                    window.warmUp().toSeconds(),
                    window.measured().toSeconds(),
                    steps);
        }
    }

    private static Map<String, String> values(Connection connection) throws SQLException {
        Map<String, String> values = new HashMap<>(SubmissionRow.latest(connection));
        values.put("genesis", "\\x" + "00".repeat(HASH_BYTES));
        values.put("topic", EventType.REQUEST_SUBMITTED.topic().topicName());
        values.put("type", EventType.REQUEST_SUBMITTED.type());
        values.put("payload", SubmittedEvent.of(UUID.randomUUID()));
        return values;
    }

    private static String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version")) {
            row.next();
            return row.getString(1);
        }
    }
}
