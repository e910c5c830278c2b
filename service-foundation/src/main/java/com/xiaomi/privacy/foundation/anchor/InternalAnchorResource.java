package com.xiaomi.privacy.foundation.anchor;

import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether this service's trail is still what was anchored, for case-workflow, which asks for auditors; never routed from outside. */
@Path("/internal/audit/anchors")
@Tag(name = "Internal")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL_AUDIT)
@RunOnVirtualThread
public class InternalAnchorResource {

    private final AnchorCheck check;

    InternalAnchorResource(AnchorCheck check) {
        this.check = check;
    }

    /** Reads all anchors; fails if the store is away, for then nothing is known. */
    @GET
    @Operation(summary = "Compares all that this service anchored with its trail")
    public AnchorReport checkAnchors() throws IOException {
        return check.check();
    }
}
