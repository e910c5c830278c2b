package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Ports;
import java.io.IOException;
import java.net.URI;

/** One more replica of a service beside those of the running system, on a port of its own. */
public final class Replica implements AutoCloseable {

    private final URI url;
    private final ManagedProcess process;

    private Replica(URI url, ManagedProcess process) {
        this.url = url;
        this.process = process;
    }

    /** Starts one, and returns when it is ready. */
    public static Replica start(LocalService service, RunningSystem system, ProjectFolder version) {
        Replica replica = starting(service, system, version);
        replica.awaitReady();
        return replica;
    }

    /** Starts one, and returns at once. */
    static Replica starting(LocalService service, RunningSystem system, ProjectFolder version) {
        URI url;
        try (Ports ports = new Ports()) {
            url = URI.create("http://127.0.0.1:" + ports.take(0, service.serviceName()));
        }
        Replica replica =
                new Replica(url, ServicePrograms.replica(service, url, system.endpoints(), version, system.logs()));
        replica.process.start();
        return replica;
    }

    void awaitReady() {
        Await.ready(url.toString(), process.running(), this::isReady);
    }

    /** Kills it as {@code kill -9} does. */
    void kill() {
        process.kill();
    }

    /** Asks it to end, and returns when it has. */
    public void end() throws InterruptedException {
        process.end();
    }

    /** Whether it is ready for work. */
    public boolean isReady() throws IOException, InterruptedException {
        return Health.isReady(url);
    }

    /** As {@link ManagedProcess#status}. */
    public String status(String field) throws IOException {
        return process.status(field);
    }

    /** The options by which a folder of its file system is mounted ({@code /proc/…/mounts}). */
    public String mount(String folder) throws IOException {
        return process.kernelFile("mounts").stream()
                .map(line -> line.split(" "))
                .filter(mount -> mount[1].equals(folder))
                .map(mount -> mount[3])
                .findFirst()
                .orElseThrow();
    }

    /** How many events it has read. */
    public double eventsRead() throws IOException, InterruptedException {
        return Metrics.eventsRead(url);
    }

    @Override
    public void close() {
        process.close();
    }
}
