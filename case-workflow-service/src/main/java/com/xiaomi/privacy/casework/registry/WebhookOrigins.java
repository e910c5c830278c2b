package com.xiaomi.privacy.casework.registry;

import com.xiaomi.privacy.casework.CaseworkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/** Which addresses data systems may be called at: only those whose origin the operator names, whatever somebody registers. */
@ApplicationScoped
public class WebhookOrigins {

    private final Set<URI> allowed;

    WebhookOrigins(CaseworkConfig config) {
        this.allowed = config.webhookOrigins().orElse(Set.of());
    }

    /** Whether an address is of an origin (scheme, host and port) that is allowed, and says nothing else than a place there. */
    public boolean allow(URI address) {
        return address.isAbsolute()
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && allowed.contains(originOf(address));
    }

    private static URI originOf(URI address) {
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }
}
