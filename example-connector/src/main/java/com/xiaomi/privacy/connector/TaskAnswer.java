package com.xiaomi.privacy.connector;

import com.xiaomi.privacy.contracts.vocabulary.TaskResult;

/**
 * How a task ended.
 *
 * @param reason a code that tells staff why; null if the result says enough
 */
record TaskAnswer(TaskResult result, String reason) {

    static TaskAnswer done() {
        return new TaskAnswer(TaskResult.DONE, null);
    }

    static TaskAnswer nothingHeld() {
        return new TaskAnswer(TaskResult.NOTHING_HELD, null);
    }

    /** Only a person can go on from here. */
    static TaskAnswer failed(String reason) {
        return new TaskAnswer(TaskResult.FAILED, reason);
    }
}
