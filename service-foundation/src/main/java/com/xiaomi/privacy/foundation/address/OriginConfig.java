package com.xiaomi.privacy.foundation.address;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithParentName;
import java.net.URI;

/** Where people come to this cell. */
@ConfigMapping(prefix = "rights.origin-url")
public interface OriginConfig {

    /** Scheme and host at which people's browsers reach this cell. */
    @WithParentName
    @WithConverter(HttpUrlReader.class)
    URI url();
}
