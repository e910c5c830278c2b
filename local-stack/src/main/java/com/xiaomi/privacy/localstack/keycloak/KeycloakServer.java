package com.xiaomi.privacy.localstack.keycloak;

import com.xiaomi.privacy.localstack.LocalServer;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Keycloak: it begins with the realms as the project defines them at each start. */
public final class KeycloakServer implements LocalServer {
    private final Path cache;
    private final Path folder;
    private final Path logs;
    private final int port;
    private final int managementPort;
    private final URI origin;
    private SupervisedProcess process;

    /**
     * A Keycloak not yet started.
     *
     * @param cache the folder that outlives the stack, for what is prepared once
     * @param folder the folder for its database; it must be empty or absent
     * @param logs the folder for the log files
     * @param origin the base URL that sign-ins return to
     */
    public KeycloakServer(Path cache, Path folder, Path logs, int port, int managementPort, URI origin) {
        this.cache = cache;
        this.folder = folder;
        this.logs = logs;
        this.port = port;
        this.managementPort = managementPort;
        this.origin = origin;
    }

    @Override
    public String name() {
        return "Keycloak";
    }

    @Override
    public void start() {
        KeycloakPreparation prepared = KeycloakPreparation.prepare(cache, logs);
        Path database = folder.resolve("keycloak");
        try {
            prepared.realms().copyTo(database, URI.create("http://127.0.0.1:" + port), origin);
        } catch (IOException e) {
            throw new StackException("Keycloak's database cannot be made: " + e.getMessage(), e);
        }
        process = new KeycloakLaunch(port, managementPort, database, logs.resolve("keycloak.log"))
                .start(prepared.distribution(), List.of(), Map.of());
    }

    /** Nothing to do: the journeys change no realm, and a restart would take longer than all other servers together. */
    @Override
    public void reset() {
        process.requireAlive();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
