package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.LocalService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Replicas of services beside those of the running system: on the same databases and topics, each on a port of its own. */
public final class MoreReplicas implements AutoCloseable {

    private final Map<LocalService, List<Replica>> replicas = new EnumMap<>(LocalService.class);

    private MoreReplicas() {}

    /** Starts so many of each service, and returns when all are ready. */
    public static MoreReplicas start(RunningSystem system, int ofEach) {
        MoreReplicas more = new MoreReplicas();
        for (LocalService service : RunningSystem.SERVICES) {
            more.replicas.put(
                    service,
                    Stream.generate(() -> Replica.starting(service, system, ProjectFolder.current()))
                            .limit(ofEach)
                            .toList());
        }
        more.all().forEach(Replica::awaitReady);
        return more;
    }

    /** Kills one replica of a service as {@code kill -9} does; it does not come back. */
    public void killOne(LocalService service) {
        List<Replica> left = new ArrayList<>(replicas.get(service));
        left.removeFirst().kill();
        replicas.put(service, left);
    }

    /** How many events all of these replicas have read. */
    public double eventsRead() throws IOException, InterruptedException {
        double read = 0;
        for (Replica replica : all().toList()) {
            read += replica.eventsRead();
        }
        return read;
    }

    private Stream<Replica> all() {
        return replicas.values().stream().flatMap(List::stream);
    }

    @Override
    public void close() {
        all().forEach(Replica::close);
    }
}
