package com.xiaomi.privacy.casework.trail;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.audit.AuditTrail.RecordedEntry;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The trail of a case's request in this service, with its check. */
@Path("/api/v1/cases/{caseId}/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
public class CaseAuditResource {

    private final RightsCases cases;
    private final AuditTrail auditTrail;

    CaseAuditResource(RightsCases cases, AuditTrail auditTrail) {
        this.cases = cases;
        this.auditTrail = auditTrail;
    }

    /** All entries in order, and whether the chain is whole. */
    @GET
    public TrailBody trail(@PathParam("caseId") UUID caseId) {
        UUID requestId = cases.findByIdOptional(caseId)
                .map(RightsCase::requestId)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the case id."));
        OptionalLong firstBad = auditTrail.firstBadEntry(requestId);
        return new TrailBody(
                requestId,
                firstBad.isEmpty(),
                firstBad.isPresent() ? firstBad.getAsLong() : null,
                auditTrail.entries(requestId).stream().map(EntryBody::of).toList());
    }

    /**
     * The trail.
     *
     * @param intact whether no entry was changed, removed or put elsewhere
     * @param firstBad position of the first one that was; null if the chain is whole
     */
    record TrailBody(
            UUID requestId,
            boolean intact,
            @Schema(nullable = true) Long firstBad,
            List<EntryBody> entries) {}

    /**
     * One entry.
     *
     * @param content action, actor and facts; null once its retention has ended
     */
    record EntryBody(
            long position,
            UUID entryId,
            Instant recordedAt,

            @JsonRawValue @Schema(type = SchemaType.OBJECT, nullable = true)
            String content) {

        static EntryBody of(RecordedEntry entry) {
            return new EntryBody(entry.position(), entry.entryId(), entry.recordedAt(), entry.content());
        }
    }
}
