package com.xiaomi.privacy.foundation.anchor;

import com.xiaomi.privacy.foundation.timers.Sweep;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes the heads of the audit chains that have changed to a place that even the owner of the database can't change: once an hour,
 * by whichever replica comes first, and also when nothing has changed, so that a gap is seen. First the anchor is committed, then it
 * is written, then that is noted; after a crash it is written again as it was.
 */
@ApplicationScoped
public class AuditAnchors implements Sweep {

    private final AnchorRows rows;
    private final AnchorStore store;
    private final Clock clock;
    private final AtomicLong lastWritten = new AtomicLong();

    AuditAnchors(AnchorRows rows, AnchorStore store, Clock clock, MeterRegistry metrics) {
        this.rows = rows;
        this.store = store;
        this.clock = clock;
        Gauge.builder("audit.anchor.last.written.timestamp", lastWritten, AtomicLong::doubleValue)
                .description("When the last anchor of the audit trail was written; 0 if none was")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Override
    public String name() {
        return "audit chains that have changed since the last anchor";
    }

    /** @return how many chains the anchor holds that was written; 0 if none was due */
    @Override
    public int remove(int atMost) {
        if (store.bucket().isEmpty()) {
            return 0;
        }
        try {
            Optional<AnchorRows.Row> next = rows.next(clock.instant(), atMost);
            next.ifPresent(this::write);
            return next.map(AnchorRows.Row::leaves).orElse(0);
        } finally {
            rows.lastWritten().ifPresent(row -> lastWritten.set(row.writtenAt().getEpochSecond()));
        }
    }

    private void write(AnchorRows.Row anchor) {
        try {
            store.write(anchor.objectName(), anchor.content(), anchor.keptUntil());
        } catch (IOException e) {
            throw new UncheckedIOException("audit anchor not written", e);
        }
        rows.written(anchor.number(), clock.instant());
    }
}
