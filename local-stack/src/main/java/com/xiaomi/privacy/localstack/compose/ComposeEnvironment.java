package com.xiaomi.privacy.localstack.compose;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.secrets.LocalSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code docker-compose.yml} tells a service, with the hosts, ports and folders of a stack in place of those of the containers. So whoever
 * starts services by it finds out whether the file tells them all they need.
 */
public final class ComposeEnvironment {

    private static final Pattern DATABASE = Pattern.compile("jdbc:postgresql://postgresql:5432/(\\w+)");
    private static final Pattern SERVICE = Pattern.compile("http://([a-z-]+-service):\\d+");
    private static final String SECRETS = "/run/secrets";
    private static final String SCANNER = "RIGHTS_MALWARE_SCAN_HOST";
    private static final String LOOPBACK = "127.0.0.1";

    private final ComposeFile file;
    private final Endpoints endpoints;
    private final Map<String, String> addresses;
    private final Pattern containers;

    /**
     * Reads the file.
     *
     * @throws StackException if it can't be read
     */
    public ComposeEnvironment(Path composeFile, Endpoints endpoints) {
        try {
            this.file = ComposeFile.parse(Files.readString(composeFile));
        } catch (IOException e) {
            throw new StackException(composeFile + " can't be read", e);
        }
        this.endpoints = endpoints;
        this.addresses = addresses(endpoints);
        this.containers = Pattern.compile("\\b(%s)(\\.localhost)?:\\d+".formatted(String.join("|", file.services())));
    }

    /**
     * The environment of a service.
     *
     * @throws StackException if it names a container for which the stack has nothing
     */
    public Map<String, String> of(LocalService service) {
        Map<String, String> environment = new TreeMap<>();
        file.service(service.serviceName())
                .environment()
                .forEach((variable, value) -> environment.put(variable, onTheStack(value)));
        environment.putAll(whatIsNoAddress(environment));
        if (endpoints.clamavPort().isEmpty()) {
            environment.remove(SCANNER);
        }
        environment.forEach((variable, value) -> {
            boolean isHost = variable.endsWith("_HOST") && file.services().contains(value);
            if (isHost || containers.matcher(value).find()) {
                throw new StackException(
                        "%s of %s names a container: %s".formatted(variable, service.serviceName(), value));
            }
        });
        return environment;
    }

    private String onTheStack(String value) {
        String replaced = DATABASE.matcher(value)
                .replaceAll(database -> Matcher.quoteReplacement(endpoints.jdbcUrl(database.group(1))));
        replaced = SERVICE.matcher(replaced).replaceAll(name -> Matcher.quoteReplacement(urlOf(name.group(1))));
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            replaced = replaced.replace(address.getKey(), address.getValue());
        }
        return replaced;
    }

    private String urlOf(String service) {
        return Stream.of(LocalService.values())
                .filter(candidate -> candidate.serviceName().equals(service))
                .map(candidate -> endpoints.serviceUrl(candidate).toString())
                .findFirst()
                .orElseThrow(() -> new StackException("no service is called " + service));
    }

    private static Map<String, String> addresses(Endpoints endpoints) {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("kafka:9092", endpoints.kafkaUsersBootstrap());
        addresses.put("http://keycloak.localhost:8180", endpoints.keycloakUrl().toString());
        addresses.put("http://s3.localhost:9000", endpoints.s3Url().toString());
        addresses.put("http://localhost:8080", endpoints.originUrl().toString());
        addresses.put(
                SECRETS,
                endpoints.home().resolve(LocalSecrets.FOLDER).toAbsolutePath().toString());
        return addresses;
    }

    private Map<String, String> whatIsNoAddress(Map<String, String> environment) {
        Map<String, String> own = new HashMap<>();
        // The origin is the only proxy, and calls from this machine.
        own.put("RIGHTS_CLIENT_TRUSTED_PROXIES", LOOPBACK + "/32");
        if (environment.containsKey("QUARKUS_MAILER_HOST")) {
            own.put("QUARKUS_MAILER_HOST", LOOPBACK);
            own.put("QUARKUS_MAILER_PORT", Integer.toString(endpoints.smtpPort()));
        }
        if (environment.containsKey(SCANNER) && endpoints.clamavPort().isPresent()) {
            own.put(SCANNER, LOOPBACK);
            own.put(
                    "RIGHTS_MALWARE_SCAN_PORT",
                    Integer.toString(endpoints.clamavPort().getAsInt()));
        }
        if (endpoints.haveTraceSink()) {
            own.put("QUARKUS_OTEL_SDK_DISABLED", "false");
            own.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", endpoints.tracesUrl().toString());
        }
        return own;
    }
}
