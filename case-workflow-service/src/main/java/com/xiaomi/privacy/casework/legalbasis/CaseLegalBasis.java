package com.xiaomi.privacy.casework.legalbasis;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
import com.xiaomi.privacy.legal.basis.ProcessingStep;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That a step of a case began on a basis, or that the consent to it was withdrawn. Never changed. */
@Entity
@Immutable
public class CaseLegalBasis {

    @EmbeddedId
    private Key key;

    @SuppressWarnings("UnusedVariable") // Read by statements only.
    private UUID requestId;

    @Enumerated(EnumType.STRING)
    private LegalBasis basis;

    private String provision;
    private String lawVersion;
    private Instant notedAt;

    /** The order in which the table got it. */
    @Column(insertable = false, updatable = false)
    private Long position;

    /** For Hibernate. */
    protected CaseLegalBasis() {}

    CaseLegalBasis(Key key, RightsCase of, LegalBasis basis, String provision, Instant now) {
        this.key = key;
        this.requestId = of.requestId();
        this.basis = basis;
        this.provision = provision;
        this.lawVersion = of.lawVersion();
        this.notedAt = now;
    }

    Key key() {
        return key;
    }

    LegalBasis basis() {
        return basis;
    }

    String provision() {
        return provision;
    }

    String lawVersion() {
        return lawVersion;
    }

    /** UTC. */
    Instant notedAt() {
        return notedAt;
    }

    /**
     * Each of these is noted once.
     *
     * @param subject empty where a case has the step but once
     */
    @Embeddable
    record Key(UUID caseId, @Enumerated(EnumType.STRING) ProcessingStep step, String subject, boolean withdrawn) {

        Key ofWithdrawal() {
            return new Key(caseId, step, subject, true);
        }
    }
}
