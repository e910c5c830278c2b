package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.process.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What one start of a service took.
 *
 * @param untilReady from the start of the process until it said that it was ready; asked ten times a second
 * @param residentMib the memory of its process in the machine's RAM then
 */
public record MeasuredStart(Duration untilReady, long residentMib) {

    private static final long KIB_OF_A_MIB = 1024;

    /** Starts a service on servers that run, and stops it again. */
    public static MeasuredStart of(LocalService service, Endpoints endpoints, ProjectFolder project)
            throws IOException {
        Path logs = endpoints.home().resolve("logs");
        try (ManagedProcess process = ServicePrograms.service(service, endpoints, project, logs)) {
            long begin = System.nanoTime();
            process.start();
            Await.ready(service.serviceName(), process.running(), () -> Health.isReady(endpoints.serviceUrl(service)));
            Duration untilReady = Duration.ofNanos(System.nanoTime() - begin);
            long residentKib = Long.parseLong(process.status("VmRSS").replace(" kB", ""));
            return new MeasuredStart(untilReady, residentKib / KIB_OF_A_MIB);
        }
    }
}
