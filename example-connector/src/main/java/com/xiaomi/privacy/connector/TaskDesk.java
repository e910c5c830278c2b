package com.xiaomi.privacy.connector;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The API of case-workflow-service for data systems. Every call may be repeated. */
interface TaskDesk {

    /**
     * The task with the identifiers to look for; each call is written down as a disclosure.
     *
     * @return empty if it is not open any more, or not this system's
     * @throws DeskUnavailable if it is worth asking again later
     * @throws DeskRefused if asking again would not help
     */
    Optional<OpenTask> fetch(UUID taskId);

    /**
     * Hands in a file; the same name again replaces it.
     *
     * @throws DeskUnavailable if it is worth trying again later
     * @throws DeskRefused if trying again would not help
     */
    void deliver(UUID taskId, ExportFile file);

    /**
     * Ends the task.
     *
     * @throws DeskUnavailable if it is worth trying again later
     * @throws DeskRefused if trying again would not help
     */
    void settle(UUID taskId, TaskAnswer answer);

    /**
     * Says that what an erasure had left is erased.
     *
     * @throws DeskUnavailable if it is worth trying again later
     * @throws DeskRefused if trying again would not help
     */
    void remainderErased(UUID taskId, UUID remainderId);

    /**
     * Says that what was restricted for a task is lifted.
     *
     * @throws DeskUnavailable if it is worth trying again later
     * @throws DeskRefused if trying again would not help
     */
    void restrictionLifted(UUID taskId);

    /**
     * Whom this system has erased, or had to erase later, since a time.
     *
     * @throws DeskUnavailable if it is worth asking again later
     * @throws DeskRefused if asking again would not help
     */
    ErasedPeople erasedSince(Instant time);

    /**
     * By which calls are signed that say they come from the API.
     *
     * @throws DeskUnavailable if it is worth asking again later
     * @throws DeskRefused if asking again would not help
     */
    SealKeys sealKeys();

    /** The API does not answer now, or says that it can't. The message names no person. */
    final class DeskUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DeskUnavailable(String message) {
            super(message);
        }

        DeskUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The API refused the call for good. The message names no person. */
    final class DeskRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DeskRefused(String message) {
            super(message);
        }
    }
}
