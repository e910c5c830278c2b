package com.xiaomi.privacy.casework.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How much time the person of a request has to prove who they are, as identity-verification reports it. */
@Entity
public class IdentityTime {

    @Id
    private UUID requestId;

    private Instant noticedAt;
    private Instant expiresAt;
    private Instant expiredAt;

    /** For Hibernate. */
    protected IdentityTime() {}

    IdentityTime(UUID requestId) {
        this.requestId = requestId;
    }

    void noticed(Instant at, Instant end) {
        noticedAt = at;
        expiresAt = end;
    }

    void expired(Instant at) {
        expiredAt = at;
    }

    /** When the person was told last that the time runs out, UTC; empty if they were not. */
    public Optional<Instant> noticedAt() {
        return Optional.ofNullable(noticedAt);
    }

    /** Last moment, UTC; empty before the first notice. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** When the time was over, UTC; empty if it is not. */
    public Optional<Instant> expiredAt() {
        return Optional.ofNullable(expiredAt);
    }
}
