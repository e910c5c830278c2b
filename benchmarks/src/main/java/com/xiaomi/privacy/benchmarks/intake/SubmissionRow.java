package com.xiaomi.privacy.benchmarks.intake;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that the service wrote for one submission, so that the baseline writes as many bytes. */
final class SubmissionRow {
    // Encrypted values and digests as PostgreSQL reads them: hexadecimal.
    private static final String LATEST = """
            SELECT s.answer::text AS answer,
                r.contact_email::text AS contact_email,
                r.contact_name::text AS contact_name,
                r.contact_mi_id::text AS contact_mi_id,
                r.further_information::text AS further_information,
                e.content AS content,
                e.content_digest::text AS link
            FROM request r
            JOIN submission s USING (request_id)
            JOIN audit_entry e ON e.chain_id = r.request_id AND e.position = 1
            ORDER BY r.received_at DESC LIMIT 1
            """;

    private SubmissionRow() {}

    /**
     * The values of the latest submission by the names that the baseline's script uses.
     *
     * @throws BenchmarkFailure if nothing was submitted yet
     */
    static Map<String, String> latest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LATEST)) {
            if (!row.next()) {
                throw new BenchmarkFailure("The service has stored no submission.");
            }
            Map<String, String> values = new LinkedHashMap<>();
            ResultSetMetaData columns = row.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                values.put(columns.getColumnLabel(i), row.getString(i));
            }
            return values;
        }
    }
}
