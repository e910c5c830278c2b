package com.xiaomi.privacy.localstack.keycloak;

import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Http;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How Keycloak is started, for the import of the realms and for use alike.
 *
 * @param port the port for everything but health
 * @param managementPort the port for health
 * @param database the database file, without its suffix
 * @param log the log file
 */
record KeycloakLaunch(int port, int managementPort, Path database, Path log) {
    /** The owner of the database file. */
    static final String DATABASE_USER = "keycloak";

    private static final String NAME = "Keycloak";

    /** The JDBC URL of a Keycloak database in a file; without it a column named VALUE is not understood. */
    static String jdbcUrl(Path database) {
        return "jdbc:h2:file:" + database + ";NON_KEYWORDS=VALUE";
    }

    /** Starts Keycloak and returns when it is ready; on failure nothing keeps running. */
    SupervisedProcess start(KeycloakDistribution distribution, List<String> more, Map<String, String> environment) {
        SupervisedProcess process = SupervisedProcess.start(new SupervisedProcess.Spec(
                NAME, distribution.command(arguments(more)), environment, distribution.home(), log, "TERM"));
        try {
            Await.ready(NAME, process, this::isReady);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        return process;
    }

    private List<String> arguments(List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--db-url=" + jdbcUrl(database),
                "--db-username=" + DATABASE_USER,
                "--db-password=" + LocalCredentials.password(DATABASE_USER),
                // One node: without this it opens ports on all interfaces to find others.
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=http://127.0.0.1:" + port,
                // The event log names who signed in; no log of the stack may hold personal data.
                "--log-level=INFO,io.smallrye.health:ERROR,org.keycloak.events:OFF"));
        arguments.addAll(more);
        return arguments;
    }

    private boolean isReady() throws IOException {
        URI health = URI.create("http://127.0.0.1:%d/health/ready".formatted(managementPort));
        return Http.status("GET", health) == HttpURLConnection.HTTP_OK;
    }
}
