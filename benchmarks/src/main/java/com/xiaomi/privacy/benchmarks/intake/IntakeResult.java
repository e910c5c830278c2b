package com.xiaomi.privacy.benchmarks.intake;

import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import java.util.List;

/**
 * How many requests intake took in.
 *
 * @param postgres version of the server
 * @param warmUpSeconds load before each measurement
 * @param measuredSeconds load that was counted, per measurement
 */
public record IntakeResult(String postgres, long warmUpSeconds, long measuredSeconds, List<Step> steps) {

    public IntakeResult {
        steps = List.copyOf(steps);
    }

    /**
     * One number of clients.
     *
     * @param intake {@code POST /api/v1/requests}
     * @param pgbench the same statements without the service
     * @param ratio rate of intake divided by the rate of pgbench
     */
    public record Step(int clients, Load intake, Load pgbench, double ratio) {
        static Step of(int clients, Load intake, Load pgbench) {
            return new Step(clients, intake, pgbench, Ratio.of(intake.perSecond(), pgbench.perSecond()));
        }
    }
}
