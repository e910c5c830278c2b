package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.casework.fulfilment.FulfilmentTask;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** That one data system has erased somebody, who is known by keyed hashes only. */
@Entity
public class Suppression {

    @Id
    private UUID taskId;

    private UUID caseId;
    private UUID requestId;
    private String system;
    private String[] categories = {};
    private Instant erasedAt;
    private Instant changedAt;
    private Instant keptUntil;
    private int keyId;
    private String emailHash;
    private String miIdHash;

    /** For Hibernate. */
    protected Suppression() {}

    Suppression(FulfilmentTask erased, UUID requestId, PersonHashes person, Duration kept, Instant now) {
        this.taskId = erased.taskId();
        this.caseId = erased.caseId();
        this.requestId = requestId;
        this.system = erased.system();
        this.categories = erased.categories().stream().map(Enum::name).toArray(String[]::new);
        this.erasedAt = erased.settledAt();
        this.changedAt = now;
        this.keptUntil = erasedAt.plus(kept);
        this.keyId = person.keyId();
        this.emailHash = person.email().orElse(null);
        this.miIdHash = person.miId().orElse(null);
    }

    void changed(Instant now) {
        changedAt = now;
    }

    /** The task by which it was erased. */
    public UUID taskId() {
        return taskId;
    }

    /** The case. */
    public UUID caseId() {
        return caseId;
    }

    /** The request, whose trail says what becomes of this entry. */
    public UUID requestId() {
        return requestId;
    }

    /** The data system that has erased. */
    public String system() {
        return system;
    }

    /** What was erased; empty for all. */
    public List<DataCategory> categories() {
        return Arrays.stream(categories).map(DataCategory::valueOf).toList();
    }

    /** UTC. */
    public Instant erasedAt() {
        return erasedAt;
    }

    /** UTC; later than the erasure if something that the law wanted kept was erased since. */
    public Instant changedAt() {
        return changedAt;
    }

    /** Until when this entry is kept, UTC. */
    public Instant keptUntil() {
        return keptUntil;
    }

    /** By what the system knows the person again. */
    PersonHashes person() {
        return new PersonHashes(keyId, Optional.ofNullable(emailHash), Optional.ofNullable(miIdHash));
    }
}
