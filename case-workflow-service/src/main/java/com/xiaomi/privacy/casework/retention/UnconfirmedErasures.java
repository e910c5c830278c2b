package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.foundation.timers.Counting;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sounds the alarm if a service does not say in time that it has erased a request: the metric {@code erasures.unconfirmed} is above zero
 * from then on, and the log names the oldest, until it has.
 */
@ApplicationScoped
class UnconfirmedErasures implements Counting {

    private static final Logger LOG = Logger.getLogger(UnconfirmedErasures.class);

    // More would say nothing more.
    private static final int AT_MOST = 1000;

    private final RequestErasures erasures;
    private final CaseworkConfig config;
    private final Clock clock;
    private final AtomicInteger late = new AtomicInteger();

    UnconfirmedErasures(RequestErasures erasures, CaseworkConfig config, Clock clock, MeterRegistry metrics) {
        this.erasures = erasures;
        this.config = config;
        this.clock = clock;
        metrics.gauge("erasures.unconfirmed", late);
    }

    @Override
    public String name() {
        return "erasures that nobody confirms";
    }

    @Override
    public void count() {
        List<Unconfirmed> found = erasures.unconfirmed(clock.instant().minus(config.erasureConfirmedWithin()), AT_MOST);
        late.set(found.size());
        found.stream()
                .findFirst()
                .ifPresent(oldest -> LOG.errorf(
                        "%d erasures are not confirmed; the oldest, of request %s, was decided at %s and waits for %s",
                        found.size(), oldest.requestId(), oldest.decidedAt(), oldest.missing()));
    }
}
