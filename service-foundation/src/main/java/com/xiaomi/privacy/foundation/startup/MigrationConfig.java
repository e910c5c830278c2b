package com.xiaomi.privacy.foundation.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who migrates the service's databases. */
@ConfigMapping(prefix = "rights.migration")
public interface MigrationConfig {

    /**
     * Whether the service does, as it starts. Otherwise somebody else has to, as the owner of the databases, and the service waits for
     * them: then it need not know the owner's password.
     */
    @WithDefault("true")
    boolean atStart();
}
