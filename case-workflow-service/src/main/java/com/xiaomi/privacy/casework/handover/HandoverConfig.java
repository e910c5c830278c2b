package com.xiaomi.privacy.casework.handover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** To which other controllers packages may be handed over. */
@ConfigMapping(prefix = "rights.handover")
public interface HandoverConfig {

    /** By the name that staff choose: small letters, digits and hyphens. Nobody else can be sent anything. */
    Map<String, Controller> controllers();

    /** How long a hand-over that fails is tried again after its release; never longer than the package is there. */
    @WithDefault("P7D")
    Duration giveUpAfter();

    /** Another controller. */
    interface Controller {

        /** What staff call them. */
        @NotBlank
        String title();

        /** Where they are, ISO 3166-1 alpha-2: data leaves the region of the cell under a recorded safeguard only. */
        String country();

        /** Where they take uploads by tus 1.0.0: https; http is for this machine only. */
        URI endpoint();

        /** File with the bearer token (RFC 6750) that they gave us; none if it is not set. */
        Optional<Path> tokenFile();
    }
}
