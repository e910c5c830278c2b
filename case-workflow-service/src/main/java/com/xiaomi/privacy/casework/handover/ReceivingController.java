package com.xiaomi.privacy.casework.handover;

import com.xiaomi.privacy.casework.origin.Origin;
import java.net.URI;
import java.util.Optional;

/**
 * Another controller who may be sent packages.
 *
 * @param endpoint where they take uploads
 * @param token the bearer token they gave us; a secret
 */
record ReceivingController(String name, String title, URI endpoint, Optional<String> token) {

    /** Whether an address is of the same origin as the endpoint, without credentials of its own. */
    boolean isAtHome(URI address) {
        Optional<Origin> origin = Origin.of(address);
        return origin.isPresent() && origin.equals(Origin.of(endpoint));
    }

    @Override
    public String toString() {
        return "ReceivingController[" + name + "]";
    }
}
