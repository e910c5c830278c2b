package com.xiaomi.privacy.foundation.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.testing.DatabaseOwner;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** This version is rolled back to: a later one has migrated the databases, which then fit this one too. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class LaterMigrationsIT {

    private static final String LATER = "20991231.0000";

    @Inject
    Flyway database;

    @Inject
    @FlywayDataSource("keys")
    Flyway keys;

    @Inject
    DatabaseMigration migration;

    @Inject
    DatabaseOwner owner;

    @BeforeEach
    void aLaterVersionMigrates() throws SQLException, InterruptedException {
        assertThat(migration.await()).isTrue();
        String applied = """
                INSERT INTO flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                SELECT max(installed_rank) + 1, '%1$s', 'later', 'SQL', 'V%1$s__later.sql', 1, current_user, 1, true
                FROM flyway_schema_history
                """.formatted(LATER);
        owner.execute(applied);
        owner.executeOnKeys(applied);
    }

    @AfterEach
    void forget() throws SQLException {
        String forget = "DELETE FROM flyway_schema_history WHERE version = '%s'".formatted(LATER);
        owner.execute(forget);
        owner.executeOnKeys(forget);
    }

    @Test
    void itMigratesNothingAndIsReady() {
        assertThat(database.migrate().migrationsExecuted).isZero();
        assertThat(keys.migrate().migrationsExecuted).isZero();
        assertThat(database.info().pending()).isEmpty();
        assertThat(keys.info().pending()).isEmpty();
    }
}
