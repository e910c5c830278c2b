package com.xiaomi.privacy.foundation.startup;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Holds what a call needs from the database while the tables are still being made: a service answers before it is ready, and half a schema
 * gives answers that look like faults of our own. Who can't wait is told to come again.
 */
@ApplicationScoped
public class TablesFirst {

    // Less than services wait for one another.
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration RETRY_SOON = Duration.ofSeconds(2);

    private final DatabaseMigration migration;

    TablesFirst(DatabaseMigration migration) {
        this.migration = migration;
    }

    /** Goes on when the tables are there; fails with {@link ProblemType#TEMPORARILY_UNAVAILABLE} if that takes too long. */
    public Uni<Void> hold() {
        return migration.isDone()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .completionStage(migration.outcome())
                        .ifNoItem()
                        .after(PATIENCE)
                        .recoverWithItem(false)
                        .invoke(TablesFirst::require)
                        .replaceWithVoid();
    }

    private static void require(boolean migrated) {
        if (!migrated) {
            throw ProblemException.retryable(ProblemType.TEMPORARILY_UNAVAILABLE, "Try again in a moment.", RETRY_SOON);
        }
    }
}
