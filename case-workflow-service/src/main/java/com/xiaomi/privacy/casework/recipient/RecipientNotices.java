package com.xiaomi.privacy.casework.recipient;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Who is to be told. The row of its case is the lock. */
@ApplicationScoped
public class RecipientNotices implements PanacheRepositoryBase<RecipientNotice, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** Those of a case, in the order in which they came; of one answer by name. */
    public List<RecipientNotice> of(UUID caseId) {
        return list("caseId = ?1 order by openedAt, recipient, noticeId", caseId);
    }

    /**
     * Those whom nobody has told yet, the oldest first.
     *
     * @param after begins behind this one; null for the first ones
     */
    List<RecipientNotice> open(UUID after, int atMost) {
        return find("outcome is null and noticeId > ?1 order by noticeId", after == null ? FIRST : after)
                .page(Page.ofSize(atMost))
                .list();
    }
}
