package com.xiaomi.privacy.casework.request;

import com.xiaomi.privacy.contracts.event.RequestEvent.AttachmentStored;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** An attachment that lies with intake. Its name and content are asked for when they are needed. */
@Entity
public class RequestAttachment {

    @Id
    private UUID attachmentId;

    private UUID requestId;
    private String mediaType;
    private long sizeBytes;

    /** For Hibernate. */
    protected RequestAttachment() {}

    /** As intake reported it. */
    public RequestAttachment(AttachmentStored stored) {
        attachmentId = stored.attachmentId();
        requestId = stored.requestId();
        mediaType = stored.mediaType();
        sizeBytes = stored.sizeBytes();
    }

    /** Minted by intake. */
    public UUID attachmentId() {
        return attachmentId;
    }

    /** The request it belongs to. */
    public UUID requestId() {
        return requestId;
    }

    /** The real type, found by content. */
    public String mediaType() {
        return mediaType;
    }

    /** Bytes in the clear. */
    public long sizeBytes() {
        return sizeBytes;
    }
}
