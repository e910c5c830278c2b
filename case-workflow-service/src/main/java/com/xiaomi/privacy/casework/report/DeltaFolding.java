package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.foundation.timers.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Folds deltas into the sums of every grouping, so that a report has few rows to add up. One statement moves a batch, so a
 * report sees each amount exactly once, before or after. Batches of several replicas are of different deltas and take the sums in
 * one order.
 */
@ApplicationScoped
class DeltaFolding implements Sweep {

    private static final String FOLD = """
            WITH oldest AS MATERIALIZED (
                SELECT delta_id FROM report_delta ORDER BY delta_id LIMIT :atMost FOR UPDATE SKIP LOCKED),
            taken AS (
                DELETE FROM report_delta d USING oldest o WHERE d.delta_id = o.delta_id
                RETURNING d.*, extract(YEAR FROM d.month)::integer AS year),
            folded AS (
                INSERT INTO report_cube AS c
                    (summed_over, year, month, asserted_right, law, place, outcome, figure, ground, amounts)
                SELECT GROUPING(month, asserted_right, law, place, outcome) AS summed_over,
                    year, month, asserted_right, law, place, outcome, figure, ground,
                    sum_amounts(report_amounts(days, amount))
                FROM taken
                GROUP BY year, figure, ground, CUBE (month, asserted_right, law, place, outcome)
                ORDER BY summed_over, year, month, asserted_right, law, place, outcome, figure, ground
                ON CONFLICT ON CONSTRAINT report_cube_once
                DO UPDATE SET amounts = add_amounts(c.amounts, EXCLUDED.amounts))
            SELECT count(*) FROM taken
            """;

    private final EntityManager entities;

    DeltaFolding(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "deltas of reports";
    }

    @Override
    @Transactional
    public int remove(int atMost) {
        return ((Number) entities.createNativeQuery(FOLD, Long.class)
                        .setParameter("atMost", atMost)
                        .getSingleResult())
                .intValue();
    }
}
