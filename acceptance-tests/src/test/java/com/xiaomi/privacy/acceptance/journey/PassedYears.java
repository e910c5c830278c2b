package com.xiaomi.privacy.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.testing.Traces;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Makes the retention of a journey's request be over, as nobody can wait for so long. */
final class PassedYears {

    private static final String CASEWORK = "casework";
    // Sweeps run every minute.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Endpoints endpoints;

    PassedYears(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Waits until the person was told that the case is closed: from then on the retention runs. */
    void awaitNotice(UUID requestId) {
        await().atMost(PATIENCE)
                .until(() -> exists(
                        "SELECT 1 FROM case_request r JOIN rights_case c USING (request_id)"
                                + " WHERE request_id = ? AND c.closed_at <= r.last_notice_at",
                        requestId));
    }

    /** Moves the end of the request into the past, and waits until every service has forgotten it. */
    void letPass(JourneyReport journey) throws SQLException {
        change(
                "UPDATE rights_case SET closed_at = closed_at - interval '4 years',"
                        + " package_available_until = package_available_until - interval '4 years',"
                        + " appeal_until = appeal_until - interval '4 years' WHERE case_id = ?",
                journey.caseId());
        change(
                "UPDATE case_request SET last_notice_at = last_notice_at - interval '4 years',"
                        + " retention_look_at = now() WHERE request_id = ?",
                journey.requestId());
        await().atMost(PATIENCE)
                .until(() -> exists(
                        "SELECT 1 FROM request_erasure WHERE request_id = ? AND intake_at IS NOT NULL"
                                + " AND identity_at IS NOT NULL AND notification_at IS NOT NULL AND casework_at IS NOT NULL",
                        journey.requestId()));
    }

    /** The tables of all services that have a row with one of these ids. */
    static Set<String> tracesOf(Endpoints endpoints, UUID... ids) throws SQLException {
        Set<String> found = new TreeSet<>();
        for (LocalService service : RunningSystem.SERVICES) {
            try (Connection connection = open(endpoints, service.database())) {
                found.addAll(Traces.of(connection, List.of(ids)));
            }
        }
        return found;
    }

    /** The tables that know a forgotten request by its id. */
    static Set<String> tracesOfTheForgotten() {
        return Set.of(
                "audit_chain",
                "audit_entry",
                "case_request",
                "counted_case",
                "forgotten_request",
                "inbox_stream",
                "outbox_stream",
                "request_erasure",
                "rights_case");
    }

    private boolean exists(String sql, UUID id) throws SQLException {
        try (Connection connection = open(endpoints, CASEWORK);
                PreparedStatement read = connection.prepareStatement(sql)) {
            read.setObject(1, id);
            return read.executeQuery().next();
        }
    }

    private void change(String sql, UUID id) throws SQLException {
        try (Connection connection = open(endpoints, CASEWORK);
                PreparedStatement change = connection.prepareStatement(sql)) {
            change.setObject(1, id);
            assertThat(change.executeUpdate()).isEqualTo(1);
        }
    }

    private static Connection open(Endpoints endpoints, String database) throws SQLException {
        return DriverManager.getConnection(
                endpoints.jdbcUrl(database), database, LocalCredentials.databasePassword(database));
    }
}
