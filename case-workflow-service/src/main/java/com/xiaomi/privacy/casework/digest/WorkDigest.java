package com.xiaomi.privacy.casework.digest;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Open cases of an agent, or of nobody. Holds no personal data.
 *
 * @param open how many there are
 * @param overdue of those, how many whose last day for the answer has passed
 * @param dueSoon of those, how many whose last day is today or within a week
 * @param unread of those, how many with messages of the person that no staff has read
 * @param first the twenty that are due first
 */
public record WorkDigest(long open, long overdue, long dueSoon, long unread, List<PressingCase> first) {

    public WorkDigest {
        first = List.copyOf(first);
    }

    /**
     * One of them.
     *
     * @param due null while the clock is not running
     */
    public record PressingCase(
            UUID caseId,
            String reference,
            Right right,
            @Schema(nullable = true) LocalDate due) {}
}
