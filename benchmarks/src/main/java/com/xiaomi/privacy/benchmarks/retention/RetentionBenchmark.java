package com.xiaomi.privacy.benchmarks.retention;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.casework.ArrivingCases;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The retention of many closed requests is over at once; case-workflow erases them, keys first. */
public final class RetentionBenchmark {

    // As many as the service works with.
    private static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(40);
    private static final long LOOK_EVERY = 500_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final List<String> PLAIN = List.of(
            "DELETE FROM case_transition WHERE case_id IN (SELECT case_id FROM rights_case WHERE request_id = ?)",
            "DELETE FROM decision WHERE case_id IN (SELECT case_id FROM rights_case WHERE request_id = ?)",
            "DELETE FROM clock_event WHERE case_id IN (SELECT case_id FROM rights_case WHERE request_id = ?)",
            "DELETE FROM proven_identity WHERE request_id = ?",
            "DELETE FROM request_attachment WHERE request_id = ?",
            "DELETE FROM identity_time WHERE request_id = ?",
            "UPDATE rights_case SET state = 'ANONYMISED', language = 'und' WHERE request_id = ?",
            "UPDATE case_request SET reference = NULL, person_ref = NULL, language = 'und' WHERE request_id = ?");

    private final MeasuredSystem system;
    private final int requests;

    public RetentionBenchmark(MeasuredSystem system, int requests) {
        this.system = system;
        this.requests = requests;
    }

    /**
     * Measures.
     *
     * @param progress takes a line for people after each step
     * @throws BenchmarkFailure if something of a request is left
     */
    public RetentionResult run(Consumer<String> progress) throws SQLException, InterruptedException {
        try (Connection connection = system.connect();
                Connection keys = system.connectToKeys()) {
            // So that there are keys, and a trail.
            new ArrivingCases(system, connection).inReview(Right.ACCESS, 1);
            try (Statement statement = connection.createStatement()) {
                statement.execute("TRUNCATE rights_case, case_request, proven_identity, identity_time CASCADE");
            }
            ClosedRequests plain = new ClosedRequests(connection, keys, 1, Math.max(1, requests / THREADS));
            plain.fill("NULL");
            double plainPerSecond = plainly(plain.ids());
            plain.requireGone();
            progress.accept("%.0f requests/s by plain statements".formatted(plainPerSecond));

            ClosedRequests closed = new ClosedRequests(connection, keys, requests, requests);
            closed.fill("now()");
            progress.accept("%,d requests whose retention is over".formatted(requests));
            awaitErased(closed);
            closed.requireGone();
            double seconds = closed.seconds("casework_at");
            double perSecond = requests / seconds;
            progress.accept("%.0f requests/s erased by the service".formatted(perSecond));
            return new RetentionResult(
                    requests,
                    ClosedRequests.ROWS,
                    closed.seconds("decided_at"),
                    seconds,
                    perSecond,
                    plainPerSecond,
                    Ratio.of(perSecond, plainPerSecond));
        }
    }

    private void awaitErased(ClosedRequests closed) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (closed.erased() < requests) {
            system.requireAlive();
            if (System.nanoTime() > end) {
                throw new BenchmarkFailure("The requests were not erased in " + PATIENCE);
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }

    /** Deletes the same rows and keys, a transaction for each request, and nothing else; requests per second. */
    private double plainly(List<UUID[]> ids) throws InterruptedException {
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                running.add(threads.submit(() -> {
                    deleteEach(ids, first);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new BenchmarkFailure("A plain deletion failed: " + e.getCause(), e);
        }
        return ids.size() / ((System.nanoTime() - begin) / NANOS_PER_SECOND);
    }

    private void deleteEach(List<UUID[]> ids, int first) throws SQLException {
        try (Connection connection = system.connect();
                Connection keys = system.connectToKeys()) {
            connection.setAutoCommit(false);
            for (int i = first; i < ids.size(); i += THREADS) {
                delete(keys, "DELETE FROM data_key WHERE id = ?", ids.get(i)[1]);
                for (String statement : PLAIN) {
                    delete(connection, statement, ids.get(i)[0]);
                }
                connection.commit();
            }
        }
    }

    private static void delete(Connection in, String sql, UUID id) throws SQLException {
        try (PreparedStatement delete = in.prepareStatement(sql)) {
            delete.setObject(1, id);
            delete.executeUpdate();
        }
    }
}
