package com.xiaomi.privacy.intake.internal;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import com.xiaomi.privacy.intake.internal.InternalViews.PersonRefsView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The person index, for the other services of the house; never routed from outside. */
@Path("/internal/person-refs")
@Tag(name = "Internal")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class PersonSearchResource {

    private final PersonSearch search;
    private final Caller caller;

    PersonSearchResource(PersonSearch search, Caller caller) {
        this.search = search;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.INTAKE_PERSON_REF)
    @Operation(summary = "Who is known by a Mi ID or an e-mail address (purpose SEARCH)")
    public PersonRefsView personRefs(@QueryParam("purpose") String purpose, @NotNull @Valid Identifier identifier) {
        Purpose named = Purpose.require(purpose, Purpose.SEARCH);
        if ((identifier.miId() == null) == (identifier.email() == null)) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, "miId", "either this or 'email'");
        }
        return search.find(identifier, named, caller.machine());
    }

    /**
     * By what somebody is searched for: one of both.
     *
     * @param miId null if by e-mail address
     * @param email null if by Mi ID
     */
    record Identifier(
            @PersonalText(max = 20, pattern = PersonalText.MI_ID, message = "must be 1 to 20 digits")
            @Schema(maxLength = 20)
            Personal miId,

            @PersonalText(max = 320, pattern = PersonalText.EMAIL, message = "must be an e-mail address")
            @Schema(maxLength = 320)
            Personal email) {}
}
