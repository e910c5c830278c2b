package com.xiaomi.privacy.connector.conformance;

import com.xiaomi.privacy.contracts.event.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Plays what case-workflow tells data systems. */
record PlayedNews(PlayedNews.Way way) implements AutoCloseable {

    /** Asks a system for a task. */
    void request(PlayedTask task, String system) {
        way.carry(requestOf(task, system));
    }

    /** What asks a system for a task. */
    News requestOf(PlayedTask task, String system) {
        return news(EventType.TASK_REQUESTED, task, """
                {"requestId":"%s","caseId":"%s","taskId":"%s","system":"%s","right":"%s","due":null,"addedLater":true}
                """.formatted(
                        task.requestId(), task.caseId(), task.taskId(), system, task.right()));
    }

    /** Tells a system that a task is not wanted any more. */
    void cancel(PlayedTask task, String system) {
        send(EventType.TASK_CANCELLED, task, """
                {"requestId":"%s","caseId":"%s","taskId":"%s","system":"%s","cancelledAt":"%s"}
                """.formatted(
                        task.requestId(), task.caseId(), task.taskId(), system, Instant.now()));
    }

    /** Tells a system that the time is over for which the law wanted something kept. */
    void remainderDue(PlayedTask task, String system, String category) {
        send(EventType.REMAINDER_DUE, task, """
                {"requestId":"%s","caseId":"%s","taskId":"%s","remainderId":"%s","system":"%s","category":"%s",
                "until":"%s"}
                """.formatted(
                        task.requestId(),
                        task.caseId(),
                        task.taskId(),
                        task.remainderId(),
                        system,
                        category,
                        LocalDate.now(ZoneOffset.UTC)));
    }

    /** Tells a system that a restriction ends. */
    void liftDue(PlayedTask task, String system) {
        send(EventType.LIFT_DUE, task, """
                {"requestId":"%s","caseId":"%s","taskId":"%s","system":"%s","liftOn":"%s"}
                """.formatted(
                        task.requestId(), task.caseId(), task.taskId(), system, LocalDate.now(ZoneOffset.UTC)));
    }

    /** Writes what says that it is a task and is none. */
    void unreadable(PlayedTask task) {
        send(EventType.TASK_REQUESTED, task, "{\"taskId\":");
    }

    private void send(EventType type, PlayedTask task, String data) {
        way.carry(news(type, task, data));
    }

    private static News news(EventType type, PlayedTask task, String data) {
        return new News(type, UUID.randomUUID().toString(), task.requestId().toString(), data.strip());
    }

    @Override
    public void close() {
        way.close();
    }

    /**
     * An event of {@code privacy.fulfilment.v1}.
     *
     * @param id the same for the same news, however often it is told
     * @param requestId of the request that it is about
     * @param data JSON, or what should be
     */
    record News(EventType type, String id, String requestId, String data) {}

    /** How news come to a data system: as its mode in the registry says. */
    interface Way extends AutoCloseable {

        /** Sees to it that the news arrive, at once or soon. */
        void carry(News news);

        @Override
        void close();
    }
}
