package com.xiaomi.privacy.casework.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.casework.erasure.Remaining;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Answer;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Ignored;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Kept;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.NotFound;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.NotOpen;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.NotYours;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Open;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Settled;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.SettledOtherwise;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.TooLate;
import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.WithoutFile;
import com.xiaomi.privacy.casework.intake.Intake;
import com.xiaomi.privacy.casework.intake.PersonIdentifiers;
import com.xiaomi.privacy.casework.recipient.ToldRecipient;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What data systems see and answer, with their own credentials. Where a person answers in place of a system, files and result
 * come from the agent of the case.
 */
@Path("/api/v1/tasks/{taskId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DATA_SYSTEM)
@RunOnVirtualThread
public class TaskResource {

    private final TaskAnswers answers;
    private final DigestedUpload upload;
    private final Intake intake;
    private final Caller caller;

    TaskResource(TaskAnswers answers, DigestedUpload upload, Intake intake, Caller caller) {
        this.answers = answers;
        this.upload = upload;
        this.intake = intake;
        this.caller = caller;
    }

    /** An open task with the identifiers of the person and what they asked for; each fetch is logged as a disclosure. */
    @GET
    public Response fetch(@PathParam("taskId") UUID taskId) {
        Open open = opened(answers.access(taskId, caller.machine()));
        // Asked before the note is made, so that the log holds no disclosure that failed.
        PersonIdentifiers person = intake.personForTask(open.requestId(), open.askedAs());
        FulfilmentTask task = opened(answers.disclose(taskId, caller.machine())).task();
        return Response.ok(new TaskBody(
                        task.taskId(),
                        task.caseId(),
                        task.right(),
                        open.due(),
                        task.categories(),
                        IdentifiersBody.of(person),
                        person.details(),
                        open.recipients()))
                .build();
    }

    /** Streams one result file in. The same name again replaces it. */
    @PUT
    @RolesAllowed({Roles.DATA_SYSTEM, Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
    @Path("/files/{name}")
    @Consumes(MediaType.WILDCARD)
    public Response putFile(
            @PathParam("taskId") UUID taskId,
            @PathParam("name")
                    @Pattern(
                            regexp = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}",
                            message = "up to 100 letters, digits, dots, dashes and underscores, no dot in front")
                    String name,
            @HeaderParam(ContentDigest.HEADER) String digest,
            InputStream body)
            throws IOException {
        byte[] sha256 = ContentDigest.require(digest);
        Actor by = answering();
        Open open = opened(answers.access(taskId, by));
        return switch (upload.keep(
                "result", name, open.dataKeyId(), body, sha256, content -> answers.keep(taskId, by, name, content))) {
            case Kept kept ->
                Response.status(kept.replaced() ? Response.Status.OK : Response.Status.CREATED)
                        .entity(new FileBody(kept.name(), kept.sizeBytes(), kept.sha256()))
                        .build();
            case TooLate ignored -> throw settledAlready();
        };
    }

    /**
     * Settles the task. The same answer again changes nothing; one to a task that was cancelled or taken over is noted and
     * {@code ignored}.
     */
    @POST
    @RolesAllowed({Roles.DATA_SYSTEM, Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO})
    @Path("/result")
    @Consumes(MediaType.APPLICATION_JSON)
    public SettledBody settle(@PathParam("taskId") UUID taskId, @NotNull @Valid ResultBody body) {
        return switch (answers.settle(taskId, answering(), body.answer())) {
            case Settled settled ->
                new SettledBody(
                        settled.taskId(),
                        settled.caseId(),
                        settled.result(),
                        settled.reason(),
                        settled.settledAt(),
                        false);
            case Ignored ignored -> new SettledBody(ignored.taskId(), ignored.caseId(), null, null, null, true);
            case SettledOtherwise ignored -> throw settledAlready();
            case WithoutFile ignored ->
                throw ProblemException.of(
                        ProblemType.FILE_MISSING, "Send the files first, or answer NOTHING_HELD if there is no data.");
            case NotYours ignored -> throw notFound();
        };
    }

    private Actor answering() {
        return caller.has(Roles.DATA_SYSTEM) ? caller.machine() : caller.staff();
    }

    private static Open opened(TaskAnswer.Access access) {
        return switch (access) {
            case Open open -> open;
            case NotOpen ignored -> throw settledAlready();
            case NotFound ignored -> throw notFound();
        };
    }

    private static ProblemException settledAlready() {
        return ProblemException.of(ProblemType.TASK_SETTLED, "Nothing more can be done for this task.");
    }

    private static ProblemException notFound() {
        return ProblemException.of(ProblemType.NOT_FOUND, "Check the task id; a system sees its own tasks only.");
    }

    /**
     * A task.
     *
     * @param due last day for the answer to the person; null while the clock is not running
     * @param categories the only data that the right is to be carried out for; empty for all
     * @param details what the person said about the right, in the form in which it was submitted, as far as a data system has to
     *     know; null if there is nothing to know
     * @param recipients who is to be told, if they got data of the person, of what is corrected, erased or restricted (GDPR Art. 19)
     */
    record TaskBody(
            UUID taskId,
            UUID caseId,
            Right right,
            @Schema(nullable = true) LocalDate due,
            List<DataCategory> categories,
            IdentifiersBody identifiers,

            @Schema(type = SchemaType.OBJECT, nullable = true)
            JsonNode details,

            List<String> recipients) {

        TaskBody {
            categories = List.copyOf(categories);
            recipients = List.copyOf(recipients);
        }

        @Override
        public String toString() {
            return "TaskBody[" + taskId + "]";
        }
    }

    /** In the clear: this is where identifiers leave for a data system. */
    record IdentifiersBody(String email, String name, String miId) {

        static IdentifiersBody of(PersonIdentifiers person) {
            return new IdentifiersBody(revealed(person.email()), revealed(person.name()), revealed(person.miId()));
        }

        private static String revealed(Personal value) {
            return value == null ? null : value.reveal();
        }

        @Override
        public String toString() {
            return "IdentifiersBody";
        }
    }

    record FileBody(String name, long sizeBytes, String sha256) {}

    /**
     * What came of a task.
     *
     * @param reason null if the result says enough
     * @param remaining what an erasure has left, by law or in backups; null or empty if nothing
     * @param recipients which of the task's recipients were told, or why not; null or empty if that is left to staff
     */
    record ResultBody(
            @NotNull TaskResult result,

            @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}", message = "a code of capital letters, digits and underscores")
            String reason,

            @Size(max = 100) List<@NotNull @Valid Remaining> remaining,
            @Size(max = 1000) List<@NotNull @Valid ToldRecipient> recipients) {

        Answer answer() {
            return new Answer(
                    result,
                    reason,
                    remaining == null ? List.of() : remaining,
                    recipients == null ? List.of() : recipients);
        }
    }

    /**
     * What stands.
     *
     * @param result null if the answer is of no use any more
     * @param reason null if none was given
     * @param settledAt UTC; null if the answer is of no use any more
     * @param ignored whether the task was cancelled or taken over, so that the answer is noted and changes nothing
     */
    record SettledBody(
            UUID taskId,
            UUID caseId,
            @Schema(nullable = true) TaskResult result,
            @Schema(nullable = true) String reason,
            @Schema(nullable = true) Instant settledAt,
            boolean ignored) {}
}
