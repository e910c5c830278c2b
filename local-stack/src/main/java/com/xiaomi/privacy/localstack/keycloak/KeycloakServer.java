package com.xiaomi.privacy.localstack.keycloak;

import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalServer;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Http;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keycloak, with its database in memory: it begins with the imported realms at each start. */
public final class KeycloakServer implements LocalServer {
    private static final String ADMINISTRATOR = "admin";

    private final Path cache;
    private final Path logs;
    private final int port;
    private final int managementPort;
    private final URI origin;
    private SupervisedProcess process;

    /**
     * A Keycloak not yet started.
     *
     * @param cache the folder that outlives the stack, for the augmented distribution
     * @param logs the folder for the log files
     * @param origin the base URL that sign-ins return to
     */
    public KeycloakServer(Path cache, Path logs, int port, int managementPort, URI origin) {
        this.cache = cache;
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
        KeycloakDistribution distribution =
                KeycloakDistribution.prepare(cache, logs.resolve("keycloak-augmentation.log"));
        process = SupervisedProcess.start(new SupervisedProcess.Spec(
                name(),
                distribution.command(arguments()),
                environment(),
                distribution.home(),
                logs.resolve("keycloak.log"),
                "TERM"));
        Await.ready(name(), process, this::isReady);
    }

    private List<String> arguments() {
        return List.of(
                "start",
                "--optimized",
                "--import-realm",
                // One node: without this it opens ports on all interfaces to find others.
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=" + url(),
                // The event log names who signed in; no log of the stack may hold personal data.
                "--log-level=INFO,io.smallrye.health:ERROR,org.keycloak.events:OFF");
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The realm files name some of these; secrets of the social providers come from the environment of this JVM. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", LocalCredentials.password(ADMINISTRATOR));
        environment.put("KEYCLOAK_URL", url());
        environment.put("ORIGIN_URL", origin.toString());
        return environment;
    }

    private boolean isReady() throws IOException {
        URI health = URI.create("http://127.0.0.1:%d/health/ready".formatted(managementPort));
        return Http.status("GET", health) == HttpURLConnection.HTTP_OK;
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
