package com.xiaomi.privacy.foundation.audit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.xiaomi.privacy.foundation.audit.AuditTrail.RecordedEntry;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one service recorded in one chain, and whether it is as it was written.
 *
 * @param entries in order; empty if the service knows nothing of it
 * @param firstBad null if the chain is whole
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CheckedChain(
        List<RecordedEntry> entries,
        @Schema(nullable = true) BadEntry firstBad) {

    public CheckedChain {
        entries = List.copyOf(entries);
    }
}
