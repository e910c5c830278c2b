package com.xiaomi.privacy.benchmarks.casework;

import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import java.util.List;

/**
 * How many commands of staff the service carried out.
 *
 * @param cases that were taken and given back in turn
 */
public record CommandResult(int cases, List<Step> steps) {

    public CommandResult {
        steps = List.copyOf(steps);
    }

    /**
     * One number of clients.
     *
     * @param commands {@code take} and {@code give-back}, each answered with the whole case
     * @param pgbench the statements that write, without the service
     * @param ratio rate of the commands divided by the rate of pgbench
     */
    public record Step(int clients, Load commands, Load pgbench, double ratio) {
        static Step of(int clients, Load commands, Load pgbench) {
            return new Step(clients, commands, pgbench, Ratio.of(commands.perSecond(), pgbench.perSecond()));
        }
    }
}
