package com.xiaomi.privacy.benchmarks.keys;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.intake.SubmissionLoad;
import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import com.xiaomi.privacy.benchmarks.measure.Window;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.localstack.LocalService;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Encryption beside the submissions that pay for it, and a rotation beside a plain update of as many rows. */
public final class KeyBenchmark {

    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long LOOK_EVERY = 500_000_000;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final String ENDED = "SELECT extract(epoch FROM ended_at - begun_at) FROM key_rotation"
            + " WHERE primary_key_id = ? AND ended_at IS NOT NULL";

    private final MeasuredSystem system;
    private final int dataKeys;

    /** @param dataKeys how many are wrapped anew */
    public KeyBenchmark(MeasuredSystem system, int dataKeys) {
        this.system = system;
        this.dataKeys = dataKeys;
    }

    /**
     * Measures.
     *
     * @param progress takes a line for people after each step
     * @throws BenchmarkFailure if a data key is left to the old key, or is unreadable
     */
    public KeyResult run(Window window, Consumer<String> progress)
            throws SQLException, IOException, InterruptedException {
        try (Connection connection = system.connect();
                Connection keyDatabase = system.connectToKeys()) {
            return run(window, progress, connection, keyDatabase);
        } catch (GeneralSecurityException e) {
            throw new BenchmarkFailure("Tink refused: " + e.getMessage(), e);
        }
    }

    private KeyResult run(Window window, Consumer<String> progress, Connection connection, Connection keyDatabase)
            throws SQLException, IOException, InterruptedException, GeneralSecurityException {
        SubmissionLoad submissions = new SubmissionLoad(system.serviceUrl());
        submissions.run(CLIENTS, window);
        Load one = submissions.run(1, window);
        Load several = submissions.run(CLIENTS, window);
        WrappingKeys keys = WrappingKeys.of(system, LocalService.INTAKE);
        RequestEncryption encryption = RequestEncryption.likeTheLatest(connection, keys);
        double micros = encryption.micros();
        double rowMicros = encryption.rowMicros(keyDatabase);
        double share = (micros + rowMicros) / MICROS_PER_MILLI / one.p50Millis();
        progress.accept("encryption %.0f µs and its key's row %.0f µs of %.1f ms, %.1f %%"
                .formatted(micros, rowMicros, one.p50Millis(), share * 100));
        return new KeyResult(
                encryption.fields(),
                encryption.bytes(),
                one,
                several,
                micros,
                rowMicros,
                share,
                rewrap(progress, connection, keyDatabase, keys));
    }

    private KeyResult.Rewrap rewrap(
            Consumer<String> progress, Connection connection, Connection keyDatabase, WrappingKeys keys)
            throws SQLException, IOException, InterruptedException, GeneralSecurityException {
        ManyDataKeys many = new ManyDataKeys(keyDatabase, keys);
        many.add(dataKeys - Math.min(dataKeys, many.count()));
        int count = many.count();
        double updatePerSecond = many.plainUpdatePerSecond();
        progress.accept("%,d data keys; %,.0f/s by a plain update".formatted(count, updatePerSecond));
        keys.rotate();
        system.restartService();
        double seconds = awaitEnd(connection, keys.primaryId());
        many.requireWrappedByThePrimary();
        double perSecond = count / seconds;
        progress.accept("%,.0f/s wrapped anew by the service".formatted(perSecond));
        return new KeyResult.Rewrap(count, seconds, perSecond, updatePerSecond, Ratio.of(perSecond, updatePerSecond));
    }

    private double awaitEnd(Connection connection, int primaryId) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            system.requireAlive();
            try (PreparedStatement read = connection.prepareStatement(ENDED)) {
                read.setInt(1, primaryId);
                try (ResultSet row = read.executeQuery()) {
                    if (row.next()) {
                        return row.getDouble(1);
                    }
                }
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        throw new BenchmarkFailure("The rotation did not end in " + PATIENCE);
    }
}
