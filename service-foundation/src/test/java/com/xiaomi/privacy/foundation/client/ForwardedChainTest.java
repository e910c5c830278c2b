package com.xiaomi.privacy.foundation.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedChainTest {

    private static final InetAddress PROXY = InetAddress.ofLiteral("10.1.2.3");
    private final ForwardedChain chain =
            new ForwardedChain(List.of(Network.parse("10.0.0.0/8"), Network.parse("fd00::/8")));

    @Test
    void whoComesWithoutAProxyIsThePeerWhateverTheHeaderSays() {
        assertThat(chain.client(InetAddress.ofLiteral("198.51.100.7"), List.of("203.0.113.9", "10.0.0.1")))
                .isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                // What the client wrote itself stands to the left of what the proxy appended.
                "1.1.1.1, 203.0.113.9 | 203.0.113.9",
                "10.9.9.9, 203.0.113.9 | 203.0.113.9",
                // Two proxies of ours.
                "203.0.113.9, 10.200.0.1 | 203.0.113.9",
                "1.1.1.1, 203.0.113.9, fd00::1 | 203.0.113.9",
                // Ports, as some proxies add them.
                "203.0.113.9:4711 | 203.0.113.9",
                "[2001:db8:1:2:aaaa::1]:4711 | 20010db800010002/64",
                // Not an address: the one who wrote it counts.
                "203.0.113.9, unknown | 10.1.2.3",
                "203.0.113.9, example.org | 10.1.2.3",
                "'' | 10.1.2.3",
            })
    void behindAProxyTheLastAddressThatIsNotOursIsTheClient(String header, String client) {
        assertThat(chain.client(PROXY, List.of(header))).isEqualTo(client);
    }

    @Test
    void headersInSeveralLinesAreOneList() {
        assertThat(chain.client(PROXY, List.of("1.1.1.1", "203.0.113.9"))).isEqualTo("203.0.113.9");
    }

    @Test
    void withoutAHeaderTheProxyItselfCounts() {
        assertThat(chain.client(PROXY, List.of())).isEqualTo("10.1.2.3");
    }

    @Test
    void anIpv6SubscriberIsOneClientHoweverManyAddressesItHas() {
        assertThat(chain.client(PROXY, List.of("2001:db8:1:2:aaaa::1")))
                .isEqualTo(chain.client(PROXY, List.of("2001:db8:1:2:bbbb::2")))
                .isNotEqualTo(chain.client(PROXY, List.of("2001:db8:1:3:aaaa::1")));
    }

    @Test
    void anIpv4AddressInIpv6ClothesIsTheSameClient() {
        assertThat(chain.client(InetAddress.ofLiteral("::ffff:198.51.100.7"), List.of()))
                .isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "proxy.example.org", "10.0.0.0/x", "", "fd00::/129"})
    void aNetworkThatIsNoneIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(text));
    }
}
