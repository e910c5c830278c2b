package com.xiaomi.privacy.foundation.timers;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Work that only says in which order it was done. */
@Singleton
class RecordedWork implements DurableWork {

    static final String NAME = "recorded-work";

    private final List<UUID> done = new CopyOnWriteArrayList<>();
    private final Map<UUID, Instant> putOff = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID id) throws PutOff {
        Instant until = putOff.remove(id);
        if (until != null) {
            throw new PutOff(until);
        }
        done.add(id);
    }

    void putOffOnce(UUID id, Instant until) {
        putOff.put(id, until);
    }

    List<UUID> done() {
        return List.copyOf(done);
    }

    void forget() {
        done.clear();
    }
}
