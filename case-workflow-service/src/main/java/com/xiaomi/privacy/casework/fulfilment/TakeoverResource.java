package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** A person answers in place of a data system. */
@Path("/api/v1/tasks/{taskId}/takeover")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class TakeoverResource {

    private final TaskAnswers answers;
    private final Caller caller;

    TakeoverResource(TaskAnswers answers, Caller caller) {
        this.answers = answers;
        this.caller = caller;
    }

    /**
     * Takes a task over, for the agent who has the case. From then on files and result come from the agent; what the system
     * still answers is noted and changes nothing. The same again changes nothing.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public TakenOver takeOverTask(@PathParam("taskId") UUID taskId, @NotNull @Valid Takeover body) {
        return answers.takeOver(taskId, caller.staff(), body.reason())
                .map(task -> new TakenOver(task.taskId(), task.caseId(), task.system()))
                .orElseThrow(
                        () -> ProblemException.of(ProblemType.TASK_SETTLED, "See the tasks on the page of the case."));
    }

    record Takeover(@NotNull TakeoverReason reason) {}

    record TakenOver(UUID taskId, UUID caseId, String system) {}
}
