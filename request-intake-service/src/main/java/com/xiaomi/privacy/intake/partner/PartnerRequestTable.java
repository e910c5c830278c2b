package com.xiaomi.privacy.intake.partner;

import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.intake.request.Requests;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The requests of partners, each partner's by themselves. */
@ApplicationScoped
class PartnerRequestTable implements PanacheRepositoryBase<PartnerRequest, UUID> {

    // Of two calls at the same moment with one message both get here, with the same request.
    private static final String ADD = """
            INSERT INTO partner_request (request_id, partner, own_id_hash, content_hash, own_id)
            VALUES (:request, :partner, :ownIdHash, :contentHash, CAST(:ownId AS bytea))
            ON CONFLICT (request_id) DO NOTHING
            """;

    private final Requests requests;
    private final DataKeys dataKeys;

    PartnerRequestTable(Requests requests, DataKeys dataKeys) {
        this.requests = requests;
        this.dataKeys = dataKeys;
    }

    /** Notes that a request is the partner's. */
    void add(UUID requestId, PartnerSubmission sent, byte[] keyHash, byte[] contentHash) {
        DataKey key = dataKeys.byId(requests.require(requestId).dataKeyId());
        byte[] ownId = sent.ownId()
                .map(name -> key.encrypt(name, PartnerRequest.place(requestId)))
                .orElse(null);
        getEntityManager()
                .createNativeQuery(ADD)
                .setParameter("request", requestId)
                .setParameter("partner", sent.partner().id())
                .setParameter("ownIdHash", keyHash)
                .setParameter("contentHash", contentHash)
                .setParameter("ownId", ownId)
                .executeUpdate();
    }

    Optional<PartnerRequest> of(Partner partner, byte[] keyHash) {
        return find("partner = ?1 and ownIdHash = ?2", partner.id(), keyHash).firstResultOptional();
    }

    Optional<PartnerRequest> of(Partner partner, UUID requestId) {
        return find("partner = ?1 and requestId = ?2", partner.id(), requestId).firstResultOptional();
    }

    /** As {@link #of(Partner, UUID)}, and holds the row until the transaction ends. */
    Optional<PartnerRequest> locked(Partner partner, UUID requestId) {
        return find("partner = ?1 and requestId = ?2", partner.id(), requestId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
