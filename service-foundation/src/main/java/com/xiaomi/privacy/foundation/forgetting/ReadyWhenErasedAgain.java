package com.xiaomi.privacy.foundation.forgetting;

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
    private volatile boolean allGone;

    ReadyWhenErasedAgain(ErasureReplay replay, ForgottenRequests forgotten) {
        this.replay = replay;
        this.forgotten = forgotten;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("erasures after a restore");
        // Only a start finds something; afterwards nobody need look again.
        if (!allGone && replay.hasCompared()) {
            allGone = !QuarkusTransaction.requiringNew().call(forgotten::anyBack);
        }
        return answer.status(allGone).build();
    }
}
