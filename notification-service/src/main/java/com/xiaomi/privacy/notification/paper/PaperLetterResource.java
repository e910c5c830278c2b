package com.xiaomi.privacy.notification.paper;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.notification.paper.PaperLetters.LetterPage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where staff find the letters that they are to print and post, for whom no e-mail reaches. */
@Path("/api/v1/letters")
@RunOnVirtualThread
@RolesAllowed(Roles.PRIVACY_AGENT)
@Produces(MediaType.APPLICATION_JSON)
public class PaperLetterResource {

    private static final String PDF = "application/pdf";

    private final PaperLetters letters;
    private final Caller caller;

    PaperLetterResource(PaperLetters letters, Caller caller) {
        this.letters = letters;
        this.caller = caller;
    }

    /** Those that wait, the oldest first. Shows nothing of a person. */
    @GET
    public LetterPage letters(
            @Parameter(description = "The 'next' of the page before") @QueryParam("cursor") UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return letters.page(Optional.ofNullable(cursor), limit);
    }

    /** The letter, made now, for an envelope with a window. */
    @GET
    @Path("/{letterId}/document")
    @Produces(PDF)
    @Operation(
            summary = "Print a letter",
            description =
                    "It is made anew each time and kept nowhere; each look is audited. A code in it works for ten days"
                            + " after the first look. 409 letter-settled: it is not to be posted any more.")
    @APIResponse(responseCode = "200", description = "A4")
    public byte[] letterDocument(@PathParam("letterId") UUID letterId) throws IOException {
        return letters.print(letterId, caller.staff());
    }

    /** It was posted. */
    @POST
    @Path("/{letterId}/posted")
    @APIResponse(responseCode = "204", description = "It is posted, now or before")
    @APIResponse(responseCode = "409", description = "It does not wait for it")
    public void letterPosted(@PathParam("letterId") UUID letterId) {
        letters.posted(letterId, caller.staff());
    }

    /** It can't be posted. */
    @POST
    @Path("/{letterId}/unposted")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "204", description = "It is given up")
    @APIResponse(responseCode = "409", description = "It does not wait any more")
    public void letterUnposted(@PathParam("letterId") UUID letterId, @NotNull @Valid UnpostedBody body) {
        letters.unposted(letterId, body.reason(), caller.staff());
    }

    /** Why it can't be posted. */
    @Schema(name = "UnpostedBody")
    record UnpostedBody(@NotNull UnpostedReason reason) {}
}
