package com.xiaomi.privacy.benchmarks.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.MemoryWatch;
import com.xiaomi.privacy.benchmarks.system.StaffToken;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** case-workflow checks a long audit trail; the same rows are read by JDBC, and as many bytes are hashed. */
public final class AuditBenchmark {

    private static final int ROUNDS = 5;
    private static final int FETCH = 2_000;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String ROWS = "SELECT chain_id, position, entry_id, recorded_at, content, content_digest, hash"
            + " FROM audit_entry ORDER BY chain_id, position";
    private static final JsonMapper JSON = new JsonMapper();

    private final MeasuredSystem system;
    private final int chains;
    private final long entries;

    public AuditBenchmark(MeasuredSystem system, int chains) {
        this.system = system;
        this.chains = chains;
        this.entries = (long) chains * SampleTrail.LENGTH;
    }

    /**
     * Measures.
     *
     * @param progress takes a line for people after each step
     * @throws BenchmarkFailure if the check does not count what is there, or does not find what is wrong
     */
    public AuditResult run(Consumer<String> progress) throws SQLException, IOException, InterruptedException {
        try (Connection connection = system.connect();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            SampleTrail trail = new SampleTrail(connection);
            trail.fill(chains);
            int contentBytes = trail.contentBytes();
            progress.accept("%,d entries in %,d chains".formatted(entries, chains));
            // For the just-in-time compiler and the cache of the database.
            checkedPerSecond(http);
            readPerSecond(connection);
            hashedPerSecond(contentBytes);
            List<AuditResult.Round> rounds = new ArrayList<>();
            double peakHeap;
            try (MemoryWatch memory = system.watchMemory()) {
                for (int i = 0; i < ROUNDS; i++) {
                    AuditResult.Round round = new AuditResult.Round(
                            checkedPerSecond(http), readPerSecond(connection), hashedPerSecond(contentBytes));
                    rounds.add(round);
                    progress.accept("%,.0f entries/s checked, %,.0f read, %,.0f hashed"
                            .formatted(round.perSecond(), round.readPerSecond(), round.hashPerSecond()));
                }
                peakHeap = memory.peakHeapMib();
            }
            requireThatTamperingIsFound(http, trail);
            double perSecond = median(rounds, AuditResult.Round::perSecond);
            double read = median(rounds, AuditResult.Round::readPerSecond);
            double hash = median(rounds, AuditResult.Round::hashPerSecond);
            return new AuditResult(
                    chains,
                    entries,
                    rounds,
                    perSecond,
                    read,
                    hash,
                    Ratio.of(perSecond, read),
                    Ratio.of(perSecond, hash),
                    peakHeap);
        }
    }

    private double checkedPerSecond(HttpClient http) throws IOException, InterruptedException {
        JsonNode own = check(http);
        // Who has the trail checked is in the trail, so each check adds to it.
        long checked = own.path("entries").longValue();
        if (checked < entries || own.path("badChains").longValue() != 0) {
            throw new BenchmarkFailure("The check says of %d entries: %s".formatted(entries, own));
        }
        return checked / own.path("seconds").doubleValue();
    }

    private JsonNode check(HttpClient http) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(system.serviceUrl().resolve("/api/v1/audit/verification"))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + StaffToken.of(http, system, StaffToken.AUDITOR))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new BenchmarkFailure("case-workflow answered %d to a check".formatted(answer.statusCode()));
        }
        // The others do not run.
        return JSON.readTree(answer.body()).path("services").path(0);
    }

    private void requireThatTamperingIsFound(HttpClient http, SampleTrail trail)
            throws SQLException, IOException, InterruptedException {
        int position = SampleTrail.LENGTH / 2;
        trail.tamper(chains, position);
        JsonNode bad = check(http).path("firstBad");
        if (bad.path("position").intValue() != position) {
            throw new BenchmarkFailure("The check did not find what was tampered with: " + bad);
        }
    }

    /** A cursor over the rows, in the driver's default form; nothing is done with them. */
    private double readPerSecond(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            long read = 0;
            long begin = System.nanoTime();
            try (ResultSet rows = statement.executeQuery(ROWS)) {
                while (rows.next()) {
                    read++;
                }
            }
            double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
            // The check that went before is written down as well.
            if (read < entries) {
                throw new BenchmarkFailure("%d of %d entries were read".formatted(read, entries));
            }
            return read / seconds;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private double hashedPerSecond(int contentBytes) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] content = new byte[contentBytes];
            byte[] link = new byte[SampleTrail.LINK_BYTES];
            long begin = System.nanoTime();
            for (long i = 0; i < entries; i++) {
                sha256.update(content);
                sha256.digest(link, 0, sha256.getDigestLength());
                sha256.update(link);
                sha256.digest(content, 0, sha256.getDigestLength());
            }
            return entries / ((System.nanoTime() - begin) / NANOS_PER_SECOND);
        } catch (NoSuchAlgorithmException | DigestException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static double median(List<AuditResult.Round> rounds, ToDoubleFunction<AuditResult.Round> rate) {
        return Ratio.median(rounds.stream().mapToDouble(rate).toArray());
    }
}
