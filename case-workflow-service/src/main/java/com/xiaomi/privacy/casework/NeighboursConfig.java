package com.xiaomi.privacy.casework;

import com.xiaomi.privacy.foundation.address.HttpUrlReader;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.net.URI;

/** Where the services are that this one asks. */
@ConfigMapping(prefix = "rights.services")
public interface NeighboursConfig {

    /** Where this service reaches request-intake-service. */
    @WithConverter(HttpUrlReader.class)
    URI intakeUrl();

    /** Where this service reaches identity-verification-service. */
    @WithConverter(HttpUrlReader.class)
    URI identityUrl();

    /** Where this service reaches notification-service. */
    @WithConverter(HttpUrlReader.class)
    URI notificationUrl();
}
