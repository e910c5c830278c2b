package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServiceEnvironment;
import com.xiaomi.privacy.localstack.compose.ComposeEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How our programs are started: what they are told travels by environment, for the services as {@code docker-compose.yml} tells it. */
final class ServicePrograms {
    static final String CONNECTOR_MAIN = "com.xiaomi.privacy.connector.ConnectorMain";

    private static final String CONNECTOR = "example-connector";
    private static final String OFTEN = "10000 per PT1H";

    private static final Map<LocalService, List<String>> LIMITS = Map.of(
            LocalService.INTAKE,
            List.of("SUBMISSION_PER_CLIENT", "SUBMISSION_PER_CONTACT", "TRACKING_TOKEN_PER_CLIENT"),
            LocalService.IDENTITY,
            List.of("CODE_PER_CLIENT", "RESEND_PER_CLIENT", "RESEND_PER_CONTACT", "ACCOUNT_PER_CLIENT"),
            LocalService.CASEWORK,
            List.of("PACKAGE_PER_CLIENT"));

    private ServicePrograms() {}

    static ManagedProcess service(LocalService service, Endpoints endpoints, ProjectFolder project, Path logs) {
        return service(service, Map.of(), endpoints, project, logs);
    }

    /** As a replica of the cell's deployment with some settings of its own. */
    static ManagedProcess service(
            LocalService service, Map<String, String> settings, Endpoints endpoints, ProjectFolder project, Path logs) {
        return program(
                service.serviceName(), service, endpoints.serviceUrl(service), settings, endpoints, project, logs);
    }

    /**
     * One more replica beside the service that listens where the stack says.
     *
     * @param url where it listens
     */
    static ManagedProcess replica(
            LocalService service, URI url, Endpoints endpoints, ProjectFolder project, Path logs) {
        String name = "%s-%d".formatted(service.serviceName(), url.getPort());
        return program(name, service, url, Map.of(), endpoints, project, logs);
    }

    /** Intake as the deployment of one cell, which knows where the others are. */
    static ManagedProcess intake(
            Cell cell, Map<Cell, URI> baseUrls, Endpoints endpoints, ProjectFolder project, Path logs) {
        Map<String, String> settings = new HashMap<>(Map.of("RIGHTS_CELL_NAME", cell.name()));
        baseUrls.forEach((other, url) -> settings.put("RIGHTS_INTAKE_CELLS_" + other, url.toString()));
        return service(LocalService.INTAKE, settings, endpoints, project, logs);
    }

    private static ManagedProcess program(
            String name,
            LocalService service,
            URI url,
            Map<String, String> settings,
            Endpoints endpoints,
            ProjectFolder project,
            Path logs) {
        Map<String, String> environment =
                new HashMap<>(new ComposeEnvironment(project.composeFile(), endpoints).of(service));
        // Spans go out soon, so that those of the last step are there when somebody looks.
        environment.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "PT0.5S");
        // All sample people come from one machine, and some write to one mailbox, many times an hour.
        LIMITS.getOrDefault(service, List.of()).forEach(limit -> environment.put("RIGHTS_LIMITS_" + limit, OFTEN));
        if (service == LocalService.IDENTITY) {
            // They do not wait half a minute before they ask for a new code.
            environment.put("RIGHTS_IDENTITY_RESEND_PAUSE", "PT1S");
        }
        environment.putAll(project.settings());
        environment.putAll(settings);
        environment.put("QUARKUS_HTTP_HOST", url.getHost());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(url.getPort()));
        ManagedProcess.Start start = project.images()
                .map(images -> images.container(name, service, environment))
                .orElseGet(() -> ManagedProcess.Start.of(
                        project.serviceJar(service), "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        return new ManagedProcess(name, start, environment, logs);
    }

    static ManagedProcess connector(Addresses addresses, ProjectFolder project, Path logs) {
        Path database = addresses.endpoints().home().resolve(CONNECTOR).resolve("customers");
        return new ManagedProcess(
                CONNECTOR,
                ManagedProcess.Start.of(project.connectorJar(), CONNECTOR_MAIN),
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
