package com.xiaomi.privacy.foundation.forgetting;

import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import java.io.IOException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;

/** What a service holds of requests. Each service has one; {@link Forgetting} calls it. */
public interface RequestMemory {

    /**
     * Does once more what the decision to forget a request does to this service's rows beside the deletions, in the surrounding
     * transaction: a restored backup is from before it. Of a request that is not in the backup at all nothing is left to do.
     */
    default void decideAgain(UUID requestId) {
        // Most services decide nothing.
    }

    /**
     * Destroys what lies outside the service's database: objects, and the keys that everything else is encrypted under. It may come
     * again after a crash, and then finds less or nothing.
     *
     * @return the ids of the data keys that are gone, also of those that were gone before it came again
     * @throws IOException to be called again later; names no person
     */
    List<UUID> destroyOutside(UUID requestId) throws IOException;

    /**
     * What deletes or empties the rows of a request, and the work that waits for them, in this order and in one transaction: SQL with the
     * request's id as its only parameter.
     */
    List<String> deletions();

    /**
     * How long entries of the audit trail keep their content, by the calendar (UTC).
     *
     * @param kind {@link DataKind#TRAIL}: from when their request is forgotten; {@link DataKind#TRAIL_APART}: from when they were recorded
     */
    Period kept(DataKind kind);

    /** Says that everything is gone, in the surrounding transaction. */
    void confirm(UUID requestId, Instant erasedAt);
}
