package com.xiaomi.privacy.foundation.export;

import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.legal.export.HomeRegion;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Staff in the region of the cell come in; for the others case-workflow is asked, which itself has a border of its own. */
@DefaultBean
@ApplicationScoped
class CellBorder implements StaffBorder {

    private final HomeRegion home;
    private final AskedSafeguards safeguards;

    CellBorder(CellConfig cell, AskedSafeguards safeguards) {
        this.home = HomeRegion.of(cell.name());
        this.safeguards = safeguards;
    }

    @Override
    public Optional<UUID> require(WorkPlace place) {
        return home.includes(place.country()) ? Optional.empty() : safeguards.require(place);
    }
}
