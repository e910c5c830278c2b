package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.UUID;

/** The package as the person would get it, for those who decide whether they do. */
@Path("/api/v1/cases/{caseId}/package")
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class PackagePreviewResource {

    private static final String ZIP = "application/zip";

    private final PackageDownloads downloads;
    private final Caller caller;

    PackagePreviewResource(PackageDownloads downloads, Caller caller) {
        this.downloads = downloads;
        this.caller = caller;
    }

    /** Streams the package of a case that waits for its release; each look is audited. */
    @GET
    @Produces(ZIP)
    public Response previewPackage(
            @PathParam("caseId") UUID caseId,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Range") String ifRange)
            throws IOException {
        return downloads
                .answer(downloads.preview(caseId, caller.staff()), range, ifRange)
                .type(ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"preview-" + caseId + ".zip\"")
                .build();
    }
}
