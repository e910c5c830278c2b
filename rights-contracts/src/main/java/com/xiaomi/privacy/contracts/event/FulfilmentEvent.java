package com.xiaomi.privacy.contracts.event;

import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Fulfilment tasks for data systems, written by case-workflow-service on {@link Topic#FULFILMENT}. */
public sealed interface FulfilmentEvent extends PrivacyEvent {

    /**
     * A data system is asked to carry out a right. It fetches the identifiers from {@code GET /tasks/{taskId}} with its
     * own credentials and answers over REST.
     *
     * @param system name of the data system in the registry
     * @param due last day for the answer to the person; null while the clock is suspended
     * @param answerBy end of the time that the system has by its service level, UTC; null in events from before this was said
     * @param attempt how often the task was asked for, with this time; null in events from before this was said, which were
     *     the first
     */
    record TaskRequested(
            UUID requestId,
            UUID caseId,
            UUID taskId,
            String system,
            Right right,
            LocalDate due,
            Instant answerBy,
            Integer attempt)
            implements FulfilmentEvent {}

    /** A task that waits for its answer is not wanted any more. What is still answered is noted and changes nothing. */
    record TaskCancelled(UUID requestId, UUID caseId, UUID taskId, String system, Instant cancelledAt)
            implements FulfilmentEvent {}

    /**
     * The time is over for which the law wanted a data system to keep a part of what was to be erased. It erases it now and says so
     * over REST. Told again until it has.
     *
     * @param taskId the task with whose answer the system said what it kept
     * @param remainderId what it kept
     * @param category the data that it kept
     * @param until last day for which it had to be kept
     */
    record RemainderDue(
            UUID requestId,
            UUID caseId,
            UUID taskId,
            UUID remainderId,
            String system,
            DataCategory category,
            LocalDate until)
            implements FulfilmentEvent {}

    /** A data system answered, or a person took the task over. */
    record TaskSettled(UUID requestId, UUID caseId, UUID taskId, String system, TaskResult result, Instant settledAt)
            implements FulfilmentEvent {}

    /**
     * The day has come on which a restriction is lifted. The data system lifts what it had restricted for a task and says so over
     * REST. Told again until it has.
     *
     * @param taskId the task for which the system had restricted
     * @param liftOn the day that the person was told
     */
    record LiftDue(UUID requestId, UUID caseId, UUID taskId, String system, LocalDate liftOn)
            implements FulfilmentEvent {}
}
