package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits for people of the staff. */
@Path("/api/v1/verifications/reviews")
@Tag(name = "Review")
@RunOnVirtualThread
@RolesAllowed(Roles.IDENTITY_REVIEWER)
class ReviewQueueResource {

    private final EvidenceReading reading;

    ReviewQueueResource(EvidenceReading reading) {
        this.reading = reading;
    }

    @GET
    @Operation(summary = "Evidence that waits for a decision", description = "Oldest first; ids and codes only.")
    public ReviewQueue reviewQueue(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("cursor") String cursor) {
        Optional<ReviewCursor> behind = Optional.ofNullable(cursor)
                .map(text -> ReviewCursor.decoded(text)
                        .orElseThrow(() -> ProblemException.ofField(
                                ProblemType.VALIDATION_FAILED, "cursor", "must be the 'next' of a page")));
        return reading.queue(behind, limit);
    }
}
