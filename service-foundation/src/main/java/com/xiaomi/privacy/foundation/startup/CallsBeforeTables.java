package com.xiaomi.privacy.foundation.startup;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Holds calls that come while the tables are still being made: a service answers before it is ready, and half a schema gives answers that
 * look like faults of our own. Who can't wait is told to come again.
 */
class CallsBeforeTables {

    // Less than services wait for one another.
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration RETRY_SOON = Duration.ofSeconds(2);
    // Before every filter that looks into the database.
    private static final int FIRST = Priorities.AUTHENTICATION;

    private final DatabaseMigration migration;

    CallsBeforeTables(DatabaseMigration migration) {
        this.migration = migration;
    }

    @ServerRequestFilter(priority = FIRST)
    Uni<Response> hold() {
        return migration.isDone()
                ? Uni.createFrom().nullItem()
                : Uni.createFrom()
                        .completionStage(migration.outcome())
                        .ifNoItem()
                        .after(PATIENCE)
                        .recoverWithItem(false)
                        .map(CallsBeforeTables::admitted);
    }

    private static Response admitted(boolean migrated) {
        if (!migrated) {
            throw ProblemException.retryable(ProblemType.TEMPORARILY_UNAVAILABLE, "Try again in a moment.", RETRY_SOON);
        }
        return null;
    }
}
