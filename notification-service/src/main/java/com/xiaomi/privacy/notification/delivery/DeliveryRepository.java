package com.xiaomi.privacy.notification.delivery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** Deliveries by id. */
@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<Delivery, UUID> {

    Delivery lock(UUID deliveryId) {
        return findById(deliveryId, LockModeType.PESSIMISTIC_WRITE);
    }
}
