package com.xiaomi.privacy.foundation.cell;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.time.ZoneId;
import java.util.List;

/** Which cell this is a part of, the same for all its services. Servers, buckets, realms and keys of it have settings of their own. */
@ConfigMapping(prefix = "rights.cell")
public interface CellConfig {

    /** Its name. Has no default: a wrong one would take data out of its region. */
    Cell name();

    /** By whose days staff work. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** In which languages (BCP 47, without region) people are written to whose own is not spoken here, the best first. */
    @WithDefault("en")
    @NotEmpty
    List<String> languages();
}
