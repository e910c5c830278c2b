package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The compose file can be read by those who know the format, and what is wrong in it is found. */
class ComposeParsersTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final Optional<ComposeSpecification> SPECIFICATION = ComposeSpecification.find(PROJECT);
    private static final Optional<DockerCompose> COMPOSE = DockerCompose.find(PROJECT);

    private final String file = PROJECT.text("docker-compose.yml");

    private static List<String> findings(String text) {
        assumeTrue(SPECIFICATION.isPresent(), "There is no Node");
        return SPECIFICATION.orElseThrow().findings(text);
    }

    private static DockerCompose compose() {
        assumeTrue(COMPOSE.isPresent(), "There is no docker-compose");
        return COMPOSE.orElseThrow();
    }

    private String changed(String kept, String broken) {
        assertThat(file).contains(kept);
        return file.replace(kept, broken);
    }

    @Test
    void every_key_is_one_of_the_specification() {
        assertThat(findings(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            healthcheck:                 | healthchek:               | healthchek
            start_period: 30s            | start_periode: 30s        | start_periode
            restart: unless-stopped      | restart: {unless: stopped} | restart must be string
            retries: 12                  | retries: [12]             | retries must be number
            condition: service_healthy   | condition: healthy        | condition must be equal to one of
            content:                     | contents:                 | contents
            volumes:                     | volumess:                 | volumess
            """)
    void what_the_specification_does_not_have_is_found(String kept, String broken, String said) {
        assertThat(findings(changed(kept, broken))).anyMatch(finding -> finding.contains(said));
    }

    @Test
    void a_key_written_twice_is_found() {
        assertThat(findings(file + "\nvolumes: {}\n")).anyMatch(finding -> finding.contains("Map keys must be unique"));
    }

    @Test
    void compose_itself_reads_it() {
        assertThatCode(() -> compose().read(file)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mail: {condition: service_healthy} | mial: {condition: service_healthy} | mial
            condition: service_healthy         | condition: healthy                 | healthy
            s3:/data                           | s4:/data                           | s4
            healthcheck:                       | healthchek:                        | healthchek
            127.0.0.1:9000:9000                | 127.0.0.1:9000:http                | ports
            ${GOOGLE_CLIENT_ID:-               | ${GOOGLE CLIENT_ID:-               | nterpolation format
            """)
    void what_compose_itself_refuses_is_found(String kept, String broken, String said) {
        String text = changed(kept, broken);

        assertThatThrownBy(() -> compose().read(text)).hasMessageContaining(said);
    }
}
