package com.xiaomi.privacy.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Optional;

/** How messages leave the house. */
@ConfigMapping(prefix = "rights.notification")
public interface NotificationConfig {

    /** The address that messages come from; also the domain of their Message-IDs. */
    @WithDefault("privacy@privacy-support.example")
    @NotBlank
    String sender();

    /** The page that people open, links go on behind its '#'; without it the start page of the origin. */
    Optional<URI> portalUrl();
}
