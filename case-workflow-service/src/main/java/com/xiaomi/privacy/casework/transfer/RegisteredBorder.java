package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.foundation.export.StaffBorder;
import com.xiaomi.privacy.foundation.export.WorkPlace;
import com.xiaomi.privacy.legal.export.Export;
import com.xiaomi.privacy.legal.export.TransferPurpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks into the register itself, at each call. */
@ApplicationScoped
class RegisteredBorder implements StaffBorder {

    private final Exports exports;

    RegisteredBorder(Exports exports) {
        this.exports = exports;
    }

    @Override
    public Optional<UUID> require(WorkPlace place) {
        return exports.require(staffAccess(place));
    }

    static Export staffAccess(WorkPlace place) {
        return new Export(place.affiliate(), place.country(), TransferPurpose.STAFF_ACCESS, Set.of(), null);
    }
}
