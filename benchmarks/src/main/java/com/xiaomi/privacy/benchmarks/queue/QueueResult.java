package com.xiaomi.privacy.benchmarks.queue;

import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import java.util.ArrayList;
import java.util.List;

/**
 * How long pages of queues took at growing numbers of cases.
 *
 * @param postgres version of the server
 * @param pageSize cases on a page
 * @param growth of the latencies, from the smallest number of cases to the largest
 */
public record QueueResult(String postgres, int pageSize, List<Step> steps, List<Growth> growth) {

    public QueueResult {
        steps = List.copyOf(steps);
        growth = List.copyOf(growth);
    }

    static QueueResult of(String postgres, int pageSize, List<Step> steps) {
        List<Growth> growth = new ArrayList<>();
        Step smallest = steps.getFirst();
        Step largest = steps.getLast();
        for (int i = 0; i < smallest.queues().size(); i++) {
            Queue small = smallest.queues().get(i);
            Queue large = largest.queues().get(i);
            growth.add(new Growth(
                    small.name(),
                    Ratio.of(large.first().p50Millis(), small.first().p50Millis()),
                    Ratio.of(large.first().p99Millis(), small.first().p99Millis()),
                    Ratio.of(large.deep().p50Millis(), small.deep().p50Millis()),
                    Ratio.of(large.deep().p99Millis(), small.deep().p99Millis())));
        }
        return new QueueResult(postgres, pageSize, steps, growth);
    }

    /**
     * All queues at one number of cases.
     *
     * @param inReview how many of the cases are in review
     * @param gib of the database on disk
     * @param loadSeconds that loading and indexing took
     */
    public record Step(long cases, long inReview, double gib, double loadSeconds, List<Queue> queues) {

        public Step {
            queues = List.copyOf(queues);
        }
    }

    /**
     * One queue.
     *
     * @param query as in the address
     * @param first the first page, again and again
     * @param deep pages at 500 places spread over the whole queue
     * @param firstPlan how PostgreSQL reads the first page
     * @param deepPlan how it reads the page in the middle
     */
    public record Queue(String name, String query, Load first, Load deep, String firstPlan, String deepPlan) {}

    /** The latencies at the largest number of cases divided by those at the smallest. */
    public record Growth(String name, double firstP50, double firstP99, double deepP50, double deepP99) {}
}
