package com.xiaomi.privacy.benchmarks.casework;

import com.xiaomi.privacy.benchmarks.measure.Load;
import java.util.List;

/**
 * What asking for a report costs after different numbers of cases.
 *
 * @param sizes from the fewest cases to the most
 * @param growth for each report the median with the most cases divided by that with the fewest
 */
public record ReportsResult(List<Size> sizes, List<Growth> growth) {

    public ReportsResult {
        sizes = List.copyOf(sizes);
        growth = List.copyOf(growth);
    }

    static ReportsResult of(List<Size> sizes) {
        List<Growth> growth = sizes.getFirst().reports().stream()
                .map(fewest -> {
                    Asked most = sizes.getLast().reports().stream()
                            .filter(one -> one.groupBy().equals(fewest.groupBy()))
                            .findFirst()
                            .orElseThrow();
                    return new Growth(
                            fewest.groupBy(),
                            most.load().p50Millis() / fewest.load().p50Millis());
                })
                .toList();
        return new ReportsResult(sizes, growth);
    }

    /**
     * One number of cases.
     *
     * @param cases of one year
     * @param totals rows that they leave in the books
     */
    public record Size(int cases, int totals, List<Asked> reports) {

        public Size {
            reports = List.copyOf(reports);
        }
    }

    /**
     * One report of the whole year, asked for by one client again and again.
     *
     * @param groupBy as in the call
     */
    public record Asked(String groupBy, Load load) {}

    /**
     * How much longer it takes.
     *
     * @param groupBy as in the call
     */
    public record Growth(String groupBy, double factor) {}
}
