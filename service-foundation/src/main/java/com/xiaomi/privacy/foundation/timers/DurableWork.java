package com.xiaomi.privacy.foundation.timers;

import java.util.UUID;

/**
 * A kind of work that happens outside a business transaction (an e-mail, a package) and must happen although replicas
 * die. It may run again after a crash, so it must be safe to repeat.
 */
public interface DurableWork {

    /** Names the kind in the database; never changes once released. */
    String name();

    /**
     * Does one piece of work.
     *
     * @param id what to work on, as given to {@link WorkQueue#enqueue}
     * @throws PutOff to be run again at a time
     * @throws Exception to be run again later; the message must hold no personal data
     */
    void run(UUID id) throws Exception;
}
