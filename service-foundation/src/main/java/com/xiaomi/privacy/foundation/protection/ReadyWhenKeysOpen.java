package com.xiaomi.privacy.foundation.protection;

import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while a key-encryption key is missing that wraps data keys: with a wrong file the service could read nobody's
 * data, and would wrap new keys by what may not be there tomorrow.
 */
@Readiness
@ApplicationScoped
class ReadyWhenKeysOpen implements HealthCheck {

    private final InjectableInstance<AgroalDataSource> keyDatabase;
    private final KeyEncryption encryption;
    private final DatabaseMigration migration;

    ReadyWhenKeysOpen(
            @DataSource("keys") InjectableInstance<AgroalDataSource> keyDatabase,
            KeyEncryption encryption,
            DatabaseMigration migration) {
        this.keyDatabase = keyDatabase;
        this.encryption = encryption;
        this.migration = migration;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("key-encryption keys");
        if (!migration.isDone()) {
            return answer.down().build();
        }
        try {
            List<Integer> missing = new ArrayList<>();
            for (AgroalDataSource database : keyDatabase.listActive()) {
                missing.addAll(missing(database));
            }
            return missing.isEmpty()
                    ? answer.up().build()
                    : answer.down().withData("missing", missing.toString()).build();
        } catch (KeysUnavailable e) {
            return answer.down().withData("keyset", e.getMessage()).build();
        } catch (SQLException e) {
            return answer.down().withData("key database", e.getSQLState()).build();
        }
    }

    private List<Integer> missing(AgroalDataSource database) throws SQLException {
        // Before anything is read, so that a file that can't be is found also where nothing is wrapped yet.
        List<Integer> known = encryption.ids();
        try (Connection connection = database.getConnection()) {
            return KeysInUse.missing(connection, known);
        }
    }
}
