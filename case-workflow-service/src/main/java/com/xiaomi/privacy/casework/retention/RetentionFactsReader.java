package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what decides when a request is erased. */
@ApplicationScoped
public class RetentionFactsReader {

    private static final String READ = """
            WITH own AS (SELECT * FROM rights_case WHERE request_id = :request)
            SELECT r.country, r.region, r.held, r.last_notice_at,
                (SELECT CASE WHEN bool_and(state = 'CLOSED') THEN string_agg(outcome, ',') END FROM own) AS outcomes,
                (SELECT max(closed_at) FROM own) AS closed_at,
                EXISTS (SELECT FROM erasure_remainder JOIN own USING (case_id) WHERE ended_at IS NULL)
                    OR EXISTS (SELECT FROM restriction_lift JOIN own USING (case_id)
                        WHERE kept_at IS NULL AND lifted_at IS NULL)
                    OR EXISTS (SELECT FROM handover JOIN own USING (case_id) WHERE ended_at IS NULL)
                    OR EXISTS (SELECT FROM recipient_notice n JOIN own USING (case_id) WHERE n.outcome IS NULL)
                    OR r.unread_messages > 0
                    AS followed_up,
                greatest(
                    (SELECT max(package_available_until) FROM own),
                    -- It can be contested until the end of that day, wherever the controller is.
                    (SELECT max(appeal_until) FROM own) + interval '2 days',
                    (SELECT max(ended_at) FROM erasure_remainder JOIN own USING (case_id)),
                    (SELECT max(greatest(kept_at, lifted_at)) FROM restriction_lift JOIN own USING (case_id)),
                    (SELECT max(ended_at) FROM handover JOIN own USING (case_id)),
                    (SELECT max(settled_at) FROM recipient_notice JOIN own USING (case_id))) AS follow_up_ended_at
            FROM case_request r WHERE r.request_id = :request
            """;

    private final EntityManager entities;

    RetentionFactsReader(EntityManager entities) {
        this.entities = entities;
    }

    /** In the surrounding transaction. */
    public RetentionFacts of(UUID requestId) {
        Tuple row = (Tuple) entities.createNativeQuery(READ, Tuple.class)
                .setParameter("request", requestId)
                .getSingleResult();
        return new RetentionFacts(
                new Jurisdiction(row.get("country", String.class), row.get("region", String.class)),
                row.get("held", Boolean.class),
                outcomes(row.get("outcomes", String.class)),
                time(row, "closed_at"),
                row.get("followed_up", Boolean.class),
                time(row, "follow_up_ended_at"),
                time(row, "last_notice_at"));
    }

    private static List<Outcome> outcomes(String joined) {
        return joined == null
                ? List.of()
                : Arrays.stream(joined.split(",")).map(Outcome::valueOf).toList();
    }

    private static Optional<Instant> time(Tuple row, String column) {
        return Optional.ofNullable(row.get(column, Instant.class));
    }
}
