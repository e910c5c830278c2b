package com.xiaomi.privacy.notification.digest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Open cases of an agent, or of nobody, as case-workflow counts them; kept nowhere.
 *
 * @param overdue whose last day for the answer has passed
 * @param dueSoon whose last day is today or within a week
 * @param unread with messages of the person that no staff has read
 * @param first some that are due first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record WorkDigest(long open, long overdue, long dueSoon, long unread, List<PressingCase> first) {

    WorkDigest {
        first = List.copyOf(first);
    }

    /** @param due null while the clock is not running */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PressingCase(UUID caseId, String reference, Right right, LocalDate due) {}
}
