package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.export.WorkPlace;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
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

    private final RegisteredBorder border;

    InternalSafeguardResource(RegisteredBorder border) {
        this.border = border;
    }

    /**
     * Under which entry of the register staff of an affiliate in a country may see data of the cell.
     *
     * @throws ProblemException {@link ProblemType#EXPORT_NOT_SAFEGUARDED}
     */
    @GET
    @RolesAllowed(Roles.CASEWORK_SAFEGUARD)
    public SafeguardBody safeguard(@QueryParam("affiliate") String affiliate, @QueryParam("country") String country) {
        return new SafeguardBody(
                border.require(new WorkPlace(affiliate, country)).orElse(null));
    }

    /** @param transferId the entry; null if data does not leave its region */
    record SafeguardBody(@Schema(nullable = true) UUID transferId) {}
}
