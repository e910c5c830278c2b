package com.xiaomi.privacy.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stack as a program of its own, and how it ends. */
@Timeout(120)
class StackProcessIT {
    private static final Path HOME = Path.of("target", "stack-process").toAbsolutePath();

    /** Keycloak is stopped by the same means, and takes longest to start. */
    private static final EnumSet<ServerKind> ALL_BUT_KEYCLOAK = EnumSet.complementOf(EnumSet.of(ServerKind.KEYCLOAK));

    static Stream<Arguments> waysToEnd() {
        return Stream.of(
                Arguments.of("KILL", ALL_BUT_KEYCLOAK),
                Arguments.of("TERM", EnumSet.of(ServerKind.POSTGRES, ServerKind.MAIL, ServerKind.ORIGIN)),
                Arguments.of("INT", EnumSet.of(ServerKind.POSTGRES)));
    }

    @ParameterizedTest
    @MethodSource("waysToEnd")
    void nothingIsLeftHoweverItEnds(String signal, Set<ServerKind> servers) throws Exception {
        Path home = HOME.resolve(signal);
        Process stack = start(options(home).withServers(servers));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Endpoints.read(home).filter(SharedStack::isAlive).isPresent());
        Endpoints endpoints = Endpoints.read(home).orElseThrow();
        List<ProcessHandle> children = new ArrayList<>(stack.descendants().toList());
        assertThat(children).hasSizeGreaterThanOrEqualTo(servers.size());

        new ProcessBuilder("kill", "-s", signal, Long.toString(stack.pid()))
                .start()
                .waitFor();

        await().atMost(Duration.ofSeconds(30)).until(() -> !stack.isAlive());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        assertThat(portsOf(endpoints)).hasSizeGreaterThan(1);
        try (Ports ports = new Ports()) {
            for (int port : portsOf(endpoints)) {
                assertThat(ports.take(port, "the next stack")).isEqualTo(port);
            }
        }
    }

    @Test
    void aTakenPortEndsTheStartWithOneLine() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process stack = start(options(HOME.resolve("taken")).withPort(PortName.KAFKA, other.getLocalPort()));
            String said = new String(stack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(stack.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(stack.exitValue()).isEqualTo(1);
            assertThat(said.lines().filter(line -> line.contains("" + other.getLocalPort())))
                    .containsExactly(
                            "Port %d for Kafka is already in use: stop the program that listens there, or choose another port."
                                    .formatted(other.getLocalPort()));
            assertThat(said).doesNotContain("\tat ");
        }
    }

    @Test
    void aFullDiskIsNamed() {
        assertThatExceptionOfType(StackException.class)
                .isThrownBy(() -> Folders.requireSpace(Path.of("target"), Long.MAX_VALUE))
                .withMessageContainingAll("target", "MiB free");
    }

    private static StackOptions options(Path home) {
        return StackOptions.in(home).withCache(RunningStack.cache()).withServers(ALL_BUT_KEYCLOAK);
    }

    /** Not a StackProcess, for that one would be ended by its own means. */
    private static Process start(StackOptions options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StackMain.class.getName()));
        command.addAll(StackArguments.of(options));
        Folders.create(options.home());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Every port that is written down, but those of the services, which are not ours. */
    private static List<Integer> portsOf(Endpoints endpoints) {
        return endpoints.values().entrySet().stream()
                .filter(entry -> entry.getKey().matches("(?!service\\.).*(port|url|bootstrap)"))
                .map(entry -> Integer.parseInt(entry.getValue().replaceAll(".*:", "")))
                .toList();
    }
}
