package com.xiaomi.privacy.foundation.timers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;

/** How {@link Sweeps} go. */
@ConfigMapping(prefix = "rights.sweeps-every")
public interface SweepsConfig {

    /** How often what has expired is cleared, and what waits is counted (ISO 8601). */
    @WithParentName
    @WithDefault("PT1M")
    Duration every();
}
