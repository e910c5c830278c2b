package com.xiaomi.privacy.intake.drp;

import com.xiaomi.privacy.intake.request.TrackingToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The token of each agent (2.05): one at a time, kept as a hash. */
@ApplicationScoped
class DrpTokens {

    private static final String KEEP = """
            INSERT INTO drp_token AS t (agent_id, token_hash, asked_at) VALUES (:agent, :token, :askedAt)
            ON CONFLICT (agent_id) DO UPDATE SET token_hash = EXCLUDED.token_hash, asked_at = EXCLUDED.asked_at
            WHERE t.asked_at < EXCLUDED.asked_at
            """;
    private static final String ALL = "SELECT agent_id, token_hash FROM drp_token";

    private final EntityManager entities;

    DrpTokens(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A new token; the one before is void.
     *
     * @param askedAt when the message that asks for it was issued
     * @return empty for a message that is not newer than the last one: somebody repeats it
     */
    @Transactional
    Optional<TrackingToken> issue(DrpAgent agent, Instant askedAt) {
        TrackingToken token = TrackingToken.random();
        int kept = entities.createNativeQuery(KEEP)
                .setParameter("agent", agent.id())
                .setParameter("token", token.hash())
                .setParameter("askedAt", askedAt.truncatedTo(ChronoUnit.MICROS))
                .executeUpdate();
        return kept == 1 ? Optional.of(token) : Optional.empty();
    }

    /** Whose token it is. There are as many as there are agents, and each is compared in constant time. */
    @Transactional
    Optional<String> agentWith(TrackingToken sent) {
        return entities.createNativeQuery(ALL, Tuple.class)
                .getResultStream()
                .map(Tuple.class::cast)
                .filter(row -> sent.matches(((Tuple) row).get("token_hash", byte[].class)))
                .map(row -> ((Tuple) row).get("agent_id", String.class))
                .findFirst();
    }
}
