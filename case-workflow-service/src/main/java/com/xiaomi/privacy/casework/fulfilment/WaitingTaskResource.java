package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.registry.TaskMode;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which tasks wait for an answer, over all cases. */
@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
@RunOnVirtualThread
public class WaitingTaskResource {

    private final FulfilmentTasks tasks;

    WaitingTaskResource(FulfilmentTasks tasks) {
        this.tasks = tasks;
    }

    /**
     * Tasks that wait, in the order in which they were asked for.
     *
     * @param system only those of this data system
     * @param overdue only those of which it is known that nobody answers
     * @param after the {@code next} of the page before
     */
    @GET
    @Transactional
    public TaskPage waitingTasks(
            @QueryParam("system") String system,
            @QueryParam("overdue") @DefaultValue("false") boolean overdue,
            @QueryParam("after") UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<FulfilmentTask> found =
                tasks.waiting(Optional.ofNullable(after), Optional.ofNullable(system), overdue, limit + 1);
        boolean isLast = found.size() <= limit;
        List<WaitingTask> shown =
                found.stream().limit(limit).map(WaitingTask::of).toList();
        return new TaskPage(shown, isLast ? null : shown.getLast().taskId());
    }

    /**
     * Some tasks.
     *
     * @param next where the next page begins; null if there is none
     */
    record TaskPage(
            List<WaitingTask> items,
            @Schema(nullable = true) UUID next) {}

    /**
     * A task that waits for its answer.
     *
     * @param mode how its system learns of it; a person answers where it can't
     * @param requestedAt UTC
     * @param answerBy end of the time that the system has by its service level, UTC
     * @param attempts how often it was asked for
     * @param failures how often the system failed
     * @param overdueSince since when it is known that nobody answers, UTC; null if that is not so
     * @param takenOverBy who answers in place of the system; null if nobody took it over
     */
    record WaitingTask(
            UUID taskId,
            UUID caseId,
            String system,
            Right right,
            TaskMode mode,
            Instant requestedAt,
            Instant answerBy,
            int attempts,
            int failures,
            @Schema(nullable = true) Instant overdueSince,
            @Schema(nullable = true) UUID takenOverBy) {

        static WaitingTask of(FulfilmentTask task) {
            return new WaitingTask(
                    task.taskId(),
                    task.caseId(),
                    task.system(),
                    task.right(),
                    task.mode(),
                    task.requestedAt(),
                    task.answerBy(),
                    task.attempts(),
                    task.failures(),
                    task.overdueSince(),
                    task.takenOverBy());
        }
    }
}
