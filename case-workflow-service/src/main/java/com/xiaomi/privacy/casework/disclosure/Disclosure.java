package com.xiaomi.privacy.casework.disclosure;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One time that personal data left the house, and to whom. */
@Entity
public class Disclosure {

    @Id
    private UUID disclosureId;

    private UUID requestId;
    private UUID caseId;
    private String recipient;

    @Enumerated(EnumType.STRING)
    private DisclosurePurpose purpose;

    private UUID itemId;
    private Instant disclosedAt;

    /** For Hibernate. */
    protected Disclosure() {}

    Disclosure(RightsCase about, Actor recipient, DisclosurePurpose purpose, UUID itemId, Instant now) {
        this.disclosureId = Ids.next();
        this.requestId = about.requestId();
        this.caseId = about.caseId();
        this.recipient = recipient.code();
        this.purpose = purpose;
        this.itemId = itemId;
        this.disclosedAt = now;
    }

    /** Names the disclosure. */
    public UUID disclosureId() {
        return disclosureId;
    }

    /** Whose data. */
    public UUID requestId() {
        return requestId;
    }

    /** For which case. */
    public UUID caseId() {
        return caseId;
    }

    /** Who got it, as in audit entries. */
    public String recipient() {
        return recipient;
    }

    /** What for. */
    public DisclosurePurpose purpose() {
        return purpose;
    }

    /** The task or the case whose package it was. */
    public UUID itemId() {
        return itemId;
    }

    /** UTC. */
    public Instant disclosedAt() {
        return disclosedAt;
    }
}
