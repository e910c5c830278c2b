package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.foundation.timers.Counting;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the entries of the register that count today and will no longer in 60 days ({@code transfers.expiring}): whoever works under them is
 * shut out then, unless two people have agreed on a new one.
 */
@ApplicationScoped
class ExpiringTransfers implements Counting {

    private static final int DAYS_AHEAD = 60;

    private final RegisteredTransfers transfers;
    private final Clock clock;
    private final AtomicLong expiring = new AtomicLong();

    ExpiringTransfers(RegisteredTransfers transfers, Clock clock, MeterRegistry metrics) {
        this.transfers = transfers;
        this.clock = clock;
        metrics.gauge("transfers.expiring", expiring);
    }

    @Override
    public String name() {
        return "transfers that expire soon";
    }

    @Override
    public void count() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        expiring.set(QuarkusTransaction.requiringNew()
                .call(() -> transfers.countExpiring(today, today.plusDays(DAYS_AHEAD))));
    }
}
