package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.TaskDesk.DeskRefused;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one task from its message to its answer. Doing it twice gives the same answer twice. */
final class TaskWork {
    private static final Logger LOG = LoggerFactory.getLogger(TaskWork.class);

    /** The rights that are answered with a copy of the data; everything else is left to a person. */
    private static final Set<String> ANSWERED_WITH_A_COPY = Set.of("ACCESS", "PORTABILITY");

    private final String system;
    private final TaskDesk desk;
    private final CustomerStore store;
    private final ObjectMapper json;

    TaskWork(String system, TaskDesk desk, CustomerStore store, ObjectMapper json) {
        this.system = system;
        this.desk = desk;
        this.store = store;
        this.json = json;
    }

    /**
     * Answers a task of this system and ignores the tasks of others.
     *
     * @throws TaskDesk.DeskUnavailable if the whole task must be done again later
     */
    void carryOut(TaskMessage message) {
        if (!system.equals(message.system())) {
            return;
        }
        UUID taskId = message.taskId();
        try {
            desk.fetch(taskId)
                    .ifPresentOrElse(
                            task -> settle(taskId, answer(task)), () -> LOG.info("task {} is not open", taskId));
        } catch (DeskRefused e) {
            LOG.warn("task {} is left to a person: {}", taskId, e.getMessage());
        }
    }

    private TaskAnswer answer(OpenTask task) {
        if (!ANSWERED_WITH_A_COPY.contains(task.right())) {
            return TaskAnswer.failed("RIGHT_NOT_SUPPORTED");
        }
        return switch (store.find(task.identifiers())) {
            case CustomerStore.Match.Found(Customer customer) ->
                customer.limitedTo(task.categories())
                        .map(part -> handIn(task.taskId(), part))
                        .orElseGet(TaskAnswer::nothingHeld);
            case CustomerStore.Match.Nothing() -> TaskAnswer.nothingHeld();
            case CustomerStore.Match.Conflict() -> TaskAnswer.failed("IDENTIFIERS_CONFLICT");
        };
    }

    private TaskAnswer handIn(UUID taskId, Customer customer) {
        try {
            desk.deliver(taskId, copyOf(customer));
            return TaskAnswer.done();
        } catch (DeskRefused e) {
            LOG.warn("the file of task {} was refused: {}", taskId, e.getMessage());
            return TaskAnswer.failed("FILE_REFUSED");
        }
    }

    private void settle(UUID taskId, TaskAnswer answer) {
        desk.settle(taskId, answer);
        LOG.info("task {} answered {}", taskId, answer.result());
    }

    private ExportFile copyOf(Customer customer) {
        try {
            return new ExportFile(
                    "account-data.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(customer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the sample data is not serialisable", e);
        }
    }
}
