package com.xiaomi.privacy.casework.handover;

import com.xiaomi.privacy.casework.origin.Origin;
import com.xiaomi.privacy.legal.export.Export;
import com.xiaomi.privacy.legal.export.TransferPurpose;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Another controller who may be sent packages.
 *
 * @param country where they are, ISO 3166-1 alpha-2
 * @param endpoint where they take uploads
 * @param token the bearer token they gave us; a secret
 */
record ReceivingController(String name, String title, String country, URI endpoint, Optional<String> token) {

    /** Whether an address is of the same origin as the endpoint, without credentials of its own. */
    boolean isAtHome(URI address) {
        Optional<Origin> origin = Origin.of(address);
        return origin.isPresent() && origin.equals(Origin.of(endpoint));
    }

    /** A package of a request that they are to get. */
    Export export(UUID requestId) {
        return new Export(name, country, TransferPurpose.HAND_OVER, Set.of(), requestId);
    }

    @Override
    public String toString() {
        return "ReceivingController[" + name + "]";
    }
}
