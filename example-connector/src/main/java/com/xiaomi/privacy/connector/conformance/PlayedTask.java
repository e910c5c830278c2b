package com.xiaomi.privacy.connector.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A task that is played to a connector, and what the connector did about it. */
final class PlayedTask {
    private final UUID taskId = UUID.randomUUID();
    private final UUID caseId = UUID.randomUUID();
    private final UUID requestId = UUID.randomUUID();
    private final UUID remainderId = UUID.randomUUID();
    private final String right;
    private final Person person;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger failuresToCome = new AtomicInteger();
    private volatile JsonNode answer;
    private volatile boolean cancelled;
    private volatile boolean remainderErased;
    private volatile boolean restrictionLifted;

    PlayedTask(String right, Person person) {
        this.right = right;
        this.person = person;
    }

    UUID taskId() {
        return taskId;
    }

    UUID caseId() {
        return caseId;
    }

    UUID requestId() {
        return requestId;
    }

    /** What its erasure has left, if it has. */
    UUID remainderId() {
        return remainderId;
    }

    void remainderErased() {
        remainderErased = true;
    }

    boolean isRemainderErased() {
        return remainderErased;
    }

    void restrictionLifted() {
        restrictionLifted = true;
    }

    boolean isRestrictionLifted() {
        return restrictionLifted;
    }

    String right() {
        return right;
    }

    Person person() {
        return person;
    }

    /** The files that arrived whole, by name. */
    Map<String, byte[]> files() {
        return files;
    }

    /** How often the connector asked whom the task is about. */
    AtomicInteger fetches() {
        return fetches;
    }

    /** How many calls are still to be answered with 503. */
    AtomicInteger failuresToCome() {
        return failuresToCome;
    }

    /** The answer that stands; null before one. */
    JsonNode answer() {
        return answer;
    }

    /** How often the connector answered. */
    int answers() {
        return answers.get();
    }

    void answered(JsonNode with) {
        if (answer == null) {
            answer = with;
        }
        answers.incrementAndGet();
    }

    void cancel() {
        cancelled = true;
    }

    boolean isOpen() {
        return answer == null && !cancelled;
    }

    /** The result that stands; empty before an answer. */
    String result() {
        JsonNode present = answer;
        return present == null ? "" : present.path("result").asText();
    }
}
