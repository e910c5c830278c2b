package com.xiaomi.privacy.foundation.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/** How the callers from outside are told apart, and how much they may send. */
@ConfigMapping(prefix = "rights.client")
public interface ClientConfig {

    /**
     * Networks (CIDR) of the proxies between the outside and this service. Only what these write into X-Forwarded-For is
     * believed; without any, a client is the peer of the connection. The header Forwarded is never read.
     */
    Optional<List<Network>> trustedProxies();

    /** Whether a call is refused of which the proxy in front says, by X-Forwarded-Proto, that it came without TLS. */
    @WithDefault("false")
    boolean requireTls();

    /** The most bytes of a JSON body. Files travel otherwise and have their own limits. */
    @WithDefault("262144")
    @Min(1024)
    int maxJsonBytes();
}
