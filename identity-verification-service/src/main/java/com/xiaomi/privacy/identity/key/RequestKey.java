package com.xiaomi.privacy.identity.key;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Which data key protects what this service keeps of a request. */
@Entity
public class RequestKey {

    @Id
    private UUID requestId;

    private UUID dataKeyId;

    /** For Hibernate. */
    protected RequestKey() {}

    RequestKey(UUID requestId, UUID dataKeyId) {
        this.requestId = requestId;
        this.dataKeyId = dataKeyId;
    }

    /** The request, minted by intake. */
    public UUID requestId() {
        return requestId;
    }

    UUID dataKeyId() {
        return dataKeyId;
    }
}
