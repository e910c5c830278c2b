package com.xiaomi.privacy.casework.request;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The attachments of requests, as intake reported them. */
@ApplicationScoped
public class RequestAttachments implements PanacheRepositoryBase<RequestAttachment, UUID> {

    /** Oldest first. */
    public List<RequestAttachment> of(UUID requestId) {
        return list("requestId = ?1 order by attachmentId", requestId);
    }
}
