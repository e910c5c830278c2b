package com.xiaomi.privacy.casework.casefile;

import com.xiaomi.privacy.casework.work.CaseAccess;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** How a case was dealt with, as proof for an authority. */
@Path("/api/v1/cases/{caseId}/case-file")
@RolesAllowed({Roles.AUDITOR, Roles.DPO, Roles.LEGAL})
@RunOnVirtualThread
public class CaseFileResource {

    private static final String ZIP = "application/zip";

    private final CaseAccess access;
    private final CaseFiles files;
    private final CaseFileBundle bundle;

    CaseFileResource(CaseAccess access, CaseFiles files, CaseFileBundle bundle) {
        this.access = access;
        this.files = files;
        this.bundle = bundle;
    }

    /**
     * The case file as a signed bundle: JSON, the same as PDF, and a manifest. It holds nothing that a person wrote or that was written about one;
     * organisations and provisions of a law are there as staff or a data system named them. A service whose part of the trail can't be read now is named in it. Each export is audited. What is isolated is exported by legal alone.
     */
    @GET
    @Produces(ZIP)
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response caseFile(@PathParam("caseId") UUID caseId) throws IOException {
        CaseFile file = files.of(access.requireForExport(caseId));
        // Before the first byte is sent: what fails, fails with a status.
        byte[] readable = bundle.pdf(file);
        StreamingOutput content = target -> bundle.write(file, readable, target);
        return Response.ok(content, ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"case-file-" + caseId + ".zip\"")
                .build();
    }
}
