package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.packaging.PackageDownloads.Ambiguous;
import com.xiaomi.privacy.casework.packaging.PackageDownloads.NotAvailable;
import com.xiaomi.privacy.casework.packaging.PackageDownloads.Ready;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.BrowserSession;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.IdentityProofs;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The download of a package, by the person who has just proven who they are. */
@Path("/api/v1/requests/{reference}/package")
@RolesAllowed(Roles.REQUESTER)
@RunOnVirtualThread
public class PackageResource {

    private static final String ZIP = "application/zip";

    private final PackageDownloads downloads;
    private final IdentityProofs proofs;
    private final Caller caller;

    PackageResource(PackageDownloads downloads, IdentityProofs proofs, Caller caller) {
        this.downloads = downloads;
        this.proofs = proofs;
        this.caller = caller;
    }

    /** Streams the package, or the part of it that {@code Range} names; each call is logged as a disclosure. */
    @GET
    @Throttled("package")
    @Produces(ZIP)
    @Parameter(name = BrowserSession.COOKIE, in = ParameterIn.COOKIE, schema = @Schema(type = SchemaType.STRING))
    public Response download(
            @PathParam("reference") String reference,
            @QueryParam("case") Optional<UUID> onlyCase,
            @HeaderParam(IdentityProofs.HEADER) String proof,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Range") String ifRange)
            throws IOException {
        Actor.Requester requester = caller.requesterOf(reference);
        proofs.require(proof, requester.requestId(), VerificationPurpose.PACKAGE_DOWNLOAD);
        return switch (downloads.hand(requester, onlyCase)) {
            case Ready ready ->
                downloads
                        .answer(ready, range, ifRange)
                        .type(ZIP)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"package-" + ready.caseId() + ".zip\"")
                        .build();
            case NotAvailable ignored ->
                throw ProblemException.of(
                        ProblemType.PACKAGE_NOT_AVAILABLE,
                        "See the status of the request; a package is there once released.");
            case Ambiguous ignored ->
                throw ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED,
                        "case",
                        "the id of the case, for this request has several packages");
        };
    }
}
