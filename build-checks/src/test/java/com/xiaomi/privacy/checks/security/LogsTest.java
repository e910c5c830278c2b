package com.xiaomi.privacy.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Services log to the console and to nothing else, as the inventory says. */
class LogsTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final Pattern HANDLER = Pattern.compile(
            "(?m)^(%\\w+\\.)?quarkus\\.(log\\.(file|syslog|socket|handler|category\\.\"[^\"]+\"\\.handlers)|otel\\.logs\\.enabled=true).*");
    private static final Pattern SET = Pattern.compile("QUARKUS_LOG_|QUARKUS_OTEL_LOGS_");

    private static boolean isElsewhere(String properties) {
        return HANDLER.matcher(properties).find();
    }

    @Test
    void no_service_logs_anywhere_but_to_the_console() {
        Stream<String> files = Stream.concat(
                Stream.of("service-foundation/src/main/resources/META-INF/microprofile-config.properties"),
                Module.services().stream()
                        .map(service -> service.folder() + "/src/main/resources/application.properties"));

        assertThat(files).isNotEmpty().noneMatch(file -> isElsewhere(PROJECT.text(file)));
        assertThat(PROJECT.text("docs/logs.md")).contains("standard output").contains("the four services");
    }

    @Test
    void no_deployment_changes_that() {
        Stream<String> files = Stream.concat(
                Stream.of("docker-compose.yml", "k8s/base/privacy-support.env", "k8s/cell/privacy-support.env"),
                Module.services().stream()
                        .flatMap(service -> Stream.of("base", "cell")
                                .map(folder -> "k8s/%s/%s.env".formatted(folder, service.folder()))));

        assertThat(files).noneMatch(file -> SET.matcher(PROJECT.text(file)).find());
    }

    @Test
    void a_handler_is_found() {
        assertThat(isElsewhere("quarkus.log.level=INFO\nquarkus.log.console.json.enabled=true\n"))
                .isFalse();
        assertThat(isElsewhere("quarkus.log.level=INFO\nquarkus.log.file.enabled=true\n"))
                .isTrue();
        assertThat(isElsewhere("%prod.quarkus.log.syslog.enabled=true\n")).isTrue();
        assertThat(isElsewhere("quarkus.log.category.\"com.xiaomi\".handlers=OTHER\n"))
                .isTrue();
        assertThat(isElsewhere("quarkus.otel.logs.enabled=true\n")).isTrue();
    }
}
