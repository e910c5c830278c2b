package com.xiaomi.privacy.acceptance.recovery;

import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.acceptance.system.Metrics;
import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import com.xiaomi.privacy.acceptance.system.Replica;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.localstack.LocalService;
import java.net.URI;
import java.time.Duration;

/**
 * Puts another version in the place of a running service as the deployment does: a replica more than wanted is there first, then one is asked to
 * leave. Only calls have a gap that they would not have there, for the origin knows one address of each service; events have none.
 */
final class RollingUpdate {
    private static final Duration UNTIL_SHARED = Duration.ofMinutes(3);

    private final RunningSystem system;

    RollingUpdate(RunningSystem system) {
        this.system = system;
    }

    void to(ProjectFolder version, LocalService service) throws Exception {
        try (Replica additional = Replica.start(service, system, version)) {
            awaitBothAtWork(service, additional);
            system.end(service);
            system.restart(service, version);
            system.awaitReady(service);
            additional.end();
        }
    }

    private void awaitBothAtWork(LocalService service, Replica additional) throws Exception {
        URI one = system.endpoints().serviceUrl(service);
        await().atMost(UNTIL_SHARED).until(() -> additional.eventsRead() > 0);
        double readByOne = Metrics.eventsRead(one);
        double readByAnother = additional.eventsRead();
        await("both versions read events of the same topics")
                .atMost(UNTIL_SHARED)
                .until(() -> Metrics.eventsRead(one) > readByOne && additional.eventsRead() > readByAnother);
    }
}
