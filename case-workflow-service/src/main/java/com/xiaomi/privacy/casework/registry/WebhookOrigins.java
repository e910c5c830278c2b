package com.xiaomi.privacy.casework.registry;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.casework.origin.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

/** Which addresses data systems may be called at: only those whose origin the operator names, whatever somebody registers. */
@ApplicationScoped
public class WebhookOrigins {

    private final Set<Origin> allowed;

    WebhookOrigins(CaseworkConfig config) {
        this.allowed = config.webhookOrigins().orElse(Set.of()).stream()
                .map(WebhookOrigins::read)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an address is of an origin (scheme, host and port) that is allowed, and says nothing else than a place there. */
    public boolean allow(URI address) {
        return address.getRawFragment() == null
                && Origin.of(address).filter(allowed::contains).isPresent();
    }

    private static Origin read(URI named) {
        return Origin.of(named)
                .orElseThrow(() -> new IllegalStateException(
                        "rights.casework.webhook-origins: " + named + " is no origin of http or https"));
    }
}
