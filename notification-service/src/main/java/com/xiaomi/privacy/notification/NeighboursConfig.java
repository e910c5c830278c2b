package com.xiaomi.privacy.notification;

import com.xiaomi.privacy.foundation.address.HttpUrlReader;
import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.net.URI;

/** Where the services are that this one asks. Only its clients' own settings refer to these; kept, for them to be checked with all others. */
@Unremovable
@ConfigMapping(prefix = "rights.services")
public interface NeighboursConfig {

    /** Where this service reaches request-intake-service. */
    @WithConverter(HttpUrlReader.class)
    URI intakeUrl();

    /** Where this service reaches identity-verification-service. */
    @WithConverter(HttpUrlReader.class)
    URI identityUrl();

    /** Where this service reaches case-workflow-service. */
    @WithConverter(HttpUrlReader.class)
    URI caseworkUrl();
}
