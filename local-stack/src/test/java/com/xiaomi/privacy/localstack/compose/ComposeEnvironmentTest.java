package com.xiaomi.privacy.localstack.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeEnvironmentTest {

    private static final String FILE = """
            x-all: &all
              RIGHTS_ORIGIN_URL: http://localhost:8080
              RIGHTS_CLIENT_TRUSTED_PROXIES: 172.16.0.0/12
              RIGHTS_SERVICES_INTAKE_URL: http://request-intake-service:8081
            services:
              postgresql: {image: postgres}
              kafka: {image: kafka}
              mail: {image: mail}
              clamav: {image: clamav}
              notification-service:
                environment:
                  <<: *all
                  QUARKUS_DATASOURCE_JDBC_URL: jdbc:postgresql://postgresql:5432/notification
                  KAFKA_BOOTSTRAP_SERVERS: kafka:9092
                  RIGHTS_ACCESS_STAFF_ISSUER: http://keycloak.localhost:8180/realms/staff
                  RIGHTS_NOTIFICATION_SECRET_FILE: /run/secrets/notification-secret
                  RIGHTS_NOTIFICATION_SENDER: privacy@privacy-support.example
                  QUARKUS_MAILER_HOST: mail
                  QUARKUS_MAILER_PORT: 1025
                  RIGHTS_MALWARE_SCAN_HOST: clamav
                  RIGHTS_S3_ACCESS_KEY: notification-service
                  @@
            """;

    @TempDir
    Path folder;

    @Test
    void whatTheFileSaysIsToldWithTheAddressesOfTheStack() throws IOException {
        Map<String, String> told = environment("MALLOC_ARENA_MAX: \"2\"", Map.of("clamav.port", "3311"));

        assertThat(told)
                .containsEntry("RIGHTS_ORIGIN_URL", "http://127.0.0.1:1")
                .containsEntry("RIGHTS_CLIENT_TRUSTED_PROXIES", "127.0.0.1/32")
                .containsEntry("RIGHTS_SERVICES_INTAKE_URL", "http://127.0.0.1:2")
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:3/notification")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:4")
                .containsEntry("RIGHTS_ACCESS_STAFF_ISSUER", "http://127.0.0.1:5/realms/staff")
                .containsEntry(
                        "RIGHTS_NOTIFICATION_SECRET_FILE",
                        folder.resolve("secrets/notification-secret").toString())
                .containsEntry("RIGHTS_NOTIFICATION_SENDER", "privacy@privacy-support.example")
                .containsEntry("QUARKUS_MAILER_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_MAILER_PORT", "7")
                .containsEntry("RIGHTS_MALWARE_SCAN_HOST", "127.0.0.1")
                .containsEntry("RIGHTS_MALWARE_SCAN_PORT", "3311")
                .containsEntry("RIGHTS_S3_ACCESS_KEY", "notification-service")
                .containsEntry("MALLOC_ARENA_MAX", "2");
    }

    @Test
    void whereNoScannerIsInstalledNoneIsNamed() throws IOException {
        assertThat(environment("MALLOC_ARENA_MAX: \"2\"", Map.of()))
                .doesNotContainKeys("RIGHTS_MALWARE_SCAN_HOST", "RIGHTS_MALWARE_SCAN_PORT");
    }

    @Test
    void anAddressThatTheStackDoesNotHaveIsNotPassedOn() {
        assertThatThrownBy(() -> environment("RIGHTS_NEW_URL: http://mail:8025/api", Map.of()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("RIGHTS_NEW_URL of notification-service names a container");
    }

    private Map<String, String> environment(String line, Map<String, String> more) throws IOException {
        Path file = Files.writeString(folder.resolve("compose.yml"), FILE.replace("@@", line));
        Map<String, String> values = new HashMap<>(more);
        values.putAll(Map.of(
                "origin.url", "http://127.0.0.1:1",
                "postgres.port", "3",
                "kafka.users.bootstrap", "127.0.0.1:4",
                "keycloak.url", "http://127.0.0.1:5",
                "s3.url", "http://127.0.0.1:6",
                "smtp.port", "7",
                "traces.url", "http://127.0.0.1:8",
                "home", folder.toString()));
        for (LocalService service : LocalService.values()) {
            values.put("service.%s.url".formatted(service.serviceName()), "http://127.0.0.1:2");
        }
        return new ComposeEnvironment(file, new Endpoints(values)).of(LocalService.NOTIFICATION);
    }
}
