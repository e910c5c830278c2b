package com.xiaomi.privacy.casework.handover;

import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A package on its way to another controller. The row of its case is the lock. */
@Entity
public class Handover {

    @Id
    private UUID handoverId;

    private UUID caseId;
    private String controller;

    @Enumerated(EnumType.STRING)
    private HandoverState state;

    private UUID plannedBy;
    private Instant plannedAt;
    private UUID releasedBy;
    private Instant releasedAt;
    private String uploadUrl;

    @Enumerated(EnumType.STRING)
    private Trouble trouble;

    private Instant endedAt;

    /** For Hibernate. */
    protected Handover() {}

    Handover(UUID caseId, String controller, UUID plannedBy, Instant now) {
        this.handoverId = Ids.next();
        this.caseId = caseId;
        this.state = HandoverState.PLANNED;
        plan(controller, plannedBy, now);
    }

    /** Plans it, or plans it anew. */
    final void plan(String to, UUID by, Instant now) {
        controller = to;
        plannedBy = by;
        plannedAt = now;
    }

    void release(UUID by, Instant now) {
        state = HandoverState.RELEASED;
        releasedBy = by;
        releasedAt = now;
    }

    void uploadTo(URI url) {
        uploadUrl = url.toString();
    }

    void stumble(Trouble over) {
        trouble = over;
    }

    void deliver(Instant now) {
        trouble = null;
        end(HandoverState.DELIVERED, now);
    }

    void end(HandoverState as, Instant now) {
        state = as;
        uploadUrl = null;
        endedAt = now;
    }

    /** Its id; the other controller knows it as {@code jti} of the statement. */
    public UUID handoverId() {
        return handoverId;
    }

    /** The case whose package it is. */
    public UUID caseId() {
        return caseId;
    }

    /** As the operator calls them. */
    public String controller() {
        return controller;
    }

    /** Where it stands. */
    public HandoverState state() {
        return state;
    }

    /** The {@code sub} of the agent. */
    public UUID plannedBy() {
        return plannedBy;
    }

    /** UTC. */
    public Instant plannedAt() {
        return plannedAt;
    }

    /** The {@code sub} of the second person; null before the release. */
    public UUID releasedBy() {
        return releasedBy;
    }

    /** UTC; null before the release. */
    public Instant releasedAt() {
        return releasedAt;
    }

    /** Where the other controller takes the bytes; empty before they said so, and after the end. */
    Optional<URI> uploadUrl() {
        return Optional.ofNullable(uploadUrl).map(URI::create);
    }

    /** What was in the way last; null if nothing was, or it is delivered. */
    public Trouble trouble() {
        return trouble;
    }

    /** UTC; null before the end. */
    public Instant endedAt() {
        return endedAt;
    }
}
