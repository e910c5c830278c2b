package com.xiaomi.privacy.identity.key;

import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** The one data key of each request in this service: destroying it destroys all that is kept of the person here. */
@ApplicationScoped
public class RequestKeys implements PanacheRepositoryBase<RequestKey, UUID> {

    private final DataKeys dataKeys;

    RequestKeys(DataKeys dataKeys) {
        this.dataKeys = dataKeys;
    }

    /** The key of a request, made now if it has none. The caller holds the lock of the request's verification. */
    @Transactional(Transactional.TxType.MANDATORY)
    public DataKey obtain(UUID requestId) {
        RequestKey known = findById(requestId);
        if (known != null) {
            return dataKeys.byId(known.dataKeyId());
        }
        DataKey fresh = dataKeys.take();
        persist(new RequestKey(requestId, fresh.id()));
        return fresh;
    }

    /**
     * The key under which something of the request is kept.
     *
     * @throws IllegalStateException if nothing is
     * @throws DataKeys.KeyDestroyed if what was kept was erased
     */
    @Transactional
    public DataKey of(UUID requestId) {
        return findByIdOptional(requestId)
                .map(known -> dataKeys.byId(known.dataKeyId()))
                .orElseThrow(() -> new IllegalStateException("request " + requestId + " has no key here"));
    }

    /**
     * Ends the key: nothing that is kept of the request here can be read any more.
     *
     * @return its id; empty if there is none
     */
    public Optional<UUID> destroy(UUID requestId) {
        Optional<UUID> key = QuarkusTransaction.requiringNew()
                .call(() -> findByIdOptional(requestId))
                .map(RequestKey::dataKeyId);
        key.ifPresent(dataKeys::destroy);
        return key;
    }
}
