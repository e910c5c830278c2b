package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServiceEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How our programs are started: everything that they are told travels by environment, as on Kubernetes. */
final class ServicePrograms {
    private static final String CONNECTOR = "example-connector";

    private ServicePrograms() {}

    static ManagedProcess service(LocalService service, Endpoints endpoints, ProjectFolder project, Path logs) {
        Map<String, String> environment = new HashMap<>();
        ServiceEnvironment.of(service, endpoints).forEach((key, value) -> environment.put(environmentName(key), value));
        URI url = endpoints.serviceUrl(service);
        environment.put("QUARKUS_HTTP_HOST", url.getHost());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(url.getPort()));
        return new ManagedProcess(
                service.serviceName(),
                List.of(project.serviceJar(service).toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint"),
                environment,
                logs);
    }

    static ManagedProcess connector(Addresses addresses, ProjectFolder project, Path logs) {
        return new ManagedProcess(
                CONNECTOR,
                List.of(project.connectorJar().toString(), "com.xiaomi.privacy.connector.ConnectorMain"),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", addresses.endpoints().kafkaBootstrap(),
                        "RIGHTS_ACCESS_STAFF_ISSUER", addresses.staffIssuer(),
                        "RIGHTS_API_URL", addresses.origin().toString(),
                        "CONNECTOR_CLIENT_ID", CONNECTOR,
                        "CONNECTOR_CLIENT_SECRET", LocalCredentials.databasePassword(CONNECTOR)),
                logs);
    }

    /** The environment variable of a configuration key, by the rule of MicroProfile Config. */
    private static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
