package com.xiaomi.privacy.benchmarks.report;

import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.queue.QueueResult;
import com.xiaomi.privacy.benchmarks.queue.QueueResult.Growth;
import com.xiaomi.privacy.benchmarks.queue.QueueResult.Queue;
import com.xiaomi.privacy.benchmarks.queue.QueueResult.Step;
import java.util.Locale;

/** The part of a report that is about queues. */
final class QueueReport {

    private QueueReport() {}

    static String markdown(QueueResult result) {
        StringBuilder text = new StringBuilder();
        Step largest = result.steps().getLast();
        line(text, "");
        line(text, "## Queues");
        line(text, "");
        line(
                text,
                "PostgreSQL %s; pages of %d cases from the running service, one call after the other. Latencies in"
                        + " milliseconds. Deep pages begin at 500 places spread over the whole queue.",
                result.postgres(),
                result.pageSize());
        for (Step step : result.steps()) {
            addStep(text, step);
        }
        line(text, "");
        line(text, "### From %,d to %,d cases", result.steps().getFirst().cases(), largest.cases());
        line(text, "");
        line(text, "| queue | first page, p50 | p99 | deep pages, p50 | p99 |");
        line(text, "|---|---:|---:|---:|---:|");
        for (Growth growth : result.growth()) {
            line(
                    text,
                    "| %s | × %.2f | × %.2f | × %.2f | × %.2f |",
                    growth.name(),
                    growth.firstP50(),
                    growth.firstP99(),
                    growth.deepP50(),
                    growth.deepP99());
        }
        line(text, "");
        line(text, "### Plans at %,d cases", largest.cases());
        for (Queue queue : largest.queues()) {
            addPlans(text, queue);
        }
        return text.toString();
    }

    private static void addStep(StringBuilder text, Step step) {
        line(text, "");
        line(
                text,
                "### %,d cases, %,d of them in review: %.1f GiB, loaded in %.0f s",
                step.cases(),
                step.inReview(),
                step.gib(),
                step.loadSeconds());
        line(text, "");
        line(text, "| queue | query | first page, p50 | p99 | deep pages, p50 | p99 |");
        line(text, "|---|---|---:|---:|---:|---:|");
        for (Queue queue : step.queues()) {
            line(
                    text,
                    "| %s | `%s` | %s | %s |",
                    queue.name(),
                    queue.query(),
                    cells(queue.first()),
                    cells(queue.deep()));
        }
    }

    private static void addPlans(StringBuilder text, Queue queue) {
        line(text, "");
        line(text, "%s, first page, then one in the middle:", queue.name());
        line(text, "");
        line(text, "```");
        text.append(queue.firstPlan()).append("\n\n").append(queue.deepPlan()).append('\n');
        line(text, "```");
    }

    private static String cells(Load load) {
        return String.format(Locale.ROOT, "%.1f | %.1f", load.p50Millis(), load.p99Millis());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
