package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Deliveries by id. */
@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<Delivery, UUID> {

    Delivery lock(UUID deliveryId) {
        return findById(deliveryId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those of one kind that wait to be sent; nobody sends them before the transaction is over. */
    List<Delivery> lockPending(UUID requestId, MessageKind message) {
        return find("requestId = ?1 and message = ?2 and state = ?3", requestId, message, DeliveryState.PENDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those of one kind, whatever became of them. */
    List<Delivery> of(UUID requestId, MessageKind message) {
        return list("requestId = ?1 and message = ?2", requestId, message);
    }

    boolean isPlanned(UUID eventId, MessageKind message) {
        return find("select 1 from Delivery where eventId = ?1 and message = ?2", eventId, message)
                .project(Integer.class)
                .firstResultOptional()
                .isPresent();
    }

    /** Until the transaction ends, nobody else asks for the address. */
    void lockAddress(byte[] addressHash) {
        getSession()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext(encode(:hash, 'hex')))", Integer.class)
                .setParameter("hash", addressHash)
                .getSingleResult();
    }

    /** What has become of others of the same campaign that go to an address. */
    Set<DeliveryState> othersOfTheCampaign(Delivery delivery, byte[] addressHash) {
        return find(
                        "select distinct state from Delivery where campaignId = ?1 and addressHash = ?2 and deliveryId <> ?3",
                        delivery.campaignId(),
                        addressHash,
                        delivery.id())
                .project(DeliveryState.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /**
     * Deletes those that were sent or given up by then.
     *
     * @return how many there were
     */
    long deleteSettledUpTo(UUID requestId, Instant by) {
        return delete("requestId = ?1 and settledAt <= ?2", requestId, by);
    }
}
