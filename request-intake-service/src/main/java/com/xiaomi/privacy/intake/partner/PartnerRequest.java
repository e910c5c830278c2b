package com.xiaomi.privacy.intake.partner;

import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** That a request came from a partner, and what the partner calls it. */
@Entity
// Some columns are read by queries only.
@SuppressWarnings("UnusedVariable")
class PartnerRequest {

    @Id
    private UUID requestId;

    private String partner;
    private byte[] ownIdHash;
    private byte[] contentHash;
    private byte[] ownId;
    private Instant revokedAt;

    /** For Hibernate, which reads rows only; they are written by {@link PartnerRequests}. */
    protected PartnerRequest() {}

    UUID requestId() {
        return requestId;
    }

    byte[] contentHash() {
        return contentHash.clone();
    }

    Optional<Personal> ownId(DataKey key) {
        return Optional.ofNullable(ownId).map(ciphertext -> key.decrypt(ciphertext, place(requestId)));
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    void revoke(Instant at) {
        revokedAt = at;
    }

    static String place(UUID requestId) {
        return "partner_request.own_id/" + requestId;
    }
}
