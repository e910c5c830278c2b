package com.xiaomi.privacy.casework.restriction;

import com.xiaomi.privacy.foundation.timers.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Has data systems told which restrictions they lift now, each in a transaction of its own. */
@ApplicationScoped
class DueLifts implements Sweep {

    private final SystemLifts systems;
    private final Lifting lifting;
    private final Clock clock;

    DueLifts(SystemLifts systems, Lifting lifting, Clock clock) {
        this.systems = systems;
        this.lifting = lifting;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "restrictions to be lifted";
    }

    @Override
    public int remove(int atMost) {
        List<UUID> due = systems.due(clock.instant(), atMost);
        due.forEach(lifting::tell);
        return due.size();
    }
}
