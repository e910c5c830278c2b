package com.xiaomi.privacy.intake.timeline;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One thing that happened, as the person sees it. */
@Entity
@Table(name = "timeline_entry")
// Some columns are written here and read by queries only.
@SuppressWarnings("UnusedVariable")
public class TimelineEntry {

    @Id
    private UUID entryId;

    private UUID requestId;
    private UUID caseId;
    private Instant at;

    @Enumerated(EnumType.STRING)
    private TimelineCode code;

    /** For Hibernate. */
    protected TimelineEntry() {}

    TimelineEntry(UUID entryId, UUID requestId, UUID caseId, Instant at, TimelineCode code) {
        this.entryId = entryId;
        this.requestId = requestId;
        this.caseId = caseId;
        this.at = at;
        this.code = code;
    }

    /** The case it is about; null where it concerns the request as a whole. */
    public UUID caseId() {
        return caseId;
    }

    /** When, UTC. */
    public Instant at() {
        return at;
    }

    /** What. */
    public TimelineCode code() {
        return code;
    }
}
