package com.xiaomi.privacy.foundation.forgetting;

import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The memory of a service that holds rows of the audit trail only; can be made to fail. */
@Singleton
class RememberedNotes implements RequestMemory {

    final Map<UUID, AtomicInteger> destroyed = new ConcurrentHashMap<>();
    final Map<UUID, Instant> confirmed = new ConcurrentHashMap<>();
    final List<UUID> decidedAgain = new CopyOnWriteArrayList<>();
    final AtomicInteger failuresToCome = new AtomicInteger();
    private volatile Period apart = Period.ofMonths(60);

    /** How long what belongs to no request is kept from now on. */
    void keepApart(Period period) {
        apart = period;
    }

    @Override
    public void decideAgain(UUID requestId) {
        decidedAgain.add(requestId);
    }

    @Override
    public List<UUID> destroyOutside(UUID requestId) throws IOException {
        destroyed.computeIfAbsent(requestId, ignored -> new AtomicInteger()).incrementAndGet();
        if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("the store is away");
        }
        return List.of(dataKeyOf(requestId));
    }

    static UUID dataKeyOf(UUID requestId) {
        return UUID.nameUUIDFromBytes(requestId.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public List<String> deletions() {
        return List.of("DELETE FROM inbox_waiting WHERE key = ?");
    }

    @Override
    public Period kept(DataKind kind) {
        return kind == DataKind.TRAIL ? Period.ofMonths(24) : apart;
    }

    @Override
    public void confirm(UUID requestId, Instant erasedAt) {
        confirmed.put(requestId, erasedAt);
    }
}
