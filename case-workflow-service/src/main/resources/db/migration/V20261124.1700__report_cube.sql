-- Sums for every way to group a report, so that a report reads the rows that it shows and no more: each amount is added to one
-- row for each choice of month, right, law, place and outcome. What was folded until now is added up once. The old table goes, for a
-- replica of the version before would fold into it what no report reads; its folding fails instead and leaves the deltas.
CREATE TABLE report_cube (
    -- What the row does not tell apart, as GROUPING() writes it: 16 the month, 8 the right, 4 the law, 2 the place, 1 the outcome.
    summed_over    integer      NOT NULL,
    year           integer      NOT NULL,
    month          date,
    asserted_right varchar(32),
    law            varchar(200),
    place          varchar(8),
    -- Null also for what cases have before they end.
    outcome        varchar(20),
    figure         varchar(20)  NOT NULL,
    ground         varchar(255),
    -- amounts[n + 1] is the amount for n days.
    amounts        bigint[]     NOT NULL,
    -- Also reads the years and months of a report.
    CONSTRAINT report_cube_once
        UNIQUE NULLS NOT DISTINCT (summed_over, year, month, asserted_right, law, place, outcome, figure, ground),
    CONSTRAINT report_cube_known_sums CHECK (summed_over BETWEEN 0 AND 31),
    CONSTRAINT report_cube_tells_the_rest_apart CHECK (
        (summed_over & 16 = 0) = (month IS NOT NULL)
        AND (summed_over & 8 = 0) = (asserted_right IS NOT NULL)
        AND (summed_over & 4 = 0) = (law IS NOT NULL)
        AND (summed_over & 2 = 0) = (place IS NOT NULL)
        AND (summed_over & 1 = 0 OR outcome IS NULL))
);
INSERT INTO report_cube
SELECT GROUPING(month, asserted_right, law, place, outcome), year, month, asserted_right, law, place, outcome, figure, ground,
    sum_amounts(amounts)
FROM (SELECT extract(YEAR FROM month)::integer AS year, t.* FROM report_total t) AS folded
GROUP BY year, figure, ground, CUBE (month, asserted_right, law, place, outcome);
DROP TABLE report_total;
