package com.xiaomi.privacy.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;

/** How messages leave the house. */
@ConfigMapping(prefix = "rights.notification")
public interface NotificationConfig {

    /** The address that messages come from; also the domain of their Message-IDs. */
    @WithDefault("privacy@privacy-support.example")
    @NotBlank
    String sender();
}
