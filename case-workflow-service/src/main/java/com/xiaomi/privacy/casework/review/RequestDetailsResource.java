package com.xiaomi.privacy.casework.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.intake.Intake;
import com.xiaomi.privacy.casework.intake.RequestDetails;
import com.xiaomi.privacy.casework.work.CaseAccess;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the person wrote, for the agent who examines the case: asked of intake now and kept nowhere here. */
@Path("/api/v1/cases/{caseId}/request-details")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
@RunOnVirtualThread
public class RequestDetailsResource {

    private final CaseAccess cases;
    private final ReviewAccess access;
    private final Intake intake;
    private final Caller caller;

    RequestDetailsResource(CaseAccess cases, ReviewAccess access, Intake intake, Caller caller) {
        this.cases = cases;
        this.access = access;
        this.intake = intake;
        this.caller = caller;
    }

    /** What was said about the right of the case, for whom, and the list of attachments; each look is audited. */
    @GET
    @RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER, Roles.LEGAL})
    public Response details(@PathParam("caseId") UUID caseId) {
        cases.require(caseId);
        RightsCase looked = access.note(caseId, caller.staff())
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the case id."));
        return Response.ok(DetailsBody.of(looked.askedAs(), intake.detailsForReview(looked.requestId())))
                .build();
    }

    /**
     * In the clear: this is where staff read what the person wrote.
     *
     * @param details what was said about the right of this case, as submitted; null if nothing
     * @param onBehalf for whom and on what ground; null where people ask for themselves
     */
    record DetailsBody(
            String furtherInformation,
            String language,
            String country,
            String region,
            RequesterKind requesterKind,
            @Schema(type = SchemaType.OBJECT) JsonNode onBehalf,
            @Schema(type = SchemaType.OBJECT) JsonNode details,
            List<AttachmentBody> attachments) {

        static DetailsBody of(UUID askedAs, RequestDetails details) {
            return new DetailsBody(
                    revealed(details.furtherInformation()),
                    details.language(),
                    details.country(),
                    details.region(),
                    details.requesterKind(),
                    details.onBehalf(),
                    details.cases().stream()
                            .filter(one -> one.caseId().equals(askedAs))
                            .map(RequestDetails.CaseDetails::details)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null),
                    details.attachments().stream()
                            .map(one -> new AttachmentBody(
                                    one.attachmentId(),
                                    revealed(one.fileName()),
                                    one.mediaType(),
                                    one.sizeBytes(),
                                    one.scanned()))
                            .toList());
        }

        private static String revealed(Personal value) {
            return value == null ? null : value.reveal();
        }

        @Override
        public String toString() {
            return "DetailsBody";
        }
    }

    /** @param scanned whether a virus scanner found nothing; if false, nobody has scanned it */
    record AttachmentBody(UUID attachmentId, String fileName, String mediaType, long sizeBytes, boolean scanned) {

        @Override
        public String toString() {
            return "AttachmentBody[" + attachmentId + "]";
        }
    }
}
