package com.xiaomi.privacy.foundation.forgetting;

import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while something is there that was erased and came back with a restored backup: nobody is to be served from it. */
@Readiness
@ApplicationScoped
class ReadyWhenErasedAgain implements HealthCheck {

    private final ErasureReplay replay;
    private final ForgottenRequests forgotten;
    private final DatabaseMigration migration;
    private volatile boolean allGone;

    ReadyWhenErasedAgain(ErasureReplay replay, ForgottenRequests forgotten, DatabaseMigration migration) {
        this.replay = replay;
        this.forgotten = forgotten;
        this.migration = migration;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("erasures after a restore");
        // Only a start finds something; afterwards nobody need look again.
        if (!allGone && migration.isDone() && replay.hasCompared()) {
            allGone = !QuarkusTransaction.requiringNew().call(forgotten::anyBack);
        }
        return answer.status(allGone).build();
    }
}
