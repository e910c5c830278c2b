package com.xiaomi.privacy.intake.opendsr;

import com.xiaomi.privacy.foundation.access.AuthorizationScheme;
import com.xiaomi.privacy.intake.request.TrackingToken;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The controllers that the operator lists. Read at the start, so that what can't be is noticed then. */
@Startup
@ApplicationScoped
class OpenDsrControllers {

    private final List<OpenDsrController> listed;

    OpenDsrControllers(OpenDsrConfig config) {
        this.listed = config.controllers().orElse(List.of()).stream()
                .map(OpenDsrController::of)
                .toList();
    }

    /**
     * The controller to whom a token belongs.
     *
     * @param authorization the header; null if there was none
     * @throws OpenDsrRefusal if it belongs to none that is listed
     */
    OpenDsrController with(String authorization) {
        return AuthorizationScheme.BEARER
                .secret(authorization)
                .map(TrackingToken::sent)
                .flatMap(sent -> listed.stream().filter(one -> one.has(sent)).findFirst())
                .orElseThrow(OpenDsrRefusal::unknownToken);
    }
}
