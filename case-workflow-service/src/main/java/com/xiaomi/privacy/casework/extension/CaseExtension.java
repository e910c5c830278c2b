package com.xiaomi.privacy.casework.extension;

import com.xiaomi.privacy.contracts.vocabulary.ExtensionReason;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** More time for the answer of a case, told to the person with its reason. */
@Entity
public class CaseExtension {

    @Id
    private UUID extensionId;

    private UUID caseId;

    @Enumerated(EnumType.STRING)
    private ExtensionReason reason;

    private byte[] explanation;
    private String extendedBy;
    private Instant extendedAt;

    /** For Hibernate. */
    protected CaseExtension() {}

    CaseExtension(UUID caseId, ExtensionReason reason, Personal explanation, Actor.Staff by, DataKey key, Instant now) {
        this.extensionId = Ids.next();
        this.caseId = caseId;
        this.reason = reason;
        this.explanation = key.encrypt(explanation, place());
        this.extendedBy = by.code();
        this.extendedAt = now;
    }

    /** Names the extension. */
    public UUID extensionId() {
        return extensionId;
    }

    /** The case that takes longer. */
    public UUID caseId() {
        return caseId;
    }

    /** Why. */
    public ExtensionReason reason() {
        return reason;
    }

    /** To the person, in the clear. */
    public Personal explanation(DataKey key) {
        return key.decrypt(explanation, place());
    }

    /** As in audit entries. */
    public String extendedBy() {
        return extendedBy;
    }

    /** When the person was told, UTC. */
    public Instant extendedAt() {
        return extendedAt;
    }

    private String place() {
        return "case_extension.explanation/" + extensionId;
    }
}
