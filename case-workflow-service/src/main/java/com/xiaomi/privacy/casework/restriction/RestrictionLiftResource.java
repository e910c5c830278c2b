package com.xiaomi.privacy.casework.restriction;

import com.xiaomi.privacy.casework.restriction.Lifting.View;
import com.xiaomi.privacy.casework.work.CaseAccess;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Staff announce that a restriction is lifted, and take that back. */
@Path("/api/v1/cases/{caseId}/restriction-lift")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class RestrictionLiftResource {

    private static final int NO_CONTENT = 204;

    private final Lifting lifting;
    private final CaseAccess access;
    private final Caller caller;

    RestrictionLiftResource(Lifting lifting, CaseAccess access, Caller caller) {
        this.lifting = lifting;
        this.access = access;
        this.caller = caller;
    }

    /** What was announced last, and how far each data system is. */
    @GET
    @RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.LEGAL})
    public LiftBody restrictionLift(@PathParam("caseId") UUID caseId) {
        access.require(caseId);
        return LiftBody.of(lifting.of(caseId));
    }

    /** Announces it to the person. The same again changes nothing; to change it, it is taken back first. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public LiftBody announceRestrictionLift(@PathParam("caseId") UUID caseId, @NotNull @Valid Announcement body) {
        access.requireForWork(caseId);
        return LiftBody.of(lifting.announce(caseId, body.liftOn(), body.reason(), caller.staff()));
    }

    /** Takes it back before its day: the restriction stays, and the person is told. The same again changes nothing. */
    @DELETE
    @ResponseStatus(NO_CONTENT)
    public void keepRestriction(@PathParam("caseId") UUID caseId) {
        access.requireForWork(caseId);
        lifting.keep(caseId, caller.staff());
    }

    /**
     * What is announced.
     *
     * @param liftOn the day, after the notice and within a year; it is lifted when the day has begun everywhere on earth
     */
    record Announcement(@NotNull LocalDate liftOn, @NotNull LiftReason reason) {}

    /**
     * A lift.
     *
     * @param announcedBy {@code sub} of who announced it
     * @param announcedAt UTC
     * @param keptAt when it was taken back, UTC; null unless the restriction stays
     * @param liftedAt when the last data system had lifted, UTC; null before
     */
    record LiftBody(
            UUID caseId,
            LocalDate liftOn,
            LiftReason reason,
            UUID announcedBy,
            Instant announcedAt,
            @Schema(nullable = true) Instant keptAt,
            @Schema(nullable = true) Instant liftedAt,
            List<SystemLine> systems) {

        LiftBody {
            systems = List.copyOf(systems);
        }

        static LiftBody of(View view) {
            RestrictionLift lift = view.lift();
            return new LiftBody(
                    lift.caseId(),
                    lift.liftOn(),
                    lift.reason(),
                    lift.announcedBy(),
                    lift.announcedAt(),
                    lift.keptAt(),
                    lift.liftedAt(),
                    view.systems().stream().map(SystemLine::of).toList());
        }
    }

    /**
     * A data system that had restricted.
     *
     * @param toldAt when it was told last to lift, UTC; null before the day
     * @param liftedAt UTC; null before
     */
    record SystemLine(
            UUID taskId,
            String system,
            @Schema(nullable = true) Instant toldAt,
            @Schema(nullable = true) Instant liftedAt) {

        static SystemLine of(SystemLift system) {
            return new SystemLine(system.taskId(), system.system(), system.toldAt(), system.liftedAt());
        }
    }
}
