package com.xiaomi.privacy.connector;

import java.util.UUID;
import java.util.function.Consumer;

/** What a data system does for its tasks: the only part of a connector that its team writes. */
public interface RightsHandler {

    /**
     * Carries a task out. The same task may come again, after a crash or because nobody heard the answer: it then gets the same
     * answer and the same files, and nothing is done twice.
     *
     * @param files takes files for the person or for staff; the same name again replaces one
     */
    TaskAnswer carryOut(OpenTask task, Consumer<ExportFile> files);

    /**
     * The time is over for which something was kept that an erasure had left: it is erased now. May be asked for more than once.
     *
     * @param taskId the task whose answer said that it was kept
     * @param category what was kept, as that answer named it
     */
    void eraseRemainder(UUID taskId, String category);

    /**
     * A backup was restored, which brings back people who had been erased since: they are erased again, as far as what was stored
     * before their erasure goes. May be asked for more than once.
     *
     * @param people whom the system had erased
     * @return how many accounts were erased again
     */
    int eraseAgain(ErasedPeople people);

    /** The answer has arrived: what was kept to give it again is not needed any more. May be called more than once. */
    void settled(UUID taskId);

    /**
     * A restriction is lifted, unless the data is restricted for another task by now. May be asked for more than once.
     *
     * @param taskId the task for which it was restricted
     */
    void liftRestriction(UUID taskId);
}
