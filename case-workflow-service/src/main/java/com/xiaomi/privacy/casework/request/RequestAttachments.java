package com.xiaomi.privacy.casework.request;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The attachments of requests, as intake reported them. */
@ApplicationScoped
public class RequestAttachments implements PanacheRepositoryBase<RequestAttachment, UUID> {

    /** Oldest first, also those taken back. */
    public List<RequestAttachment> of(UUID requestId) {
        return list("requestId = ?1 order by attachmentId", requestId);
    }

    /** Oldest first, without those that the person took back. */
    public List<RequestAttachment> presentOf(UUID requestId) {
        return list("requestId = ?1 and withdrawnAt is null order by attachmentId", requestId);
    }
}
