package com.xiaomi.privacy.foundation.audit;

import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.TrailVerification.Verification;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * This service's part of the trail, for case-workflow, which shows the whole to auditors and writes down who looked; never
 * routed from outside.
 */
@Path("/internal/audit")
@Tag(name = "Internal")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL_AUDIT)
@RunOnVirtualThread
public class InternalAuditResource {

    private final AuditTrail auditTrail;
    private final TrailVerification verification;

    InternalAuditResource(AuditTrail auditTrail, TrailVerification verification) {
        this.auditTrail = auditTrail;
        this.verification = verification;
    }

    @GET
    @Path("/chains/{chainId}")
    @Operation(summary = "What this service recorded of a request, checked")
    public CheckedChain auditChain(@PathParam("chainId") UUID chainId) {
        return auditTrail.checked(chainId);
    }

    @GET
    @Path("/verification")
    @Operation(summary = "Checks all that this service ever recorded; reads all of it")
    public Verification auditVerification() {
        return verification.require();
    }
}
