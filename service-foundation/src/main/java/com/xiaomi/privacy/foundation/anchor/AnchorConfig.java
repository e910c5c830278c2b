package com.xiaomi.privacy.foundation.anchor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Optional;

/** Where this service anchors its audit trail: a bucket with object lock, and a credential that can't delete. */
@ConfigMapping(prefix = "rights.audit-anchors")
public interface AnchorConfig {

    /** The bucket, of this service only; without it nothing is anchored, and the check says so. */
    Optional<String> bucket();

    /** Base URL of the store; needed with a bucket. */
    Optional<URI> endpoint();

    /** Region that signatures name. */
    @WithDefault("us-east-1")
    String region();

    /** Access key that may put, read and list, and delete nothing; needed with a bucket. */
    Optional<String> accessKey();

    /** Its secret key; needed with a bucket. */
    Optional<String> secretKey();

    /** For how many years nobody, the store's owner included, can delete an anchor. */
    @WithDefault("5")
    @Min(1)
    int keepYears();
}
