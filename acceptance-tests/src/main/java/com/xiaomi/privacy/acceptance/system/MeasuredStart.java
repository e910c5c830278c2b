package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What one start of a service took.
 *
 * @param untilReady from the start of the process until it said that it was ready; asked ten times a second
 * @param residentMib the memory of its process in the machine's RAM then
 */
public record MeasuredStart(Duration untilReady, long residentMib) {

    private static final String RESIDENT = "VmRSS:";
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
            return new MeasuredStart(untilReady, resident(process));
        }
    }

    private static long resident(ManagedProcess process) throws IOException {
        long pid = process.pid().orElseThrow(() -> new StackException("a service that was ready is gone"));
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith(RESIDENT))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_OF_A_MIB)
                .findFirst()
                .orElseThrow();
    }
}
