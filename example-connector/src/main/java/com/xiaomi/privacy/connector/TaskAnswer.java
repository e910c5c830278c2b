package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import java.time.LocalDate;
import java.util.List;

/**
 * How a task ended.
 *
 * @param reason a code that tells staff why; null if the result says enough
 * @param remaining what an erasure has left; empty if nothing
 * @param recipients who was told of what was changed, or why not; empty if that is left to staff
 */
public record TaskAnswer(
        TaskResult result,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Remaining> remaining,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ToldRecipient> recipients) {

    public TaskAnswer {
        remaining = remaining == null ? List.of() : List.copyOf(remaining);
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
    }

    /**
     * A recipient of data that was corrected, erased or restricted (GDPR Art. 19).
     *
     * @param recipient as the task names them
     * @param outcome {@code TOLD}, {@code NOTHING_DISCLOSED}, {@code IMPOSSIBLE} or {@code DISPROPORTIONATE}
     */
    public record ToldRecipient(String recipient, String outcome) {}

    /**
     * What could not be erased at once.
     *
     * @param kind {@code RETENTION} or {@code BACKUP}
     * @param ground the provision that wants it kept; null for backups
     * @param until last day
     */
    public record Remaining(String category, String kind, String ground, LocalDate until) {}

    /** All of it was carried out. */
    public static TaskAnswer done() {
        return new TaskAnswer(TaskResult.DONE, null, List.of(), List.of());
    }

    /** There is nothing about the person here. */
    public static TaskAnswer nothingHeld() {
        return new TaskAnswer(TaskResult.NOTHING_HELD, null, List.of(), List.of());
    }

    /** A part was carried out. */
    public static TaskAnswer partly(String reason) {
        return new TaskAnswer(TaskResult.PARTLY, reason, List.of(), List.of());
    }

    /** Only a person can go on from here. */
    public static TaskAnswer failed(String reason) {
        return new TaskAnswer(TaskResult.FAILED, reason, List.of(), List.of());
    }

    /** The same answer, with what an erasure has left. */
    public TaskAnswer leaving(List<Remaining> left) {
        return new TaskAnswer(result, reason, left, recipients);
    }

    /** The same answer, with who was told. */
    public TaskAnswer telling(List<ToldRecipient> told) {
        return new TaskAnswer(result, reason, remaining, told);
    }
}
