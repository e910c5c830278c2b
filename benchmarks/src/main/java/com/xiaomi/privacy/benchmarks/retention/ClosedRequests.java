package com.xiaomi.privacy.benchmarks.retention;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Requests that were refused five years ago, as the service's tables hold them. */
final class ClosedRequests {

    /** Rows of a request that go. */
    static final int ROWS = 12;

    // Ids by which one knows them again; the last digit tells case and request, decisions and so on apart.
    private static final String ID = "('0190%s-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
    private static final List<String> FILL = List.of("""
            INSERT INTO case_request (request_id, reference, person_ref, country, language, requester_kind, policy_version,
                received_at, data_key_id, last_notice_at)
            SELECT {request}, to_hex(n), {person}, 'DE', 'de', 'SELF', '2024-12-16', {then}, {key}, {then} FROM {numbers}
            """, """
            INSERT INTO rights_case (case_id, request_id, country, language, received_at, asserted_right, law, law_version, due,
                due_status, state, outcome, opened_at, updated_at, closed_at, version)
            SELECT {case}, {request}, 'DE', 'de', {then}, 'ACCESS', 'GDPR (EU) 2016/679', '2026-11-23', {then}::date,
                'STATUTORY', 'CLOSED', 'REFUSED', {then}, {then}, {then}, 3 FROM {numbers}
            """, """
            INSERT INTO case_transition (transition_id, case_id, from_state, to_state, command, actor, moved_at)
            SELECT gen_random_uuid(), {case}, 'IN_REVIEW', 'IN_REVIEW', 'TAKE', 'system:benchmark', {then}
            FROM {numbers}, generate_series(1, 5)
            """, """
            INSERT INTO decision (decision_id, case_id, kind, decided_by, decided_at, grounds)
            SELECT gen_random_uuid(), {case}, 'GRANT', 'staff:00000000-0000-0000-0000-000000000001', {then}, '{}'
            FROM {numbers}, generate_series(1, 2)
            """, """
            INSERT INTO clock_event (event_id, case_id, type, at, cause)
            SELECT gen_random_uuid(), {case}, 'REFUSED', {then}, gen_random_uuid() FROM {numbers}, generate_series(1, 2)
            """, """
            INSERT INTO proven_identity (request_id, level, verified_at) SELECT {request}, 'CONTACT', {then} FROM {numbers}
            """, """
            INSERT INTO request_attachment (attachment_id, request_id, media_type, size_bytes, scanned)
            SELECT gen_random_uuid(), {request}, 'image/png', 1000, true FROM {numbers}
            """, """
            INSERT INTO identity_time (request_id) SELECT {request} FROM {numbers}
            """, "ANALYZE");
    private static final String KEYS =
            "INSERT INTO data_key (id, wrapped) SELECT {key}, (SELECT wrapped FROM data_key LIMIT 1) FROM {numbers}";

    private final Connection connection;
    private final Connection keys;
    private final int first;
    private final int count;

    /** @param first number of the first one */
    ClosedRequests(Connection connection, Connection keys, int first, int count) {
        this.connection = connection;
        this.keys = keys;
        this.first = first;
        this.count = count;
    }

    /**
     * Writes them. Whether their time is over is looked at only once that is asked for.
     *
     * @param lookedAt SQL of the time
     */
    void fill(String lookedAt) throws SQLException {
        execute(keys, text(KEYS));
        connection.setAutoCommit(false);
        for (String statement : FILL) {
            execute(connection, text(statement));
            if (statement.contains("INTO case_request")) {
                execute(connection, "UPDATE case_request SET retention_look_at = " + lookedAt);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Ids of the requests with those of their keys. */
    List<UUID[]> ids() throws SQLException {
        List<UUID[]> ids = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement(text("SELECT {request}, {key} FROM {numbers}"));
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                ids.add(new UUID[] {rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)});
            }
        }
        return ids;
    }

    /** How many of them are erased here. */
    int erased() throws SQLException {
        return number(connection, "SELECT count(*) FROM request_erasure WHERE casework_at IS NOT NULL");
    }

    /**
     * Makes sure that nothing of them is left but rows without a person.
     *
     * @throws BenchmarkFailure if there is
     */
    void requireGone() throws SQLException {
        int left = number(connection, text("""
                SELECT (SELECT count(*) FROM case_transition WHERE actor = 'system:benchmark')
                    + (SELECT count(*) FROM request_attachment) + (SELECT count(*) FROM decision)
                    + (SELECT count(*) FROM clock_event) + (SELECT count(*) FROM proven_identity)
                    + (SELECT count(*) FROM rights_case WHERE state = 'CLOSED')
                """));
        int keysLeft = number(keys, text("SELECT count(*) FROM data_key JOIN {numbers} ON id = {key}"));
        if (left + keysLeft > 0) {
            throw new BenchmarkFailure("%d rows and %d keys of erased requests are left".formatted(left, keysLeft));
        }
    }

    /** Seconds between the first decision and the last event named by the column. */
    double seconds(String lastOf) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT extract(epoch FROM max(%s) - min(decided_at)) FROM request_erasure"
                                .formatted(lastOf))) {
            row.next();
            return row.getDouble(1);
        }
    }

    private String text(String sql) {
        return sql.replace("{numbers}", "generate_series(%d, %d) AS n".formatted(first, first + count - 1))
                .replace("{request}", ID.formatted("0001"))
                .replace("{case}", ID.formatted("0002"))
                .replace("{person}", ID.formatted("0003"))
                .replace("{key}", ID.formatted("0004"))
                .replace("{then}", "(now() - interval '5 years')");
    }

    private static int number(Connection in, String sql) throws SQLException {
        try (Statement statement = in.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(Connection in, String sql) throws SQLException {
        try (Statement statement = in.createStatement()) {
            statement.execute(sql);
        }
    }
}
