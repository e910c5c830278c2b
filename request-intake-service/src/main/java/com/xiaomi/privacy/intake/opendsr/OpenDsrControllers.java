package com.xiaomi.privacy.intake.opendsr;

import com.xiaomi.privacy.intake.request.TrackingToken;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

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
     * @param token empty if none was sent
     * @throws OpenDsrRefusal if it belongs to none that is listed
     */
    OpenDsrController with(Optional<TrackingToken> token) {
        return token.flatMap(
                        sent -> listed.stream().filter(one -> one.has(sent)).findFirst())
                .orElseThrow(OpenDsrRefusal::unknownToken);
    }
}
