package com.xiaomi.privacy.casework.redaction;

import com.xiaomi.privacy.casework.objects.StoredObject;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** What is shown in place of a file of a data system. The file itself stays, to prove what was held back. */
@Entity
public class FileRedaction {

    @Id
    private UUID fileId;

    @Enumerated(EnumType.STRING)
    private RedactionGround ground;

    private UUID redactedBy;
    private Instant redactedAt;

    @Embedded
    private StoredObject content;

    /** For Hibernate. */
    protected FileRedaction() {}

    FileRedaction(UUID fileId) {
        this.fileId = fileId;
    }

    void show(StoredObject instead, RedactionGround why, UUID by, Instant now) {
        content = instead;
        ground = why;
        redactedBy = by;
        redactedAt = now;
    }

    /** The file that is not shown as it is. */
    public UUID fileId() {
        return fileId;
    }

    /** Why. */
    public RedactionGround ground() {
        return ground;
    }

    /** The {@code sub} of who did it last. */
    public UUID redactedBy() {
        return redactedBy;
    }

    /** UTC. */
    public Instant redactedAt() {
        return redactedAt;
    }

    /** What is shown; empty if nothing is. */
    public StoredObject content() {
        return content;
    }

    /** Whether nothing of the file is shown. */
    public boolean isEntire() {
        return content.sizeBytes() == 0;
    }
}
