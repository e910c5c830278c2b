package com.xiaomi.privacy.foundation.objects;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The S3 store of this service: its own credential and buckets, nobody else's. */
@ConfigMapping(prefix = "rights.s3")
public interface ObjectStoreConfig {

    /** Base URL of the store, as services and, for presigned URLs, people reach it. */
    Optional<URI> endpoint();

    /** Region that signatures name. */
    @WithDefault("us-east-1")
    String region();

    /** Access key of this service. */
    Optional<String> accessKey();

    /** Secret key of this service. */
    Optional<String> secretKey();
}
