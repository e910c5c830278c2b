package com.xiaomi.privacy.benchmarks.queue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The service's tables of cases and requests, filled by COPY. Indexes that do not belong to a constraint, and the foreign key
 * between the two, are taken away for that and then made again as the service's migrations had made them.
 */
final class CaseTables {
    private static final int CHUNK = 1 << 16;
    private static final String NULL = "\\N";
    private static final String REQUESTS = "COPY case_request (request_id, reference, person_ref, country, language,"
            + " requester_kind, policy_version, received_at, data_key_id, unread_messages, retention_look_at) FROM STDIN";
    private static final String CASES = "COPY rights_case (case_id, request_id, country, language, received_at, unread,"
            + " asserted_right, law, law_version, due, due_status, state, proposal, outcome, assignee, opened_at,"
            + " updated_at, closed_at, version) FROM STDIN";
    private static final String INDEXES = """
            SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
            FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
            WHERE i.indrelid IN ('rights_case'::regclass, 'case_request'::regclass) AND c.oid IS NULL
            ORDER BY 1
            """;
    private static final String REFERENCE = """
            SELECT format('ALTER TABLE rights_case DROP CONSTRAINT %I', conname),
                format('ALTER TABLE rights_case ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE conrelid = 'rights_case'::regclass AND confrelid = 'case_request'::regclass
            """;

    private final Connection connection;

    /** @param connection of the owner of the tables, in auto-commit mode */
    CaseTables(Connection connection) {
        this.connection = connection;
    }

    /** Empties the tables and fills them with so many cases. */
    void fill(long cases) throws SQLException, IOException {
        execute("TRUNCATE rights_case, case_request CASCADE");
        List<Rebuilt> aside = new ArrayList<>(read(REFERENCE));
        aside.addAll(read(INDEXES));
        for (Rebuilt each : aside) {
            execute(each.removal());
        }
        copy(REQUESTS, cases, CaseTables::request);
        copy(CASES, cases, CaseTables::rightsCase);
        execute("SET maintenance_work_mem = '512MB'");
        for (Rebuilt each : aside.reversed()) {
            execute(each.creation());
        }
        execute("VACUUM (ANALYZE) case_request");
        execute("VACUUM (ANALYZE) rights_case");
    }

    /** Size of the database on disk, in bytes. */
    long bytes() throws SQLException {
        return number("SELECT pg_database_size(current_database())");
    }

    /** Cases in review. */
    long inReview() throws SQLException {
        return number("SELECT count(*) FROM rights_case WHERE state = 'IN_REVIEW'");
    }

    /**
     * Places spread over the queue of cases in review.
     *
     * @param key the column by which the queue is sorted
     * @return texts of the form {@code key/caseId}
     */
    List<String> places(String key, int count) throws SQLException {
        List<String> places = new ArrayList<>();
        String sql = "SELECT %1$s, case_id FROM (SELECT %1$s, case_id, row_number() OVER (ORDER BY %1$s, case_id) AS n,"
                        .formatted(key)
                + " count(*) OVER () AS all_of_them FROM rights_case WHERE state = 'IN_REVIEW' AND due IS NOT NULL) q"
                + " WHERE n %% greatest(all_of_them / %d, 1) = 0".formatted(count);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                Object value = key.equals("due")
                        ? rows.getDate(1).toLocalDate()
                        : rows.getTimestamp(1).toInstant();
                places.add(value + "/" + rows.getString(2));
            }
        }
        return places;
    }

    private void copy(String sql, long cases, Function<SampleCase, String> line) throws SQLException, IOException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            StringBuilder chunk = new StringBuilder(2 * CHUNK);
            for (long number = 0; number < cases; number++) {
                chunk.append(line.apply(SampleCase.of(number, cases))).append('\n');
                if (chunk.length() > CHUNK || number == cases - 1) {
                    byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(bytes, 0, bytes.length);
                    chunk.setLength(0);
                }
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static String request(SampleCase one) {
        String code = String.format(Locale.ROOT, "%012X", one.number());
        return String.join(
                "\t",
                one.requestId().toString(),
                code.substring(0, 4) + "-" + code.substring(4, 8) + "-" + code.substring(8),
                one.requestId().toString(),
                one.place().country(),
                one.place().language(),
                "SELF",
                "2024-12-16",
                one.receivedAt().toString(),
                one.requestId().toString(),
                one.unread() ? "1" : "0",
                // Nobody is to look whether its time is over meanwhile.
                NULL);
    }

    private static String rightsCase(SampleCase one) {
        String time = one.receivedAt().toString();
        return String.join(
                "\t",
                one.caseId().toString(),
                one.requestId().toString(),
                one.place().country(),
                one.place().language(),
                time,
                one.unread() ? "t" : "f",
                one.right(),
                one.place().law(),
                "2026-11-23",
                one.due() == null ? NULL : one.due().toString(),
                "STATUTORY",
                one.state(),
                one.state().equals("AWAITING_APPROVAL") ? "GRANT" : NULL,
                one.isOver() ? "FULFILLED" : NULL,
                one.assignee() == null ? NULL : one.assignee().toString(),
                time,
                time,
                one.isOver() ? time : NULL,
                "3");
    }

    private List<Rebuilt> read(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Rebuilt> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new Rebuilt(rows.getString(1), rows.getString(2)));
            }
            return found;
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private record Rebuilt(String removal, String creation) {}
}
