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

    /** The page that staff open, links go on behind its '#'; without it {@code /staff/} at the origin. */
    Optional<URI> staffPortalUrl();

    /** Where the privacy team reads of cases that nobody has. */
    @WithDefault("privacy-team@privacy-support.example")
    @NotBlank
    String teamMailbox();

    /** Where the data protection officer reads of escalated and overdue cases. */
    @WithDefault("dpo@privacy-support.example")
    @NotBlank
    String dpoMailbox();

    /** Where India's grievance officer reads of escalated cases. */
    @WithDefault("grievance-officer@privacy-support.example")
    @NotBlank
    String grievanceOfficerMailbox();

    /**
     * The staff realm in Keycloak's admin API, for the addresses of staff; without it where the issuer of the realm says, with
     * {@code /admin} in front of {@code /realms}.
     */
    Optional<URI> staffDirectoryUrl();
}
