package com.xiaomi.privacy.foundation.audit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Checks this service's whole trail, as it is at the moment of the question. */
@ApplicationScoped
public class TrailVerification {

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('audit_verification'))";
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration LATER = Duration.ofMinutes(1);

    private final AgroalDataSource dataSource;

    TrailVerification(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Reads every entry. One check runs at a time, whichever replica it is asked of: it costs a core and a snapshot.
     *
     * @return empty if another one is running
     */
    public Optional<Verification> verify() {
        return QuarkusTransaction.requiringNew()
                .timeout(Math.toIntExact(LONGEST.toSeconds()))
                .call(() -> {
                    try (Connection connection = dataSource.getConnection()) {
                        TrailReader.holdStill(connection);
                        return isAlone(connection) ? Optional.of(verify(connection)) : Optional.empty();
                    } catch (SQLException e) {
                        throw new IllegalStateException("audit trail not read", e);
                    }
                });
    }

    /**
     * The same, for a caller.
     *
     * @throws ProblemException {@link ProblemType#CHECK_RUNNING} if another one is running
     */
    public Verification require() {
        return verify().orElseThrow(TrailVerification::alreadyRunning);
    }

    /** Says that another one is running. */
    public static ProblemException alreadyRunning() {
        return ProblemException.retryable(
                ProblemType.CHECK_RUNNING, "Another check of the trail is running; ask again later.", LATER);
    }

    private static boolean isAlone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCK)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Verification verify(Connection connection) throws SQLException {
        long begin = System.nanoTime();
        AuditCheck.Outcome outcome = TrailReader.check(connection);
        return new Verification(
                outcome.chains(),
                outcome.entries(),
                outcome.badChains(),
                outcome.backwards(),
                (System.nanoTime() - begin) / NANOS_PER_SECOND,
                outcome.firstBad());
    }

    /**
     * What a check found.
     *
     * @param chains with entries, or with a head, or with both
     * @param badChains of them that are not whole
     * @param backwards entries that are older than the one before them: the clock was set back, which is no tampering
     * @param seconds from the first row to the last
     * @param firstBad in order of chain ids; null if all chains are whole
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Verification(
            long chains,
            long entries,
            long badChains,
            long backwards,
            double seconds,
            @Schema(nullable = true) BadEntry firstBad) {}
}
