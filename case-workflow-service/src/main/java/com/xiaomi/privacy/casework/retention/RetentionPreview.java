package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.retention.RetentionResource.Going;
import com.xiaomi.privacy.casework.retention.RetentionResource.PreviewPage;
import com.xiaomi.privacy.casework.retention.RetentionVerdict.KeptUntil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Decides as {@link Retention} does, and does nothing. */
@ApplicationScoped
class RetentionPreview {

    private final CaseRequests requests;
    private final Retention retention;

    RetentionPreview(CaseRequests requests, Retention retention) {
        this.requests = requests;
        this.retention = retention;
    }

    /** @param after null for the first page */
    @Transactional
    PreviewPage page(Instant until, UUID after, int limit) {
        List<UUID> looked = requests.keptBehind(after, limit);
        List<Going> going = new ArrayList<>();
        for (UUID requestId : looked) {
            if (retention.verdict(requestId) instanceof KeptUntil kept
                    && !kept.until().isAfter(until)) {
                going.add(Going.of(requestId, kept));
            }
        }
        return new PreviewPage(going, looked.size() < limit ? null : looked.getLast());
    }
}
