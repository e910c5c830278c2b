package com.xiaomi.privacy.foundation.client;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Finds the client behind proxies. Each proxy appends to X-Forwarded-For the address it was called from, so the list is
 * read from its end, and only as long as the one who wrote an entry is a proxy of ours: what a client claims about itself
 * stands further left and is never reached.
 */
final class ForwardedChain {

    private static final int IPV6_SUBNET_BYTES = 8;

    private final List<Network> trusted;

    ForwardedChain(List<Network> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /**
     * The client as it is counted: its IPv4 address, or the /64 of its IPv6 address, for that is what one subscriber has.
     *
     * @param peer who holds the connection
     * @param forwardedFor the values of X-Forwarded-For in the order of the headers; several may be joined by commas
     */
    String client(InetAddress peer, List<String> forwardedFor) {
        List<String> hops = forwardedFor.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
        InetAddress client = peer;
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
            Optional<InetAddress> hop = read(hops.get(i).strip());
            if (hop.isEmpty()) {
                break;
            }
            client = hop.get();
        }
        return counted(client);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /** Some proxies add the port: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
    private static Optional<InetAddress> read(String hop) {
        String address = hop;
        if (hop.startsWith("[") && hop.contains("]")) {
            address = hop.substring(1, hop.indexOf(']'));
        } else if (hop.contains(".") && hop.indexOf(':') == hop.lastIndexOf(':') && hop.indexOf(':') > 0) {
            address = hop.substring(0, hop.indexOf(':'));
        }
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            // Not an address ("unknown"): the last known hop counts.
            return Optional.empty();
        }
    }

    private static String counted(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length <= IPV6_SUBNET_BYTES) {
            return address.getHostAddress();
        }
        return HexFormat.of().formatHex(bytes, 0, IPV6_SUBNET_BYTES) + "/64";
    }
}
