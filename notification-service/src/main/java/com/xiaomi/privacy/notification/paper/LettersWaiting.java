package com.xiaomi.privacy.notification.paper;

import com.xiaomi.privacy.foundation.timers.Counting;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Counts letters that wait for staff ({@code letters.waiting}), and those for which they have had three days ({@code letters.late}). */
@ApplicationScoped
public class LettersWaiting implements Counting {

    private static final Duration SOON_ENOUGH = Duration.ofDays(3);

    private final WaitingLetters letters;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong late = new AtomicLong();

    LettersWaiting(WaitingLetters letters, Clock clock, MeterRegistry metrics) {
        this.letters = letters;
        this.clock = clock;
        metrics.gauge("letters.waiting", waiting);
        metrics.gauge("letters.late", late);
    }

    @Override
    public String name() {
        return "letters that wait";
    }

    @Override
    public void count() {
        LetterBacklog backlog = now();
        waiting.set(backlog.waiting());
        late.set(backlog.late());
    }

    /** How many wait now. */
    public LetterBacklog now() {
        return QuarkusTransaction.requiringNew()
                .call(() -> new LetterBacklog(
                        letters.waiting(), letters.waitingSince(clock.instant().minus(SOON_ENOUGH))));
    }
}
