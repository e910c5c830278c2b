package com.xiaomi.privacy.casework.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;

/** A query that a member of the staff keeps under a name. */
@Entity
@IdClass(SavedView.Key.class)
public class SavedView {

    @Id
    @Column(name = "owner")
    private UUID owner;

    @Id
    @Column(name = "name")
    private String name;

    private boolean shared;
    private String query;
    private Instant savedAt;

    /** For Hibernate. */
    protected SavedView() {}

    SavedView(UUID owner, String name) {
        this.owner = owner;
        this.name = name;
    }

    /** @param json a {@code QueueFilter} that was checked */
    void keep(String json, boolean forAll, Instant now) {
        query = json;
        shared = forAll;
        savedAt = now;
    }

    UUID owner() {
        return owner;
    }

    String name() {
        return name;
    }

    /** Whether all staff see it. */
    boolean isShared() {
        return shared;
    }

    /** JSON of the filter. */
    String query() {
        return query;
    }

    /** UTC. */
    Instant savedAt() {
        return savedAt;
    }

    /** Names a view. */
    record Key(UUID owner, String name) {}
}
