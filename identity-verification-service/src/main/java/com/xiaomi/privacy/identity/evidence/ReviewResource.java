package com.xiaomi.privacy.identity.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.hold.Isolation;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where people of the staff decide about evidence. */
@Path("/api/v1/verifications/{id}/review")
@Tag(name = "Review")
@RunOnVirtualThread
@RolesAllowed(Roles.IDENTITY_REVIEWER)
class ReviewResource {

    private final EvidenceReading reading;
    private final Reviews reviews;
    private final OwnRequests ownRequests;
    private final Isolation isolation;
    private final Caller caller;

    ReviewResource(
            EvidenceReading reading, Reviews reviews, OwnRequests ownRequests, Isolation isolation, Caller caller) {
        this.reading = reading;
        this.reviews = reviews;
        this.ownRequests = ownRequests;
        this.isolation = isolation;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.IDENTITY_REVIEWER, Roles.LEGAL})
    @Operation(
            summary = "What a reviewer needs to decide",
            description =
                    "What the cases need, what is proven, what to look out for, and which files there are. The look"
                            + " is noted in the audit trail. What is isolated under a legal hold is open to the role legal"
                            + " alone.")
    @APIResponse(responseCode = "409", description = "The request is the reviewer's own")
    public ReviewView showReview(@PathParam("id") UUID id) {
        Actor.Staff reviewer = caller.staff();
        UUID requestId = requestOf(id);
        isolation.requireLook(requestId, Roles.IDENTITY_REVIEWER);
        ownRequests.refuse(requestId, caller.staffEmail());
        return reading.ofReviewer(reviewer, id).orElseThrow(ReviewResource::notFound);
    }

    @POST
    @Throttled("review")
    @Operation(
            summary = "Decide about evidence",
            description =
                    "Where a document stands behind an erasure or an access, a second person must accept it too; a"
                            + " rejection by the second sends it back. All files that wait belong to the decision, and are"
                            + " destroyed 30 days after it at the latest.")
    @APIResponse(responseCode = "200", description = "Decided, proposed to a second person, or sent back; see 'step'")
    @APIResponse(
            responseCode = "409",
            description =
                    "Nothing waits for a decision, another person must decide, or the request is the reviewer's own")
    @APIResponse(responseCode = "422", description = "Reasons are missing, or were given for an acceptance")
    public Decided decideReview(@PathParam("id") UUID id, @NotNull @Valid Decision body) {
        Actor.Staff reviewer = caller.staff();
        ReviewSubject subject = body.subject();
        Set<ReviewReason> reasons = body.checkedReasons();
        UUID requestId = requestOf(id);
        isolation.requireWork(requestId, Roles.IDENTITY_REVIEWER);
        ownRequests.refuse(requestId, caller.staffEmail());
        return switch (reviews.decide(reviewer, id, subject, body.decision(), reasons)) {
            case ReviewResult.Decided(UUID reviewId, ReviewOutcome outcome) ->
                new Decided(reviewId, ReviewStep.DECIDED, outcome);
            case ReviewResult.Proposed(UUID reviewId) -> new Decided(reviewId, ReviewStep.PROPOSED, null);
            case ReviewResult.SentBack(UUID reviewId) -> new Decided(reviewId, ReviewStep.SENT_BACK, null);
            case ReviewResult.SecondPersonNeeded() ->
                throw ProblemException.of(
                        ProblemType.SECOND_PERSON_REQUIRED,
                        "A colleague who neither accepted it first nor asked for it must accept it too.");
            case ReviewResult.NothingWaits() ->
                throw ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED, "No evidence for this level waits for a decision.");
            case ReviewResult.Unknown() -> throw notFound();
        };
    }

    private UUID requestOf(UUID id) {
        return reviews.requestOf(id).orElseThrow(ReviewResource::notFound);
    }

    private static ProblemException notFound() {
        return ProblemException.of(ProblemType.NOT_FOUND, "Take a verification of the queue.");
    }

    /**
     * What a reviewer says.
     *
     * @param reasons at least one, unless it is accepted
     * @param level which evidence it is about: DOCUMENT for identity, MANDATE for an authority
     */
    @Schema(name = "EvidenceDecision")
    record Decision(
            @NotNull ReviewDecision decision,
            Set<@NotNull ReviewReason> reasons,
            @NotNull AssuranceLevel level) {

        ReviewSubject subject() {
            return ReviewSubject.proving(level)
                    .orElseThrow(() -> ProblemException.ofField(
                            ProblemType.VALIDATION_FAILED, "level", "must be DOCUMENT or MANDATE"));
        }

        Set<ReviewReason> checkedReasons() {
            Set<ReviewReason> given = reasons == null ? Set.of() : Set.copyOf(reasons);
            switch (decision) {
                case ACCEPT -> require(given.isEmpty(), "must be empty when it is accepted");
                case REJECT, ASK_AGAIN -> require(!given.isEmpty(), "must name at least one");
            }
            return given;
        }

        private static void require(boolean acceptable, String expected) {
            if (!acceptable) {
                throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, "reasons", expected);
            }
        }
    }

    /** How far the decision has come. */
    enum ReviewStep {
        /** It stands. */
        DECIDED,
        /** A second person must accept too. */
        PROPOSED,
        /** The second person disagreed; it waits again. */
        SENT_BACK
    }

    /**
     * What came of a decision.
     *
     * @param outcome absent unless it stands
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EvidenceDecided")
    record Decided(
            UUID reviewId,
            ReviewStep step,
            @Schema(nullable = true) ReviewOutcome outcome) {}
}
