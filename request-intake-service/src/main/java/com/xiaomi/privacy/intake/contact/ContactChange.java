package com.xiaomi.privacy.intake.contact;

import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of the contact of a request: asked for, and then made. Until it is made it holds the new address, which is to be
 * confirmed; from then on the former one, which is to be told.
 */
@Entity
// Some columns are written here and read by queries only.
@SuppressWarnings("UnusedVariable")
class ContactChange {

    private static final Duration TIME_TO_TELL = Duration.ofDays(7);

    @Id
    private UUID contactChangeId;

    private UUID requestId;
    private byte[] email;
    private Instant changedAt;
    private Instant keptUntil;

    /** For Hibernate. */
    protected ContactChange() {}

    /**
     * A change that is asked for.
     *
     * @param to the new address
     * @param key that of the request
     * @param expiresAt until when it can be confirmed, UTC
     */
    ContactChange(UUID contactChangeId, UUID requestId, Personal to, DataKey key, Instant expiresAt) {
        this.contactChangeId = contactChangeId;
        this.requestId = requestId;
        this.email = key.encrypt(to, place());
        this.keptUntil = expiresAt;
    }

    /** Made: what it holds from now on is the former address; nothing if only letters reached the person. */
    void made(Optional<Personal> former, DataKey key, Instant at) {
        keptUntil = at.plus(TIME_TO_TELL);
        email = former.map(address -> key.encrypt(address, place())).orElse(null);
        changedAt = at;
    }

    /** Whether it still waits for its confirmation. */
    boolean isPending(Instant at) {
        return changedAt == null && at.isBefore(keptUntil);
    }

    /** Whether it was made. */
    boolean isMade() {
        return changedAt != null;
    }

    /** The new address while it is pending, the former one once it was made; empty if there was none. */
    Optional<Personal> email(DataKey key) {
        return Optional.ofNullable(email).map(ciphertext -> key.decrypt(ciphertext, place()));
    }

    UUID contactChangeId() {
        return contactChangeId;
    }

    /** Until when it can be confirmed, or the former contact be told, UTC. */
    Instant keptUntil() {
        return keptUntil;
    }

    private String place() {
        return "contact_change.email/" + contactChangeId;
    }
}
