package com.xiaomi.privacy.notification.campaign;

import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.event.EventHistory;
import com.xiaomi.privacy.foundation.forgetting.ForgottenRequests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Which requests have an open case: as the compacted topic says, so that nobody keeps a list of its own. */
@ApplicationScoped
class OpenRequests {

    private static final int AT_ONCE = 1_000;

    private final EventHistory history;
    private final ForgottenRequests forgotten;

    OpenRequests(EventHistory history, ForgottenRequests forgotten) {
        this.history = history;
        this.forgotten = forgotten;
    }

    /** Those that are open now, isolated ones left out: what is kept for a court is not written about (POLICY.md, section 6). */
    Set<UUID> now() {
        Map<UUID, UUID> requestsOfOpenCases = new HashMap<>();
        history.since(Topic.CASE_STATE, Instant.EPOCH, event -> {
            CaseStateSnapshot latest = (CaseStateSnapshot) event.data();
            if (latest.state() == CaseState.CLOSED || latest.isolated()) {
                requestsOfOpenCases.remove(latest.caseId());
            } else {
                requestsOfOpenCases.put(latest.caseId(), latest.requestId());
            }
        });
        Set<UUID> open = new TreeSet<>(requestsOfOpenCases.values());
        // In steps, for a transaction must not take long.
        List<UUID> all = List.copyOf(open);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<UUID> step = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            QuarkusTransaction.requiringNew()
                    .run(() -> step.stream().filter(forgotten::isForgotten).forEach(open::remove));
        }
        return open;
    }
}
