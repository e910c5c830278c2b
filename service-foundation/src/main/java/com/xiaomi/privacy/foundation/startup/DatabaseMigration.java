package com.xiaomi.privacy.foundation.startup;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.flyway.runtime.FlywayContainer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Migrates the service's databases in the background, so that a service started before its database waits, reports
 * not-ready, and recovers without a restart. A migration that is itself wrong is retried too: it never half-applies, and
 * the service stays not-ready with the reason in its log. Where somebody else migrates, it waits for them in the same way.
 */
@ApplicationScoped
public class DatabaseMigration {

    private static final Logger LOG = Logger.getLogger(DatabaseMigration.class);
    private static final Duration RETRY_EVERY = Duration.ofSeconds(1);
    private static final int EARLY = 1;
    private static final String ALL_READABLE = """
            SELECT coalesce(bool_and(has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')), false)
            FROM pg_tables WHERE schemaname = 'public'
            """;

    private final InjectableInstance<FlywayContainer> databases;
    private final boolean atStart;
    private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    DatabaseMigration(@Any InjectableInstance<FlywayContainer> databases, MigrationConfig config) {
        this.databases = databases;
        this.atStart = config.atStart();
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        Thread.ofVirtual().name("database-migration").start(this::migrateUntilDone);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        outcome.complete(false);
    }

    /** Whether all tables are there. */
    public boolean isDone() {
        return outcome.getNow(false);
    }

    /** True as soon as all tables are there, false if the service is stopping first. */
    CompletionStage<Boolean> outcome() {
        return outcome.minimalCompletionStage();
    }

    /**
     * Waits until all tables are there.
     *
     * @return false if the service is stopping first
     */
    public boolean await() throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void migrateUntilDone() {
        if (!atStart) {
            LOG.info("waiting until somebody else has migrated the databases");
        }
        try {
            while (!migrated()) {
                if (stopping.await(RETRY_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            outcome.complete(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean migrated() {
        try {
            // A service without personal data switches its key database off.
            for (FlywayContainer database : databases.listActive()) {
                if (!migrated(database.getFlyway())) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("waiting for the database: %s", Transience.describe(e));
            if (!Transience.isTransient(e)) {
                LOG.error("a migration failed", e);
            }
            return false;
        }
    }

    private boolean migrated(Flyway database) {
        if (atStart) {
            database.migrate();
            return true;
        }
        return database.info().pending().length == 0 && mayRead(database);
    }

    /** The owner gives the service its rights when the last table is there. */
    private static boolean mayRead(Flyway database) {
        try (Connection connection = database.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ALL_READABLE)) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
