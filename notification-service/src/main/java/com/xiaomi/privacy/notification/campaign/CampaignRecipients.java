package com.xiaomi.privacy.notification.campaign;

import com.xiaomi.privacy.notification.delivery.DeliveryState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Who is still to be told, and what became of who was. */
@ApplicationScoped
class CampaignRecipients {

    private static final String ADD = """
            INSERT INTO campaign_recipient (campaign_id, request_id) SELECT :campaign, unnest(CAST(:requests AS uuid[]))
            ON CONFLICT DO NOTHING
            """;
    // Whoever takes a row plans its message in the same transaction.
    private static final String TAKE = """
            DELETE FROM campaign_recipient WHERE (campaign_id, request_id) IN (
                SELECT campaign_id, request_id FROM campaign_recipient WHERE campaign_id = :campaign
                ORDER BY request_id LIMIT :atMost FOR UPDATE SKIP LOCKED)
            RETURNING request_id
            """;
    private static final String ARE_ANY_LEFT =
            "SELECT EXISTS (SELECT FROM campaign_recipient WHERE campaign_id = :campaign)";
    private static final String BY_STATE =
            "SELECT state, count(*) FROM delivery WHERE campaign_id = :campaign GROUP BY state";

    private final Session entities;

    CampaignRecipients(Session entities) {
        this.entities = entities;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(UUID campaignId, Collection<UUID> requests) {
        entities.createNativeQuery(ADD)
                .setParameter("campaign", campaignId)
                .setParameter("requests", requests.toArray(UUID[]::new))
                .executeUpdate();
    }

    /** Takes some off the list. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<UUID> take(UUID campaignId, int atMost) {
        return entities.createNativeQuery(TAKE, UUID.class)
                .setParameter("campaign", campaignId)
                .setParameter("atMost", atMost)
                .getResultList();
    }

    /** Whether some are still to be told. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean areAnyLeft(UUID campaignId) {
        return entities.createNativeQuery(ARE_ANY_LEFT, Boolean.class)
                .setParameter("campaign", campaignId)
                .getSingleResult();
    }

    /** What became of the messages that were planned and whose request is not forgotten yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<DeliveryState, Long> byState(UUID campaignId) {
        List<Tuple> counts = entities.createNativeQuery(BY_STATE, Tuple.class)
                .setParameter("campaign", campaignId)
                .getResultList();
        return counts.stream()
                .collect(Collectors.toMap(
                        row -> DeliveryState.valueOf(row.get(0, String.class)), row -> row.get(1, Long.class)));
    }
}
