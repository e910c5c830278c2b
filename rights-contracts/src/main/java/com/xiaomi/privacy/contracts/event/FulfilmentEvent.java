package com.xiaomi.privacy.contracts.event;

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
     */
    record TaskRequested(UUID requestId, UUID caseId, UUID taskId, String system, Right right, LocalDate due)
            implements FulfilmentEvent {}

    /** A data system answered, or a person took the task over. */
    record TaskSettled(UUID requestId, UUID caseId, UUID taskId, String system, TaskResult result, Instant settledAt)
            implements FulfilmentEvent {}
}
