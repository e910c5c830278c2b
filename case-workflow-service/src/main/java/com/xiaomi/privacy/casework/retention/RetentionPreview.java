package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.retention.RetentionResource.Going;
import com.xiaomi.privacy.casework.retention.RetentionResource.PreviewPage;
import com.xiaomi.privacy.casework.retention.RetentionVerdict.KeptUntil;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Decides as {@link Retention} does, and does nothing. */
@ApplicationScoped
class RetentionPreview {

    private final CaseRequests requests;
    private final Retention retention;
    private final DataExpiries expiries;

    RetentionPreview(CaseRequests requests, Retention retention, DataExpiries expiries) {
        this.requests = requests;
        this.retention = retention;
        this.expiries = expiries;
    }

    /** @param after null for the first page */
    @Transactional
    PreviewPage page(Instant until, UUID after, int limit) {
        List<UUID> looked = requests.keptBehind(after, limit);
        List<Going> going = new ArrayList<>();
        for (UUID requestId : looked) {
            if (retention.verdict(requestId) instanceof KeptUntil kept) {
                going.addAll(going(requestId, kept, until));
            }
        }
        return new PreviewPage(going, looked.size() < limit ? null : looked.getLast());
    }

    private List<Going> going(UUID requestId, KeptUntil kept, Instant until) {
        if (kept.isOver(until)) {
            return List.of(new Going(
                    requestId,
                    DataKind.REQUEST,
                    kept.since(),
                    kept.until(),
                    kept.rule().basis()));
        }
        Map<DataKind, Instant> gone = expiries.of(requestId);
        return kept.partsOver(until).stream()
                .filter(part -> gone.getOrDefault(part.kind(), Instant.MIN).isBefore(kept.since()))
                .map(part -> new Going(
                        requestId,
                        part.kind(),
                        kept.since(),
                        part.until(),
                        part.rule().basis()))
                .toList();
    }
}
