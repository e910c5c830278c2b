package com.xiaomi.privacy.casework.recipient;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One recipient who is to be told of one change.
 *
 * @param recipient as the registry named them when the system was asked
 * @param openedAt UTC
 * @param outcome null while nobody has told them
 * @param settledAt UTC; null while nobody has told them
 * @param settledBy code of who said so, as in audit entries; null while nobody has
 */
record NoticeBody(
        UUID noticeId,
        UUID caseId,
        UUID taskId,
        String system,
        String recipient,
        Instant openedAt,
        @Schema(nullable = true) NoticeOutcome outcome,
        @Schema(nullable = true) Instant settledAt,
        @Schema(nullable = true) String settledBy) {

    static NoticeBody of(RecipientNotice notice) {
        return new NoticeBody(
                notice.noticeId(),
                notice.caseId(),
                notice.taskId(),
                notice.system(),
                notice.recipient(),
                notice.openedAt(),
                notice.outcome(),
                notice.settledAt(),
                notice.settledBy());
    }
}
