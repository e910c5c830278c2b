package com.xiaomi.privacy.benchmarks.tasks;

import com.xiaomi.privacy.benchmarks.measure.Load;

/**
 * How data systems' answers were taken in. Every task was settled, and none twice; otherwise there is no result.
 *
 * @param failures tasks that failed at first
 * @param handedOutSeconds from the first grant until every system had its tasks
 * @param clients that answered at the same time
 * @param answers each task's answer, and the same again
 * @param pgbench the statements of an answer that settles, without the service
 * @param ratio rate of the answers divided by the rate of pgbench
 */
public record TaskResult(
        int tasks,
        int systems,
        int cases,
        long failures,
        double handedOutSeconds,
        int clients,
        Load answers,
        Load pgbench,
        double ratio) {}
