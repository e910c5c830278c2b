package com.xiaomi.privacy.foundation.client;

import com.xiaomi.privacy.foundation.protection.Personal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;

/** From where the current call comes, seen through the proxies in front of us. Says something about a person. */
@ApplicationScoped
public class ClientAddress {

    private static final String HEADER = "X-Forwarded-For";

    private final RoutingContext request;
    private final ForwardedChain chain;

    ClientAddress(RoutingContext request, ClientConfig config) {
        this.request = request;
        this.chain = new ForwardedChain(config.trustedProxies().orElse(List.of()));
    }

    /** The client of the current call: an IPv4 address, or the /64 network of an IPv6 address. */
    public Personal current() {
        String peer = request.request().connection().remoteAddress().hostAddress();
        return Personal.of(chain.client(
                InetAddress.ofLiteral(peer), request.request().headers().getAll(HEADER)));
    }
}
