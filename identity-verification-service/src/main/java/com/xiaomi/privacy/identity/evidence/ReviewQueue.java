package com.xiaomi.privacy.identity.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of what waits for reviewers, oldest first.
 *
 * @param next cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewQueue(
        List<Item> items, @Schema(nullable = true) String next) {

    ReviewQueue {
        items = List.copyOf(items);
    }

    /**
     * Evidence that waits.
     *
     * @param level what it would prove
     * @param rights of the cases that are not proven yet
     * @param waitingSince UTC
     * @param round counts the reviews of this verification
     * @param acceptedOnce whether only a second person is missing
     * @param flags what to look out for
     */
    record Item(
            UUID reviewId,
            UUID verificationId,
            UUID requestId,
            AssuranceLevel level,
            List<Right> rights,
            Instant waitingSince,
            int round,
            boolean acceptedOnce,
            List<RiskSignal> flags) {

        Item {
            rights = List.copyOf(rights);
            flags = List.copyOf(flags);
        }
    }
}
