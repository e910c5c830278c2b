package com.xiaomi.privacy.casework.redaction;

import com.xiaomi.privacy.casework.fulfilment.ContentDigest;
import com.xiaomi.privacy.casework.fulfilment.DigestedUpload;
import com.xiaomi.privacy.casework.redaction.Redactions.Redacted;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** Staff hold back what must not reach the person, before the package is released. */
@Path("/api/v1/tasks/{taskId}/files/{name}/redaction")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class RedactionResource {

    private final Redactions redactions;
    private final DigestedUpload upload;
    private final Caller caller;

    RedactionResource(Redactions redactions, DigestedUpload upload, Caller caller) {
        this.redactions = redactions;
        this.upload = upload;
        this.caller = caller;
    }

    /** Shows the body in place of the file; an empty body shows nothing of it. The package is made anew. */
    @PUT
    @Consumes(MediaType.WILDCARD)
    public Redacted redactFile(
            @PathParam("taskId") UUID taskId,
            @PathParam("name") String name,
            @QueryParam("ground") @NotNull(message = "must be named") RedactionGround ground,
            @HeaderParam(ContentDigest.HEADER) String digest,
            InputStream body)
            throws IOException {
        Actor.Staff staff = caller.staff();
        byte[] sha256 = ContentDigest.require(digest);
        UUID dataKeyId = redactions.dataKeyFor(taskId, name, staff);
        return upload.keep(
                "redacted",
                name,
                dataKeyId,
                body,
                sha256,
                content -> redactions.redact(taskId, name, staff, ground, content));
    }

    /** Shows the file as it is again. The package is made anew. */
    @DELETE
    public void giveFileFree(@PathParam("taskId") UUID taskId, @PathParam("name") String name) {
        redactions.giveFree(taskId, name, caller.staff());
    }
}
