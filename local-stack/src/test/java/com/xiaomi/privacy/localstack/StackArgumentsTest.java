package com.xiaomi.privacy.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackArgumentsTest {

    @Test
    void theCommandLineCarriesAllOptions() {
        StackOptions options = StackOptions.in(Path.of("/tmp/stack"))
                .withCache(Path.of("/tmp/cache"))
                .withServers(Set.of(ServerKind.KAFKA, ServerKind.S3))
                .withPort(PortName.MAIL_API, 8025)
                .withService(LocalService.INTAKE, URI.create("http://127.0.0.1:8081"));

        List<String> arguments = StackArguments.of(options);

        assertThat(arguments).startsWith("start");
        assertThat(StackArguments.parse(arguments.subList(1, arguments.size()))).isEqualTo(options);
    }

    @Test
    void theCacheIsBelowTheHomeUnlessSaidOtherwise() {
        assertThat(StackArguments.parse(List.of("--home", "/tmp/stack")).cache())
                .isEqualTo(Path.of("/tmp/stack/cache"));
        assertThat(StackArguments.parse(List.of("--cache", "/tmp/c", "--home", "/tmp/stack"))
                        .cache())
                .isEqualTo(Path.of("/tmp/c"));
    }

    @ParameterizedTest
    @CsvSource({
        "--kafka-prot, 1, --kafka-prot",
        "--kafka-port, 65536, 65536",
        "--kafka-port, kafka, kafka",
        "--servers, mongo, mongo",
        "--service, intake, intake",
        "--service, intake=http://localhost, intake",
    })
    void aMistakeIsNamed(String option, String value, String named) {
        assertThatExceptionOfType(StackException.class)
                .isThrownBy(() -> StackArguments.parse(List.of(option, value)))
                .withMessageContaining(named);
    }
}
