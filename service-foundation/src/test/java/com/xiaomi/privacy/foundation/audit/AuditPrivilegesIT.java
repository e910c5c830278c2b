package com.xiaomi.privacy.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the connection of the service itself may do with the trail: append and read, whatever the triggers say. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class AuditPrivilegesIT {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Inject
    AuditTrail trail;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    @DataSource("keys")
    AgroalDataSource keys;

    @Inject
    DatabaseMigration migration;

    private final UUID chain = Ids.next();

    @BeforeEach
    void anEntryIsThere() {
        await().until(migration::isDone);
        QuarkusTransaction.requiringNew()
                .run(() -> trail.record(AuditEntry.of(chain, new Actor.System("test"), "test.recorded")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET content = NULL WHERE chain_id = '{c}'",
                "UPDATE audit_entry SET recorded_at = now() WHERE chain_id = '{c}'",
                "DELETE FROM audit_entry WHERE chain_id = '{c}'",
                "DELETE FROM audit_chain WHERE chain_id = '{c}'",
                "UPDATE audit_chain SET chain_id = gen_random_uuid() WHERE chain_id = '{c}'",
                "UPDATE audit_anchor SET root = sha256('x')",
                "UPDATE audit_anchor SET number = number + 1",
                "DELETE FROM audit_anchor",
                "TRUNCATE audit_anchor",
                "ALTER TABLE audit_anchor DISABLE TRIGGER USER",
                "DROP TABLE audit_anchor",
                "DELETE FROM forgotten_request",
                "TRUNCATE forgotten_request",
                "DELETE FROM key_rotation",
                "DELETE FROM apart_chain",
                "TRUNCATE audit_entry",
                "TRUNCATE audit_chain",
                "ALTER TABLE audit_entry DISABLE TRIGGER USER",
                "ALTER TABLE audit_entry DROP COLUMN hash",
                "DROP TABLE audit_entry",
                "DROP TABLE audit_chain CASCADE",
                "DROP TRIGGER audit_entry_append_only ON audit_entry",
                "CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE OR REPLACE FUNCTION end_audit_contents(ended uuid, recorded_before timestamptz) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
                "SET ROLE foundation",
                "SET session_replication_role = replica",
                "CREATE TABLE another (id int)",
                "CREATE TEMPORARY TABLE forgotten_request (request_id uuid, forgotten_at timestamptz)",
                "DELETE FROM flyway_schema_history"
            })
    void theDatabaseRefusesEverythingElse(String statement) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(statement.replace("{c}", chain.toString())))
                .returns(INSUFFICIENT_PRIVILEGE, SQLException::getSQLState);

        assertThat(trail.entries(chain)).hasSize(1);
        assertThat(trail.firstBadEntry(chain)).isEmpty();
    }

    @Test
    void theOneFunctionThatTakesContentsAwayMayBeCalled() throws SQLException {
        // It finds none that may go: the request isn't forgotten, and its only entry is its last.
        execute("SELECT end_audit_contents('%s', now())".formatted(chain));

        assertThat(trail.entries(chain))
                .singleElement()
                .satisfies(entry -> assertThat(entry.content()).contains("test.recorded"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE data_key",
                "TRUNCATE data_key",
                "CREATE TABLE another (id int)",
                "DELETE FROM erased_request",
                "UPDATE erased_request SET request_id = request_id"
            })
    void theKeysAreRowsForTheServiceToo(String statement) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(keys, statement))
                .returns(INSUFFICIENT_PRIVILEGE, SQLException::getSQLState);
    }

    @Test
    void theServiceOwnsNothing() throws SQLException {
        assertThatItOwnsNothing(dataSource);
        assertThatItOwnsNothing(keys);
    }

    private static void assertThatItOwnsNothing(AgroalDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
                                + " WHERE r.rolname = current_user")) {
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    private void execute(String sql) throws SQLException {
        execute(dataSource, sql);
    }

    private static void execute(AgroalDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
