package com.xiaomi.privacy.intake.registration;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.intake.request.Channel;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A registration dated far back: waits for a second person. Its id becomes the id of the request. */
@Entity
@Table(name = "registration")
// Some columns are written here and read by queries only.
@SuppressWarnings("UnusedVariable")
class PendingRegistration {

    @Id
    private UUID registrationId;

    private byte[] keyHash;
    private byte[] bodyHash;
    private UUID dataKeyId;
    private String country;
    private String region;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private Instant receivedAt;
    private UUID registeredBy;
    private Instant registeredAt;
    private byte[] document;

    @Enumerated(EnumType.STRING)
    private State state;

    private UUID settledBy;
    private Instant settledAt;

    /** For Hibernate. */
    protected PendingRegistration() {}

    PendingRegistration(UUID registrationId, Registration registration, Hashes hashes, Instant now) {
        this.registrationId = registrationId;
        this.keyHash = hashes.key();
        this.bodyHash = hashes.body();
        this.country = registration.country();
        this.region = registration.region();
        this.channel = registration.body().channel();
        this.receivedAt = registration.body().receivedAt();
        this.registeredBy = registration.by().subject();
        this.registeredAt = now;
        this.state = State.PENDING;
    }

    void write(RegistrationBody body, DataKey key, ClearJson json) {
        dataKeyId = key.id();
        document = key.encrypt(json.write(body), place());
    }

    RegistrationBody read(DataKey key, ClearJson json) {
        return json.read(key.decrypt(document, place()), RegistrationBody.class);
    }

    void settle(State how, Actor.Staff by, Instant now) {
        state = how;
        settledBy = by.subject();
        settledAt = now;
        document = null;
    }

    UUID registrationId() {
        return registrationId;
    }

    byte[] bodyHash() {
        return bodyHash.clone();
    }

    UUID dataKeyId() {
        return dataKeyId;
    }

    String country() {
        return country;
    }

    String region() {
        return region;
    }

    Channel channel() {
        return channel;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    UUID registeredBy() {
        return registeredBy;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    State state() {
        return state;
    }

    private String place() {
        return "registration.document/" + registrationId;
    }

    /** Where a registration stands. */
    enum State {
        PENDING,
        CONFIRMED,
        REJECTED
    }

    /** Keyed hashes of the Idempotency-Key and of what was sent with it. */
    record Hashes(byte[] key, byte[] body) {}
}
