package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.foundation.timers.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Looks after what erasures have left, each in a transaction of its own. */
@ApplicationScoped
class DueRemainders implements Sweep {

    private final ErasureRemainders remainders;
    private final FollowUps followUps;
    private final Clock clock;

    DueRemainders(ErasureRemainders remainders, FollowUps followUps, Clock clock) {
        this.remainders = remainders;
        this.followUps = followUps;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "what erasures have left";
    }

    @Override
    public int remove(int atMost) {
        List<UUID> due = remainders.due(clock.instant(), atMost);
        due.forEach(followUps::follow);
        return due.size();
    }
}
