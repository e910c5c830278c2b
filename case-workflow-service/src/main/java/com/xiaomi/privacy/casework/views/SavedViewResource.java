package com.xiaomi.privacy.casework.views;

import com.xiaomi.privacy.casework.queue.QueueFilter;
import com.xiaomi.privacy.casework.views.SavedViews.ViewBody;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** Views of queues that staff keep under a name. A name is for staff: it must say nothing about a person. */
@Path("/api/v1/saved-views")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class SavedViewResource {

    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}";
    private static final String NAME_EXPECTED =
            "must be 1 to 60 letters, digits, spaces, dots, hyphens or underscores, and begin with a letter or digit";

    private final SavedViews views;
    private final Caller caller;

    SavedViewResource(SavedViews views, Caller caller) {
        this.views = views;
        this.caller = caller;
    }

    /** One's own views, then those that others share, by name. */
    @GET
    public ViewsBody savedViews() {
        return new ViewsBody(views.seenBy(self()));
    }

    /** The view of this name: one's own, or else the one that somebody shares. */
    @GET
    @Path("/{name}")
    public ViewBody savedView(@PathParam("name") @Pattern(regexp = NAME, message = NAME_EXPECTED) String name) {
        return views.find(self(), name).orElseThrow(SavedViewResource::unknown);
    }

    /** Keeps a view under this name, in place of one's own that was there. */
    @PUT
    @Path("/{name}")
    public ViewBody keepView(
            @PathParam("name") @Pattern(regexp = NAME, message = NAME_EXPECTED) String name,
            @NotNull @Valid ViewWish wish) {
        return views.keep(self(), name, wish.query().checkedIn("query"), wish.shared());
    }

    /** Deletes one's own view of this name. */
    @DELETE
    @Path("/{name}")
    public void deleteView(@PathParam("name") @Pattern(regexp = NAME, message = NAME_EXPECTED) String name) {
        if (!views.delete(self(), name)) {
            throw unknown();
        }
    }

    private UUID self() {
        return caller.staff().subject();
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "See the list of saved views for their names.");
    }

    /** @param views those of the caller first */
    record ViewsBody(List<ViewBody> views) {

        ViewsBody {
            views = List.copyOf(views);
        }
    }

    /**
     * What to keep.
     *
     * @param query what the queue holds
     * @param shared whether all staff see it; not, if left out
     */
    record ViewWish(@NotNull QueueFilter query, boolean shared) {}
}
