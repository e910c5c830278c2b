package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.export.WorkPlace;
import com.xiaomi.privacy.legal.export.ExportVerdict.AtHome;
import com.xiaomi.privacy.legal.export.ExportVerdict.Refused;
import com.xiaomi.privacy.legal.export.ExportVerdict.Safeguarded;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** For intake and identity-verification, whose staff may work elsewhere too. Not routed from outside. */
@Path("/internal/safeguards/staff-access")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalSafeguardResource {

    private final Exports exports;

    InternalSafeguardResource(Exports exports) {
        this.exports = exports;
    }

    /** Whether staff of an affiliate in a country may see data of the cell, and under which entry of the register. */
    @GET
    @RolesAllowed(Roles.CASEWORK_SAFEGUARD)
    public SafeguardBody safeguard(@QueryParam("affiliate") String affiliate, @QueryParam("country") String country) {
        return switch (exports.verdict(RegisteredBorder.staffAccess(new WorkPlace(affiliate, country)))) {
            case AtHome() -> new SafeguardBody(true, null);
            case Safeguarded safeguarded -> new SafeguardBody(true, safeguarded.id());
            case Refused ignored -> new SafeguardBody(false, null);
        };
    }

    /**
     * What the register says.
     *
     * @param admitted whether they may
     * @param transferId the entry; null if they may not, or data does not leave its region
     */
    record SafeguardBody(
            boolean admitted, @Schema(nullable = true) UUID transferId) {}
}
