package com.xiaomi.privacy.connector;

import com.xiaomi.privacy.connector.TaskDesk.DeskRefused;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one task from its message to its answer. Doing it twice gives the same answer twice. */
final class TaskWork {
    private static final Logger LOG = LoggerFactory.getLogger(TaskWork.class);

    private final String system;
    private final TaskDesk desk;
    private final RightsHandler handler;

    TaskWork(String system, TaskDesk desk, RightsHandler handler) {
        this.system = system;
        this.desk = desk;
        this.handler = handler;
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

    /**
     * Erases what this system had kept by law, and says so.
     *
     * @throws TaskDesk.DeskUnavailable if it must be said again later
     */
    void eraseRemainder(RemainderMessage message) {
        if (!system.equals(message.system())) {
            return;
        }
        handler.eraseRemainder(message.taskId(), message.category());
        try {
            desk.remainderErased(message.taskId(), message.remainderId());
            LOG.info("what task {} had left is erased", message.taskId());
        } catch (DeskRefused e) {
            LOG.warn("the remainder of task {} is left to a person: {}", message.taskId(), e.getMessage());
        }
    }

    private TaskAnswer answer(OpenTask task) {
        try {
            return handler.carryOut(task, file -> desk.deliver(task.taskId(), file));
        } catch (DeskRefused e) {
            LOG.warn("the file of task {} was refused: {}", task.taskId(), e.getMessage());
            return TaskAnswer.failed("FILE_REFUSED");
        }
    }

    /**
     * Lifts what this system had restricted, and says so.
     *
     * @throws TaskDesk.DeskUnavailable if it must be said again later
     */
    void liftRestriction(LiftMessage message) {
        if (!system.equals(message.system())) {
            return;
        }
        handler.liftRestriction(message.taskId());
        try {
            desk.restrictionLifted(message.taskId());
            LOG.info("what was restricted for task {} is lifted", message.taskId());
        } catch (DeskRefused e) {
            LOG.warn("the lifting for task {} is left to a person: {}", message.taskId(), e.getMessage());
        }
    }

    private void settle(UUID taskId, TaskAnswer answer) {
        desk.settle(taskId, answer);
        handler.settled(taskId);
        LOG.info("task {} answered {}", taskId, answer.result());
    }
}
