package com.xiaomi.privacy.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsNamedWithWhoWantedIt() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Ports ports = new Ports()) {
            assertThatExceptionOfType(StackException.class)
                    .isThrownBy(() -> ports.take(other.getLocalPort(), "Kafka"))
                    .withMessageContainingAll("Port " + other.getLocalPort(), "Kafka", "already in use")
                    .withMessageNotContaining("\n");
        }
    }

    @Test
    void freePortsDifferUntilTheyAreLetGo() {
        try (Ports ports = new Ports()) {
            assertThat(ports.take(0, "one")).isNotEqualTo(ports.take(0, "two"));
        }
    }
}
