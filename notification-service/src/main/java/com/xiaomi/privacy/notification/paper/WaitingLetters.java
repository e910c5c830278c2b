package com.xiaomi.privacy.notification.paper;

import com.xiaomi.privacy.notification.delivery.Delivery;
import com.xiaomi.privacy.notification.delivery.DeliveryState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The letters that staff are to print and post, the oldest first. */
@ApplicationScoped
class WaitingLetters implements PanacheRepositoryBase<Delivery, UUID> {

    // Ids grow with time (UUIDv7).
    private static final String OLDEST_FIRST = " order by deliveryId";

    /** @param behind the last letter of the page before; empty for the first page */
    List<Delivery> oldest(Optional<UUID> behind, int limit) {
        return behind.map(last -> find("state = ?1 and deliveryId > ?2" + OLDEST_FIRST, DeliveryState.TO_PRINT, last))
                .orElseGet(() -> find("state = ?1" + OLDEST_FIRST, DeliveryState.TO_PRINT))
                .page(0, limit)
                .list();
    }

    long waiting() {
        return count("state", DeliveryState.TO_PRINT);
    }

    long waitingSince(Instant latest) {
        return count("state = ?1 and plannedAt < ?2", DeliveryState.TO_PRINT, latest);
    }
}
