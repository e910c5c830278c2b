package com.xiaomi.privacy.foundation.problem;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** Goes wrong in every way. */
@Path("/problems")
@RunOnVirtualThread
public class ProblemResource {

    @POST
    @PermitAll
    public String take(@NotNull @Valid Body body) {
        return body.name();
    }

    @GET
    @Path("/broken")
    @PermitAll
    public String broken() {
        throw new IllegalStateException("secret internals");
    }

    @GET
    @Path("/mine")
    @RolesAllowed(Roles.REQUESTER)
    public String mine() {
        return "yours";
    }

    @GET
    @Path("/staff")
    @RolesAllowed(Roles.PRIVACY_AGENT)
    public String staff() {
        return "staff";
    }

    public record Body(@NotNull @Size(max = 5) String name, List<@NotNull Right> rights) {}
}
