-- What reports count of each case. A case that moves is counted anew by the same transaction: what was counted before is
-- known from its row here, the difference goes to report_delta. Months are those of the controller's place, written as
-- their first day.
CREATE TABLE counted_case (
    case_id         uuid         NOT NULL,
    asserted_right  varchar(32)  NOT NULL,
    law             varchar(200) NOT NULL,
    -- ISO 3166: the country, or the state or province where its law counts.
    place           varchar(8)   NOT NULL,
    received_month  date         NOT NULL,
    -- Null while open.
    closed_month    date,
    outcome         varchar(20),
    -- From receipt to the first answer, in whole days; null if none was given.
    answer_days     integer,
    late            boolean,
    paused_days     integer      NOT NULL,
    -- Why it was refused; empty unless it ended so.
    grounds         varchar(255)[] NOT NULL,
    -- Null if the decision was not contested.
    appeal_month    date,
    -- Null until the appeal is decided.
    overturned      boolean,
    CONSTRAINT counted_case_pk PRIMARY KEY (case_id),
    CONSTRAINT counted_case_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT counted_case_closed_has_outcome CHECK ((closed_month IS NULL) = (outcome IS NULL)),
    CONSTRAINT counted_case_answered_when_closed CHECK
        ((answer_days IS NULL) = (late IS NULL) AND (answer_days IS NULL OR closed_month IS NOT NULL)),
    CONSTRAINT counted_case_days_counted CHECK (answer_days >= 0 AND paused_days >= 0),
    CONSTRAINT counted_case_decided_appeal_was_made CHECK
        (overturned IS NULL OR (appeal_month IS NOT NULL AND closed_month IS NOT NULL))
);

-- Figures that no total holds yet. Business transactions only append, so none waits for another one.
CREATE TABLE report_delta (
    -- Grows with time; the oldest are folded first.
    delta_id       uuid         NOT NULL,
    month          date         NOT NULL,
    asserted_right varchar(32)  NOT NULL,
    law            varchar(200) NOT NULL,
    place          varchar(8)   NOT NULL,
    outcome        varchar(20),
    figure         varchar(20)  NOT NULL,
    -- The ground of a refusal; null for other figures.
    ground         varchar(255),
    -- The number of days for figures that are spread over days; 0 for others.
    days           integer      NOT NULL,
    amount         bigint       NOT NULL,
    CONSTRAINT report_delta_pk PRIMARY KEY (delta_id),
    CONSTRAINT report_delta_days_bounded CHECK (days BETWEEN 0 AND 36500),
    CONSTRAINT report_delta_refusal_has_ground CHECK ((figure = 'REFUSED') = (ground IS NOT NULL))
);

-- The figures of a month so far: amounts[n + 1] is the amount for n days. As many rows as there are combinations, however
-- many cases there are.
CREATE TABLE report_total (
    month          date         NOT NULL,
    asserted_right varchar(32)  NOT NULL,
    law            varchar(200) NOT NULL,
    place          varchar(8)   NOT NULL,
    outcome        varchar(20),
    figure         varchar(20)  NOT NULL,
    ground         varchar(255),
    amounts        bigint[]     NOT NULL,
    -- Also reads the months of a report.
    CONSTRAINT report_total_once UNIQUE NULLS NOT DISTINCT (month, asserted_right, law, place, outcome, figure, ground)
);

CREATE FUNCTION report_amounts(days integer, amount bigint) RETURNS bigint[] LANGUAGE sql IMMUTABLE AS $$
    SELECT array_fill(0::bigint, ARRAY[days]) || amount
$$;

CREATE FUNCTION add_amounts(one bigint[], other bigint[]) RETURNS bigint[] LANGUAGE sql IMMUTABLE AS $$
    SELECT array_agg(coalesce(a, 0) + coalesce(b, 0) ORDER BY place)
    FROM unnest(one, other) WITH ORDINALITY AS pairs(a, b, place)
$$;

CREATE AGGREGATE sum_amounts(bigint[]) (SFUNC = add_amounts, STYPE = bigint[]);

-- How far the count of all cases has come, in the order of their ids: after an update to this version, and when somebody
-- asks to count anew.
CREATE TABLE report_count (
    only_row        boolean NOT NULL DEFAULT true,
    -- The last case counted; null when all are.
    counted_through uuid,
    CONSTRAINT report_count_pk PRIMARY KEY (only_row),
    CONSTRAINT report_count_one_row CHECK (only_row)
);
INSERT INTO report_count (counted_through)
SELECT CASE WHEN EXISTS (SELECT FROM rights_case) THEN '00000000-0000-0000-0000-000000000000'::uuid END;

-- The outcome that an appeal contests, for the case forgets it when it is taken up again.
ALTER TABLE appeal ADD COLUMN contested_outcome varchar(20);
UPDATE appeal a SET contested_outcome = CASE d.kind
        WHEN 'APPROVE_REFUSAL' THEN 'REFUSED'
        WHEN 'CLOSE_UNPROVEN' THEN 'EXPIRED'
        ELSE CASE WHEN EXISTS (
                SELECT FROM fulfilment_task t
                WHERE t.case_id = a.case_id AND t.result = 'PARTLY' AND t.settled_at <= a.received_at)
            OR EXISTS (
                SELECT FROM decision p
                WHERE p.case_id = a.case_id AND p.kind = 'GRANT_IN_PART' AND p.decided_at <= a.received_at)
            THEN 'PARTIALLY_FULFILLED' ELSE 'FULFILLED' END
    END
FROM decision d WHERE d.decision_id = a.decision_id;
ALTER TABLE appeal ALTER COLUMN contested_outcome SET NOT NULL;
ALTER TABLE appeal ADD CONSTRAINT appeal_contests_an_answer
    CHECK (contested_outcome IN ('FULFILLED', 'PARTIALLY_FULFILLED', 'REFUSED', 'EXPIRED'));
