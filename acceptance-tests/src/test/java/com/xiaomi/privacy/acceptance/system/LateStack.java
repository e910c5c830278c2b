package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.PortName;
import com.xiaomi.privacy.localstack.ServerKind;
import com.xiaomi.privacy.localstack.StackOptions;
import com.xiaomi.privacy.localstack.StackProcess;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A second intake service whose own database and broker are started after it. */
public final class LateStack implements AutoCloseable {
    private static final LocalService SERVICE = LocalService.INTAKE;

    private final Path home;
    private final int postgresPort;
    private final int kafkaPort;
    private final int kafkaUsersPort;
    private final URI serviceUrl;
    private final ManagedProcess service;
    private StackProcess stack;

    private LateStack(Endpoints others) {
        home = others.home().resolve("late");
        int servicePort;
        try (Ports ports = new Ports()) {
            postgresPort = ports.take(0, "PostgreSQL");
            kafkaPort = ports.take(0, "Kafka");
            kafkaUsersPort = ports.take(0, "Kafka's users");
            servicePort = ports.take(0, SERVICE.serviceName());
        }
        serviceUrl = URI.create("http://127.0.0.1:" + servicePort);
        Map<String, String> values = new HashMap<>(others.values());
        values.put("postgres.port", Integer.toString(postgresPort));
        values.put("kafka.bootstrap", "127.0.0.1:" + kafkaPort);
        values.put("kafka.users.bootstrap", "127.0.0.1:" + kafkaUsersPort);
        values.put("service.%s.url".formatted(SERVICE.serviceName()), serviceUrl.toString());
        service = ServicePrograms.service(
                SERVICE, new Endpoints(values), ProjectFolder.current(), Folders.create(home.resolve("service")));
    }

    /**
     * Starts the service alone.
     *
     * @param others where it finds everything but database and broker
     */
    public static LateStack withIntakeStarted(Endpoints others) {
        LateStack late = new LateStack(others);
        late.service.start();
        return late;
    }

    /** Starts what the service has been waiting for, and returns when both servers answer. */
    public void startDatabaseAndBroker() {
        stack = StackProcess.start(StackOptions.in(home.resolve("stack"))
                .withCache(ProjectFolder.current().stackCache())
                .withServers(Set.of(ServerKind.POSTGRES, ServerKind.KAFKA))
                .withPort(PortName.POSTGRES, postgresPort)
                .withPort(PortName.KAFKA, kafkaPort)
                .withPort(PortName.KAFKA_USERS, kafkaUsersPort));
    }

    /** Where the service listens. */
    public URI serviceUrl() {
        return serviceUrl;
    }

    /** The process id of the service. */
    public long servicePid() {
        return service.pid().orElseThrow();
    }

    @Override
    public void close() {
        service.close();
        if (stack != null) {
            stack.close();
        }
        Folders.delete(home);
    }
}
