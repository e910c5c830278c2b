package com.xiaomi.privacy.benchmarks.casework;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Cases in review, written into the service's database as it would have left them: for the service, and for pgbench. */
final class CommandCases {
    /** For each of the two. */
    static final int COUNT = 20_000;

    private static final String REQUESTS = """
            INSERT INTO case_request (request_id, reference, person_ref, country, region, language, requester_kind,
                policy_version, received_at, data_key_id)
            SELECT (lpad(to_hex(n), 12, '0') || '70008000000000000001')::uuid, left(md5(n::text), 14),
                (lpad(to_hex(n), 12, '0') || '70008000000000000002')::uuid, 'DE', NULL, 'de', 'SELF', '2024-12-16',
                now() - interval '3 days', (lpad(to_hex(n), 12, '0') || '70008000000000000003')::uuid
            FROM generate_series(1, %d) AS n
            """;
    private static final String CASES = """
            INSERT INTO rights_case (case_id, request_id, asserted_right, law, law_version, due, due_status, state,
                country, language, received_at, opened_at, updated_at, version)
            SELECT (lpad(to_hex(n), 12, '0') || '70008000000000000004')::uuid,
                (lpad(to_hex(n), 12, '0') || '70008000000000000001')::uuid, 'ACCESS', 'GDPR (EU) 2016/679', '2026-11-23',
                current_date + 27, 'STATUTORY', 'IN_REVIEW', 'DE', 'de', now() - interval '3 days',
                now() - interval '3 days', now() - interval '3 days', 1
            FROM generate_series(1, %d) AS n
            """;
    private static final String WRITTEN =
            "SELECT content, content_digest::text AS link FROM audit_entry ORDER BY recorded_at DESC LIMIT 1";
    // Each table's rows of the service's cases and of the baseline's.
    private static final String ROWS = """
            SELECT (SELECT count(*) FROM case_transition WHERE case_id <= '%1$s') AS served_lines,
                (SELECT count(*) FROM audit_entry WHERE chain_id <= '%1$s') AS served_entries,
                (SELECT count(*) FROM case_transition WHERE case_id > '%1$s') AS baseline_lines,
                (SELECT count(*) FROM audit_entry WHERE chain_id > '%1$s') AS baseline_entries,
                (SELECT sum(version - 1) FROM rights_case WHERE case_id <= '%1$s') AS served_versions,
                (SELECT sum(version - 1) FROM rights_case WHERE case_id > '%1$s') AS baseline_versions
            """;

    private CommandCases() {}

    /** Writes them, and returns the ids of the service's. */
    static List<UUID> load(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(REQUESTS.formatted(2 * COUNT));
            statement.execute(CASES.formatted(2 * COUNT));
            statement.execute("ANALYZE case_request, rights_case");
        }
        List<UUID> ids = new ArrayList<>();
        for (int n = 1; n <= COUNT; n++) {
            ids.add(id(n));
        }
        return ids;
    }

    /** Texts of the size that the service wrote in this run, by the names of the script. */
    static Map<String, String> written(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WRITTEN)) {
            if (!row.next()) {
                throw new BenchmarkFailure("The service has carried out no command.");
            }
            return Map.of("content", row.getString("content"), "link", row.getString("link"));
        }
    }

    /**
     * Makes sure that the baseline did what the service does: per command as many rows and changes.
     *
     * @throws BenchmarkFailure if not: the script has to follow the service
     */
    static void requireSameRows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROWS.formatted(id(COUNT)))) {
            row.next();
            boolean same = isOneEach(row, "served") && isOneEach(row, "baseline");
            if (!same) {
                throw new BenchmarkFailure(
                        "A command no longer leaves one line, one audit entry and one version: command.pgbench.sql is out of date.");
            }
        }
    }

    private static boolean isOneEach(ResultSet row, String kind) throws SQLException {
        long lines = row.getLong(kind + "_lines");
        return lines > 0 && lines == row.getLong(kind + "_entries") && lines == row.getLong(kind + "_versions");
    }

    private static UUID id(int n) {
        return UUID.fromString("%08x-%04x-7000-8000-000000000004".formatted(n >>> 16, n & 0xffff));
    }
}
