package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.databind.ObjectMapper;

/** What a system is told of tasks, whichever way it comes, and the work that follows. */
record TaskNews(TaskWork work, ObjectMapper json) {

    /**
     * Does what an event of the contract asks of this system; nothing if it asks nothing.
     *
     * @param type of a CloudEvent; null if it has none
     * @param data JSON
     * @throws TaskMessage.MalformedMessage if the data is not what the type promises
     * @throws TaskDesk.DeskUnavailable if it must be done again later
     */
    void take(String type, String data) {
        TaskMessage.read(type, data, json).ifPresent(work::carryOut);
        RemainderMessage.read(type, data, json).ifPresent(work::eraseRemainder);
        LiftMessage.read(type, data, json).ifPresent(work::liftRestriction);
    }
}
