package com.xiaomi.privacy.acceptance.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that was told too little, or something wrong, ends at once and says all of it, so that nobody mends one setting after the other. */
class WrongSettingsIT {

    private static final int MINUTES = 2;

    /** Also those that nothing but the settings of its clients refer to. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            request-intake-service        | rights.origin-url rights.services.casework-url
            identity-verification-service | rights.origin-url rights.services.intake-url rights.services.casework-url
            case-workflow-service         | rights.origin-url rights.services.intake-url rights.services.identity-url rights.services.notification-url
            notification-service          | rights.origin-url rights.services.intake-url rights.services.identity-url rights.services.casework-url
            """)
    void addressesOfTheCellAreSaidWithTheRest(String service, String needed) throws Exception {
        List<String> names = List.of(needed.split(" "));

        String missing = lastWords(start(service, Map.of()));
        String wrong = lastWords(start(
                service,
                names.stream().collect(Collectors.toMap(WrongSettingsIT::variable, _ -> "request-intake-service"))));

        assertThat(missing)
                .containsOnlyOnce("Configuration validation failed")
                .contains("rights.cell.name is required")
                .contains(names.stream().map(name -> name + " is required").toList());
        assertThat(wrong)
                .containsOnlyOnce("Configuration validation failed")
                .contains("rights.cell.name is required")
                .contains(names.stream()
                        .map(name -> name + " with the config value")
                        .toList());
    }

    @Test
    void allThatIsMissingOrWrongIsSaidInOneMessage() throws Exception {
        String said = lastWords(start(
                "notification-service",
                Map.of(
                        "RIGHTS_CELL_NAME",
                        "MARS",
                        "RIGHTS_NOTIFICATION_MAIL_SERVER_PATIENCE",
                        "a while",
                        "RIGHTS_ORIGIN_URL",
                        "privacy.example.org")));

        assertThat(said)
                .containsOnlyOnce("Configuration validation failed")
                .contains(
                        "rights.cell.name",
                        "MARS",
                        "rights.notification.mail-server-patience",
                        "rights.origin-url",
                        "privacy.example.org",
                        "rights.services.intake-url is required",
                        "rights.notification.secret-file is required",
                        "rights.access.client-secret is required",
                        "rights.access.customer-issuer is required",
                        "rights.access.staff-issuer is required");
    }

    private static Process start(String service, Map<String, String> settings) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                java.toString(), "-XX:TieredStopAtLevel=1", "-jar", service + "/target/quarkus-app/quarkus-run.jar");
        builder.directory(ProjectFolder.current().root().toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RIGHTS_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static String lastWords(Process service) throws IOException, InterruptedException {
        String said = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(service.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(service.exitValue()).isNotZero();
        return said;
    }

    private static String variable(String name) {
        return name.replaceAll("[^a-z]", "_").toUpperCase(Locale.ROOT);
    }
}
