package com.xiaomi.privacy.casework.registry;

import com.xiaomi.privacy.casework.registry.DataSystems.Registration;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.client.IfMatch;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which systems hold personal data, and how that was. The name of a system is the id of its OAuth client. */
@Path("/api/v1/systems")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.LEGAL, Roles.AUDITOR})
@RunOnVirtualThread
public class DataSystemResource {

    // As the schemas of events have it.
    private static final String NAME = "[a-z0-9][a-z0-9.-]{0,63}";
    private static final String NAME_EXPECTED =
            "must be the client id of the system: 1 to 64 small letters, digits, dots or hyphens";

    private final DataSystems systems;
    private final Caller caller;

    DataSystemResource(DataSystems systems, Caller caller) {
        this.systems = systems;
        this.caller = caller;
    }

    /**
     * Systems by name.
     *
     * @param right only those that carry it out
     * @param retired whether those that get no new tasks are shown too
     * @param after the {@code next} of the page before
     */
    @GET
    public SystemPage dataSystems(
            @QueryParam("right") Right right,
            @QueryParam("retired") @DefaultValue("false") boolean retired,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<Registration> found = systems.page(after, Optional.ofNullable(right), retired, limit + 1);
        boolean isLast = found.size() <= limit;
        List<Registration> shown = isLast ? found : found.subList(0, limit);
        return new SystemPage(shown, isLast ? null : shown.getLast().name());
    }

    /** What is registered of a system now. */
    @GET
    @Path("/{name}")
    public Response dataSystem(@PathParam("name") String name) {
        return shown(systems.find(name).orElseThrow(DataSystemResource::unknown));
    }

    /** Everything that was ever registered of a system, the newest first. */
    @GET
    @Path("/{name}/history")
    public SystemHistory dataSystemHistory(@PathParam("name") String name) {
        List<Registration> versions = systems.history(name);
        if (versions.isEmpty()) {
            throw unknown();
        }
        return new SystemHistory(versions);
    }

    /**
     * Registers a system, or, with {@code If-Match}, says anew what it is; brings a retired one back. The same again changes
     * nothing.
     */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.DPO)
    public Response registerDataSystem(
            @PathParam("name") @Pattern(regexp = NAME, message = NAME_EXPECTED) String name,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid DataSystem described) {
        OptionalLong seen = ifMatch == null ? OptionalLong.empty() : OptionalLong.of(IfMatch.version(ifMatch));
        return shown(systems.register(name, described, seen, caller.staff()));
    }

    /** Lets a system get no more tasks; what was registered of it stays. Those that it has it may still answer. */
    @DELETE
    @Path("/{name}")
    @RolesAllowed(Roles.DPO)
    public Response retireDataSystem(
            @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return shown(systems.retire(name, IfMatch.version(ifMatch), caller.staff())
                .orElseThrow(DataSystemResource::unknown));
    }

    private static Response shown(Registration registration) {
        return Response.ok(registration)
                .header(HttpHeaders.ETAG, IfMatch.etag(registration.version()))
                .build();
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "See the list of systems for their names.");
    }

    /**
     * Some systems.
     *
     * @param next where the next page begins; null if there is none
     */
    record SystemPage(
            List<Registration> items,
            @Schema(nullable = true) String next) {}

    /** The newest first. */
    record SystemHistory(List<Registration> versions) {}
}
