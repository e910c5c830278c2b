package com.xiaomi.privacy.benchmarks.audit;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A trail as a service's tables hold it, with hashes that are right. */
final class SampleTrail {

    /** Entries of a chain. */
    static final int LENGTH = 20;

    /** Bytes hashed of an entry: its content, and its link behind the hash before it. */
    static final int LINK_BYTES = 88;

    private static final String CHAIN = "('0190ffff-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
    // As long as what casework records when a case moves.
    private static final String CONTENT = "'{\"action\":\"case.take\",\"actor\":\"staff:' || gen_random_uuid()"
            + " || '\",\"facts\":{\"caseId\":\"' || gen_random_uuid() || '\",\"from\":\"IN_REVIEW\",\"to\":\"IN_REVIEW\"}}'";
    private static final String ENTRIES = """
            WITH entry AS MATERIALIZED (
                SELECT %1$s AS chain_id, gen_random_uuid() AS id, %2$s AS content,
                    timestamptz '2026-01-01' + n * interval '1 second' + %3$d * interval '1 day' AS at
                FROM generate_series(1, %4$d) AS n)
            INSERT INTO audit_entry (chain_id, position, entry_id, recorded_at, content, content_digest, hash)
            SELECT e.chain_id, %3$d, e.id, e.at, e.content, sha256(convert_to(e.content, 'UTF8')),
                sha256(coalesce(p.hash, decode(repeat('00', 32), 'hex')) || uuid_send(e.id)
                    || int8send((extract(epoch FROM e.at) * 1000000)::bigint) || sha256(convert_to(e.content, 'UTF8')))
            FROM entry e LEFT JOIN audit_entry p ON p.chain_id = e.chain_id AND p.position = %3$d - 1
            """;
    private static final String HEADS = "INSERT INTO audit_chain (chain_id, entries, head)"
            + " SELECT chain_id, position, hash FROM audit_entry WHERE position = " + LENGTH;

    private final Connection connection;

    SampleTrail(Connection connection) {
        this.connection = connection;
    }

    /** Puts it in the place of whatever was recorded. */
    void fill(int chains) throws SQLException {
        withoutTriggers("TRUNCATE audit_entry, audit_chain");
        for (int position = 1; position <= LENGTH; position++) {
            execute(ENTRIES.formatted(CHAIN, CONTENT, position, chains));
            execute("ANALYZE audit_entry");
        }
        execute(HEADS);
        execute("VACUUM ANALYZE audit_entry");
        execute("VACUUM ANALYZE audit_chain");
    }

    /** Changes one entry in the middle. */
    void tamper(int chain, int position) throws SQLException {
        withoutTriggers("UPDATE audit_entry SET content = content || ' ' WHERE position = %d AND chain_id = %s"
                .formatted(position, CHAIN.replace("n)", chain + ")")));
    }

    /** How long contents are, in bytes. */
    int contentBytes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT octet_length(content) FROM audit_entry LIMIT 1")) {
            if (!row.next()) {
                throw new BenchmarkFailure("The trail is empty");
            }
            return row.getInt(1);
        }
    }

    private void withoutTriggers(String sql) throws SQLException {
        execute("ALTER TABLE audit_entry DISABLE TRIGGER USER");
        execute(sql);
        execute("ALTER TABLE audit_entry ENABLE TRIGGER USER");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
