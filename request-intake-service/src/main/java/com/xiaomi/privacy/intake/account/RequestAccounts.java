package com.xiaomi.privacy.intake.account;

import com.xiaomi.privacy.foundation.protection.BlindIndex;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Remembers which account a request was submitted with, as a keyed hash and nothing else. */
@ApplicationScoped
public class RequestAccounts {

    private static final String REMEMBER =
            "INSERT INTO request_account (request_id, account_hash) VALUES (:request, :account)";
    private static final String BELONGS =
            "SELECT count(*) FROM request_account WHERE request_id = :request AND account_hash = :account";
    private static final String FIRST_PAGE = """
        SELECT request_id FROM request_account WHERE account_hash = :account
        ORDER BY request_id DESC LIMIT :limit
        """;
    private static final String NEXT_PAGE = """
        SELECT request_id FROM request_account WHERE account_hash = :account AND request_id < :behind
        ORDER BY request_id DESC LIMIT :limit
        """;

    private final EntityManager entities;
    private final BlindIndex blindIndex;

    RequestAccounts(EntityManager entities, BlindIndex blindIndex) {
        this.entities = entities;
        this.blindIndex = blindIndex;
    }

    /** Notes that whoever submitted the request was signed in with this account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remember(UUID requestId, Personal account) {
        entities.createNativeQuery(REMEMBER)
                .setParameter("request", requestId)
                .setParameter("account", hash(account))
                .executeUpdate();
    }

    /** Whether the request was submitted with this account. */
    @Transactional
    public boolean belongs(UUID requestId, Personal account) {
        Number found = (Number) entities.createNativeQuery(BELONGS)
                .setParameter("request", requestId)
                .setParameter("account", hash(account))
                .getSingleResult();
        return found.longValue() > 0;
    }

    /** The newest requests of an account. */
    public List<UUID> newest(Personal account, int limit) {
        return entities.createNativeQuery(FIRST_PAGE, UUID.class)
                .setParameter("account", hash(account))
                .setParameter("limit", limit)
                .getResultStream()
                .map(UUID.class::cast)
                .toList();
    }

    /** The newest requests of an account that are older than one of them. */
    public List<UUID> older(Personal account, UUID behind, int limit) {
        return entities.createNativeQuery(NEXT_PAGE, UUID.class)
                .setParameter("account", hash(account))
                .setParameter("behind", behind)
                .setParameter("limit", limit)
                .getResultStream()
                .map(UUID.class::cast)
                .toList();
    }

    private byte[] hash(Personal account) {
        return blindIndex.of("account", account);
    }
}
