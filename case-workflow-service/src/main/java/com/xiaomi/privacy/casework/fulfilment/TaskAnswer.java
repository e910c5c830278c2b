package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.erasure.Remaining;
import com.xiaomi.privacy.casework.objects.KeptObjects;
import com.xiaomi.privacy.casework.recipient.ToldRecipient;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What became of what a data system asked or answered. */
final class TaskAnswer {

    private TaskAnswer() {}

    /** Whether a system may work on a task. */
    sealed interface Access {}

    /**
     * It may.
     *
     * @param due last day for the answer to the person; null while the clock is not running
     * @param askedAs the case under which intake knows what the person said
     * @param recipients who is to be told of what the system changes
     */
    record Open(
            FulfilmentTask task, LocalDate due, UUID requestId, UUID askedAs, UUID dataKeyId, List<String> recipients)
            implements Access {}

    /** It may not any more. */
    record NotOpen() implements Access {}

    /** It is not this system's task, or nobody's. */
    record NotFound() implements Access {}

    /** What became of a file. */
    sealed interface Stored extends KeptObjects.Wanted {}

    /** It is kept. */
    record Kept(String name, long sizeBytes, String sha256, boolean replaced) implements Stored {
        @Override
        public boolean isWanted() {
            return true;
        }
    }

    /** The task was settled meanwhile. */
    record TooLate() implements Stored {
        @Override
        public boolean isWanted() {
            return false;
        }
    }

    /**
     * What came of a task, as its system says.
     *
     * @param reason a code; null if the result says enough
     * @param remaining what an erasure has left; empty if nothing
     * @param told which recipients were told of what was changed, or why not; empty if that is left to staff
     */
    record Answer(TaskResult result, String reason, List<Remaining> remaining, List<ToldRecipient> told) {}

    /** What became of a result. */
    sealed interface Settlement {}

    /** It stands; the same answer again is the same. */
    record Settled(UUID taskId, UUID caseId, TaskResult result, String reason, Instant settledAt)
            implements Settlement {}

    /** It is of no use any more: the task was cancelled or taken over. It is noted and changes nothing. */
    record Ignored(UUID taskId, UUID caseId) implements Settlement {}

    /** Another one stands. */
    record SettledOtherwise() implements Settlement {}

    /** The result says that there is data, but no file has come. */
    record WithoutFile() implements Settlement {}

    /** It is not this system's task, or nobody's. */
    record NotYours() implements Settlement {}
}
