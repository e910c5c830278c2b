package com.xiaomi.privacy.connector;

import com.xiaomi.privacy.contracts.vocabulary.TaskResult;

/**
 * How a task ended.
 *
 * @param reason a code that tells staff why; null if the result says enough
 */
public record TaskAnswer(TaskResult result, String reason) {

    /** All of it was carried out. */
    public static TaskAnswer done() {
        return new TaskAnswer(TaskResult.DONE, null);
    }

    /** There is nothing about the person here. */
    public static TaskAnswer nothingHeld() {
        return new TaskAnswer(TaskResult.NOTHING_HELD, null);
    }

    /** A part was carried out. */
    public static TaskAnswer partly(String reason) {
        return new TaskAnswer(TaskResult.PARTLY, reason);
    }

    /** Only a person can go on from here. */
    public static TaskAnswer failed(String reason) {
        return new TaskAnswer(TaskResult.FAILED, reason);
    }
}
