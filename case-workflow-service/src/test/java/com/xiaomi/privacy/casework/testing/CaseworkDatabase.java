package com.xiaomi.privacy.casework.testing;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks into the service's database. */
@Singleton
public class CaseworkDatabase {

    // Everything the service holds of a request, and how far its streams and its audit chain are.
    private static final String EVERYTHING = """
            WITH c AS (SELECT * FROM rights_case WHERE request_id = ?::uuid),
                 t AS (SELECT * FROM fulfilment_task WHERE case_id IN (SELECT case_id FROM c)),
                 d AS (SELECT * FROM decision WHERE case_id IN (SELECT case_id FROM c))
            SELECT row_to_json(r)::text FROM case_request r WHERE request_id = ?::uuid
            UNION ALL SELECT row_to_json(c)::text FROM c
            UNION ALL SELECT row_to_json(t)::text FROM t
            UNION ALL SELECT row_to_json(x)::text FROM proven_identity x WHERE request_id = ?::uuid
            UNION ALL SELECT row_to_json(x)::text FROM request_attachment x WHERE request_id = ?::uuid
            UNION ALL SELECT row_to_json(x)::text FROM case_transition x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM decision x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM case_legal_basis x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM clock_event x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM case_question x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM fee_quote x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM case_extension x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM decision_part x WHERE decision_id IN (SELECT decision_id FROM d)
            UNION ALL SELECT row_to_json(x)::text FROM decision_evidence x
                WHERE decision_id IN (SELECT decision_id FROM d)
            UNION ALL SELECT row_to_json(x)::text FROM balancing_test x WHERE decision_id IN (SELECT decision_id FROM d)
            UNION ALL SELECT row_to_json(x)::text FROM appeal x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM duplicate_hint x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM case_note x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM checklist_mark x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM deadline_reminder x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM task_file x WHERE task_id IN (SELECT task_id FROM t)
            UNION ALL SELECT row_to_json(x)::text FROM case_package x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM handover x WHERE case_id IN (SELECT case_id FROM c)
            UNION ALL SELECT row_to_json(x)::text FROM disclosure x WHERE request_id = ?::uuid
            UNION ALL SELECT row_to_json(x)::text FROM audit_chain x WHERE chain_id = ?::uuid
            UNION ALL SELECT row_to_json(x)::text FROM outbox_stream x
                WHERE key = ?::uuid OR key IN (SELECT case_id FROM c)
            ORDER BY 1
            """;

    private final AgroalDataSource dataSource;
    private final String url;
    private final String owner;
    private final String ownersPassword;

    CaseworkDatabase(
            AgroalDataSource dataSource,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.flyway.username") String owner,
            @ConfigProperty(name = "quarkus.flyway.password") String ownersPassword) {
        this.dataSource = dataSource;
        this.url = url;
        this.owner = owner;
        this.ownersPassword = ownersPassword;
    }

    /** Every row about a request. */
    public List<String> everythingOf(UUID requestId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(EVERYTHING)) {
            int parameters = read.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= parameters; i++) {
                read.setString(i, requestId.toString());
            }
            return strings(read);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** First column of a query with ids as parameters. */
    public List<String> query(String sql, UUID... ids) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.length; i++) {
                read.setObject(i + 1, ids[i]);
            }
            return strings(read);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes something behind the service's back. */
    public void execute(String sql, UUID... ids) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.length; i++) {
                change.setObject(i + 1, ids[i]);
            }
            change.executeUpdate();
        }
    }

    /** Changes something as the role that owns the tables, which the service does not connect by. */
    public void executeAsOwner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, ownersPassword);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> strings(PreparedStatement read) throws SQLException {
        try (ResultSet rows = read.executeQuery()) {
            List<String> result = new ArrayList<>();
            while (rows.next()) {
                result.add(rows.getString(1));
            }
            return result;
        }
    }
}
