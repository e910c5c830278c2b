package com.xiaomi.privacy.intake.right;

import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.DataKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people said about the rights they asked for, case by case. */
@ApplicationScoped
public class AskedRights {

    private static final String OF_REQUEST = "SELECT d FROM CaseDetails d WHERE d.requestId = :request";

    private final EntityManager entities;
    private final ClearJson json;

    AskedRights(EntityManager entities, ClearJson json) {
        this.entities = entities;
        this.json = json;
    }

    /** Keeps what was said, encrypted. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(UUID requestId, List<UUID> caseIds, List<AskedRight> asked, DataKey key) {
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).details() != null) {
                entities.persist(new CaseDetails(requestId, caseIds.get(i), asked.get(i), key, json));
            }
        }
    }

    /** What was said, by case; nothing for a case of which nothing was said. */
    public Map<UUID, AskedRight> of(UUID requestId, DataKey key) {
        return entities.createQuery(OF_REQUEST, CaseDetails.class)
                .setParameter("request", requestId)
                .getResultStream()
                .collect(Collectors.toMap(CaseDetails::caseId, details -> details.asked(key, json)));
    }
}
