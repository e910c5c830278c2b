package com.xiaomi.privacy.casework.request;

import com.xiaomi.privacy.contracts.event.RequestEvent.AttachmentStored;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** An attachment that lies with intake. Its name and content are asked for when they are needed. */
@Entity
public class RequestAttachment {

    @Id
    private UUID attachmentId;

    private UUID requestId;
    private String mediaType;
    private long sizeBytes;
    private boolean scanned;
    private Instant withdrawnAt;

    /** For Hibernate. */
    protected RequestAttachment() {}

    /** As intake reported it. */
    public RequestAttachment(AttachmentStored stored) {
        attachmentId = stored.attachmentId();
        requestId = stored.requestId();
        mediaType = stored.mediaType();
        sizeBytes = stored.sizeBytes();
        scanned = Boolean.TRUE.equals(stored.scanned());
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

    /** Whether a virus scanner found nothing; if false, nobody has scanned it. */
    public boolean scanned() {
        return scanned;
    }

    /** When the person took it back, UTC; null if they did not. */
    public Instant withdrawnAt() {
        return withdrawnAt;
    }

    /** The person took it back; the first time counts. */
    public void withdraw(Instant at) {
        if (withdrawnAt == null) {
            withdrawnAt = at;
        }
    }
}
