package com.xiaomi.privacy.acceptance.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A service that was told too little, or something wrong, ends at once and says all of it, so that nobody mends one setting after the other. */
class WrongSettingsIT {

    private static final int MINUTES = 2;

    @Test
    void allThatIsMissingOrWrongIsSaidInOneMessage() throws Exception {
        Process service =
                start(Map.of("RIGHTS_CELL_NAME", "MARS", "RIGHTS_NOTIFICATION_MAIL_SERVER_PATIENCE", "a while"));
        String said = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(service.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(service.exitValue()).isNotZero();
        assertThat(said)
                .containsOnlyOnce("Configuration validation failed")
                .contains(
                        "rights.cell.name",
                        "MARS",
                        "rights.notification.mail-server-patience",
                        "rights.notification.secret-file is required",
                        "rights.access.client-secret is required",
                        "rights.access.customer-issuer is required",
                        "rights.access.staff-issuer is required");
    }

    private static Process start(Map<String, String> settings) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                "notification-service/target/quarkus-app/quarkus-run.jar");
        builder.directory(ProjectFolder.current().root().toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RIGHTS_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(settings);
        return builder.start();
    }
}
