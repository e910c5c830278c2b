package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServiceEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How our programs are started: everything that they are told travels by environment, as on Kubernetes. */
final class ServicePrograms {
    static final String CONNECTOR_MAIN = "com.xiaomi.privacy.connector.ConnectorMain";

    private static final String CONNECTOR = "example-connector";
    private static final String CELL = "RIGHTS_CELL_NAME";

    private ServicePrograms() {}

    static ManagedProcess service(LocalService service, Endpoints endpoints, ProjectFolder project, Path logs) {
        return service(service, endpoints, project, logs, deployment(service, endpoints));
    }

    /** As a replica of the cell's deployment with some settings of its own. */
    static ManagedProcess service(
            LocalService service, Map<String, String> settings, Endpoints endpoints, ProjectFolder project, Path logs) {
        Map<String, String> deployment = new HashMap<>(deployment(service, endpoints));
        deployment.putAll(settings);
        return service(service, endpoints, project, logs, deployment);
    }

    /**
     * One more replica beside the service that listens where the stack says.
     *
     * @param url where it listens
     */
    static ManagedProcess replica(
            LocalService service, URI url, Endpoints endpoints, ProjectFolder project, Path logs) {
        String name = "%s-%d".formatted(service.serviceName(), url.getPort());
        return program(name, service, url, endpoints, project, logs, deployment(service, endpoints));
    }

    /** Intake as the deployment of one cell, which knows where the others are. */
    static ManagedProcess intake(
            Cell cell, Map<Cell, URI> baseUrls, Endpoints endpoints, ProjectFolder project, Path logs) {
        return service(LocalService.INTAKE, endpoints, project, logs, cells(cell, baseUrls));
    }

    private static ManagedProcess service(
            LocalService service,
            Endpoints endpoints,
            ProjectFolder project,
            Path logs,
            Map<String, String> deployment) {
        return program(
                service.serviceName(), service, endpoints.serviceUrl(service), endpoints, project, logs, deployment);
    }

    private static ManagedProcess program(
            String name,
            LocalService service,
            URI url,
            Endpoints endpoints,
            ProjectFolder project,
            Path logs,
            Map<String, String> deployment) {
        Map<String, String> environment = new HashMap<>(deployment);
        // Spans go out soon, so that those of the last step are there when somebody looks.
        environment.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "PT0.5S");
        environment.putAll(asVariables(ServiceEnvironment.of(service, endpoints)));
        environment.putAll(asVariables(ServiceEnvironment.brokerUser(service.serviceName(), endpoints)));
        environment.put("QUARKUS_HTTP_HOST", url.getHost());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(url.getPort()));
        return new ManagedProcess(
                name,
                List.of(project.serviceJar(service).toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint"),
                environment,
                logs);
    }

    /** What an operator decides, here for one cell with sample people. */
    private static Map<String, String> deployment(LocalService service, Endpoints endpoints) {
        Map<String, String> environment = new HashMap<>(Map.of(CELL, Cell.EU.name()));
        switch (service) {
            case INTAKE -> {
                Map<Cell, URI> baseUrls = new EnumMap<>(Cell.class);
                Stream.of(Cell.values()).forEach(cell -> baseUrls.put(cell, baseUrl(cell, endpoints)));
                environment.putAll(cells(Cell.EU, baseUrls));
            }
            // Sample people do not wait half a minute before they ask for a new code.
            case IDENTITY -> environment.put("RIGHTS_IDENTITY_RESEND_PAUSE", "PT1S");
            case NOTIFICATION -> environment.put("RIGHTS_NOTIFICATION_LETTER_PREVIEWS", "true");
            case CASEWORK, FOUNDATION -> {
                // Nothing to decide.
            }
        }
        return environment;
    }

    private static Map<String, String> cells(Cell own, Map<Cell, URI> baseUrls) {
        Map<String, String> environment = new HashMap<>();
        environment.put(CELL, own.name());
        baseUrls.forEach((cell, url) -> environment.put("RIGHTS_INTAKE_CELLS_" + cell, url.toString()));
        return environment;
    }

    /** Only the cell EU runs here; the others are named so that people of their countries are sent somewhere else. */
    private static URI baseUrl(Cell cell, Endpoints endpoints) {
        return cell == Cell.EU
                ? new Addresses(endpoints).origin()
                : URI.create(
                        "https://%s.privacy.example.org".formatted(cell.name().toLowerCase(Locale.ROOT)));
    }

    static ManagedProcess connector(Addresses addresses, ProjectFolder project, Path logs) {
        Path database = addresses.endpoints().home().resolve(CONNECTOR).resolve("customers");
        return new ManagedProcess(
                CONNECTOR,
                List.of(project.connectorJar().toString(), CONNECTOR_MAIN),
                connectorEnvironment(addresses, database),
                logs);
    }

    /** @param database file of the sample system's H2 database, without its ending */
    static Map<String, String> connectorEnvironment(Addresses addresses, Path database) {
        Map<String, String> environment =
                new HashMap<>(asVariables(ServiceEnvironment.brokerUser(CONNECTOR, addresses.endpoints())));
        environment.put("RIGHTS_ACCESS_STAFF_ISSUER", addresses.staffIssuer());
        environment.put("RIGHTS_API_URL", addresses.origin().toString());
        environment.put("CONNECTOR_CLIENT_ID", CONNECTOR);
        environment.put("CONNECTOR_CLIENT_SECRET", LocalCredentials.clientSecret(CONNECTOR));
        environment.put("CONNECTOR_DATABASE", "jdbc:h2:file:" + database);
        return environment;
    }

    private static Map<String, String> asVariables(Map<String, String> configuration) {
        Map<String, String> variables = new HashMap<>();
        configuration.forEach((key, value) -> variables.put(environmentName(key), value));
        return variables;
    }

    /** The environment variable of a configuration key, by the rule of MicroProfile Config. */
    private static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
