package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.foundation.timers.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes those off the suppression list whose time on it is over, each in a transaction of its own. */
@ApplicationScoped
class ExpiredSuppressions implements Sweep {

    private final Suppressions suppressions;
    private final SuppressionList list;
    private final Clock clock;

    ExpiredSuppressions(Suppressions suppressions, SuppressionList list, Clock clock) {
        this.suppressions = suppressions;
        this.list = list;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "whom data systems have erased";
    }

    @Override
    public int remove(int atMost) {
        List<UUID> over = suppressions.over(clock.instant(), atMost);
        over.forEach(list::drop);
        return over.size();
    }
}
