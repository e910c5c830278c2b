package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A file of a request as it stands in the table. */
@Entity
@Table(name = "attachment")
// Some columns are written here and read by queries only.
@SuppressWarnings("UnusedVariable")
public class Attachment {

    @Id
    private UUID attachmentId;

    private UUID requestId;
    private byte[] fileName;
    private String mediaType;
    private long sizeBytes;

    @Enumerated(EnumType.STRING)
    private AttachmentState state;

    @Enumerated(EnumType.STRING)
    private FileRejection rejection;

    private Instant requestedAt;
    private Instant settledAt;
    private String bucket;
    private String object;
    private byte[] wrappedContentKey;
    private String sha256;

    /** For Hibernate. */
    protected Attachment() {}

    Attachment(UUID attachmentId, UUID requestId, Announcement announced, DataKey key, Instant at) {
        this.attachmentId = attachmentId;
        this.requestId = requestId;
        this.fileName = key.encrypt(announced.fileName(), place());
        this.mediaType = announced.kind().mediaType();
        this.sizeBytes = announced.sizeBytes();
        this.state = AttachmentState.AWAITING_UPLOAD;
        this.requestedAt = at;
    }

    /** Its id. */
    public UUID attachmentId() {
        return attachmentId;
    }

    /** The request it belongs to. */
    UUID requestId() {
        return requestId;
    }

    /** The name the person gave it. */
    public Personal fileName(DataKey key) {
        return key.decrypt(fileName, place());
    }

    /** The type announced, and once stored also found. */
    public String mediaType() {
        return mediaType;
    }

    /** As announced until it is stored, then as measured. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** Where it stands. */
    public AttachmentState state() {
        return state;
    }

    /** Why it was not accepted; null unless rejected. */
    FileRejection rejection() {
        return rejection;
    }

    /** Where its content lies; meaningful only once stored. */
    Sealed content() {
        return new Sealed(bucket, object, wrappedContentKey, sizeBytes, sha256);
    }

    void stored(Sealed content, Instant at) {
        state = AttachmentState.STORED;
        sizeBytes = content.size();
        bucket = content.bucket();
        object = content.object();
        wrappedContentKey = content.wrappedContentKey();
        sha256 = content.sha256();
        settledAt = at;
    }

    void rejected(FileRejection why, Instant at) {
        state = AttachmentState.REJECTED;
        rejection = why;
        settledAt = at;
    }

    private String place() {
        return "attachment.file_name/" + attachmentId;
    }
}
