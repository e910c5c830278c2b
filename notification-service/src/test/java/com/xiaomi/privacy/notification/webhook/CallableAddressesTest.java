package com.xiaomi.privacy.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.foundation.client.Network;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallableAddressesTest {

    private final CallableAddresses addresses = new CallableAddresses(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1"
            })
    void whatIsNotPublicIsNotCalled(String address) throws UnknownHostException {
        assertThat(addresses.mayBeCalled(InetAddress.ofLiteral(address))).isFalse();
        assertThatExceptionOfType(CallableAddresses.NotAllowed.class)
                .isThrownBy(() -> addresses.lookup(address))
                .withMessage(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:127.0.0.1", "::ffff:10.0.0.1"})
    void anOldAddressInNewClothesIsNotCalledEither(String address) throws UnknownHostException {
        assertThat(addresses.mayBeCalled(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.15.255.255", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
    void whatIsPublicIsCalled(String address) throws UnknownHostException {
        assertThat(addresses.lookup(address)).containsExactly(InetAddress.ofLiteral(address));
    }

    @Test
    void whatTheOperatorAllowsIsCalledAlsoWithoutTls() throws UnknownHostException {
        CallableAddresses inside =
                new CallableAddresses(List.of(Network.parse("10.20.0.0/16"), Network.parse("fd00::/8")));

        assertThat(inside.lookup("10.20.1.1")).hasSize(1);
        assertThat(inside.mayBeCalled(InetAddress.ofLiteral("10.21.0.1"))).isFalse();
        assertThat(inside.isAllowedLiteral(URI.create("http://10.20.0.9:8080/hook")))
                .isTrue();
        assertThat(inside.isAllowedLiteral(URI.create("http://[fd00::1]/hook"))).isTrue();
        assertThat(inside.isAllowedLiteral(URI.create("http://10.21.0.9/hook"))).isFalse();
        assertThat(inside.isAllowedLiteral(URI.create("http://localhost/hook"))).isFalse();
    }

    @Test
    void aNameThatLeadsInsideIsNotCalled() {
        assertThatExceptionOfType(CallableAddresses.NotAllowed.class).isThrownBy(() -> addresses.lookup("localhost"));
    }
}
