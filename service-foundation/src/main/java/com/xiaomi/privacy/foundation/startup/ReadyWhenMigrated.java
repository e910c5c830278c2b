package com.xiaomi.privacy.foundation.startup;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the tables are there. */
@Readiness
@ApplicationScoped
class ReadyWhenMigrated implements HealthCheck {

    private final DatabaseMigration migration;

    ReadyWhenMigrated(DatabaseMigration migration) {
        this.migration = migration;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database migration")
                .status(migration.isDone())
                .build();
    }
}
