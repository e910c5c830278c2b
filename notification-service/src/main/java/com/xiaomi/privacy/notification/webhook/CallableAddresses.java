package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.foundation.client.Network;
import com.xiaomi.privacy.notification.NotificationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serial;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Dns;

/**
 * Which addresses a webhook may lead to: public ones, and those that the operator allows. Asked with the answer of the name service that the
 * connection is made to, so that a name which leads elsewhere a moment later leads nowhere (OWASP, server-side request forgery).
 */
@ApplicationScoped
class CallableAddresses implements Dns {

    /** Loopback, private, shared, link-local, documentation, multicast, reserved (IANA special-purpose registries), and ways around them. */
    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::parse)
            .toList();

    private final List<Network> allowed;

    @Inject
    CallableAddresses(NotificationConfig config) {
        this(config.webhooks().privateNetworks().orElse(List.of()));
    }

    /** @param allowed networks that may be called though they are not public */
    CallableAddresses(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /**
     * The addresses of a name that may be called.
     *
     * @throws NotAllowed if it has addresses, and none of them may
     * @throws UnknownHostException if it has none
     */
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = List.of(InetAddress.getAllByName(host));
        List<InetAddress> callable = found.stream().filter(this::mayBeCalled).toList();
        if (callable.isEmpty()) {
            throw new NotAllowed();
        }
        return callable;
    }

    /** Whether an address is public, or allowed. */
    boolean mayBeCalled(InetAddress address) {
        return isAllowed(address) || NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }

    /** Whether the operator has named the network of what a host's name is, if it is an address; then it need not be called by TLS. */
    boolean isAllowedLiteral(URI url) {
        try {
            return isAllowed(InetAddress.ofLiteral(host(url)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The host of an address, an IPv6 address without its brackets. */
    static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address));
    }

    /** The name leads to addresses that may not be called. Names none of them. */
    static final class NotAllowed extends UnknownHostException {
        @Serial
        private static final long serialVersionUID = 1L;
    }
}
