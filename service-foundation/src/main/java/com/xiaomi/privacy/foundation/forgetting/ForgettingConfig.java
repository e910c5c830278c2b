package com.xiaomi.privacy.foundation.forgetting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How this service forgets. */
@ConfigMapping(prefix = "rights.forgetting")
public interface ForgettingConfig {

    /**
     * Whether a start erases again what an older backup of the data brought back. Only a drill switches it off, to show that
     * nothing can be read even then.
     */
    @WithDefault("true")
    boolean replay();
}
