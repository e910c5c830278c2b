package com.xiaomi.privacy.casework.counts;

import com.xiaomi.privacy.casework.counts.CaseCounts.Tally;
import com.xiaomi.privacy.foundation.timers.Counting;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Tells the monitoring how many cases are open ({@code cases.open}), due within a week ({@code cases.due.soon}), overdue
 * ({@code cases.overdue}) and without an agent ({@code cases.unassigned}); never whose, nor of what kind.
 */
@ApplicationScoped
class OpenCases implements Counting {

    private final CaseCounts counts;
    private volatile Tally latest = Tally.NONE;

    OpenCases(CaseCounts counts, MeterRegistry metrics) {
        this.counts = counts;
        metrics.gauge("cases.open", this, cases -> cases.latest.open());
        metrics.gauge("cases.due.soon", this, cases -> cases.latest.dueSoon());
        metrics.gauge("cases.overdue", this, cases -> cases.latest.overdue());
        metrics.gauge("cases.unassigned", this, cases -> cases.latest.unassigned());
    }

    @Override
    public String name() {
        return "counts of open cases";
    }

    @Override
    public void count() {
        latest = counts.now(Optional.empty()).all();
    }
}
