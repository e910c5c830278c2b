package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.files.FileCheck.Findings;
import com.xiaomi.privacy.foundation.files.FileRejection;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.upload.Announcement;
import com.xiaomi.privacy.foundation.upload.KeptContent;
import com.xiaomi.privacy.foundation.upload.UploadStage;
import com.xiaomi.privacy.foundation.upload.UploadedFile;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A file of a request as it stands in the table. */
@Entity
@Table(name = "attachment")
// Some columns are written here and read by queries only.
@SuppressWarnings("UnusedVariable")
public class Attachment implements UploadedFile {

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
    private Instant destroyedAt;
    private UUID dataKeyId;
    private String bucket;
    private String object;
    private byte[] wrappedContentKey;
    private Boolean scanned;
    private String sentSha256;
    private String sha256;

    /** For Hibernate. */
    protected Attachment() {}

    Attachment(UUID attachmentId, UUID requestId, Announcement announced, DataKey key, Instant at) {
        this.attachmentId = attachmentId;
        this.requestId = requestId;
        this.fileName = key.encrypt(announced.fileName(), place());
        this.mediaType = announced.kind().mediaType();
        this.sizeBytes = announced.sizeBytes();
        this.sentSha256 = announced.sha256();
        this.state = AttachmentState.AWAITING_UPLOAD;
        this.requestedAt = at;
    }

    /** Its id. */
    public UUID attachmentId() {
        return attachmentId;
    }

    @Override
    public UUID fileId() {
        return attachmentId;
    }

    /** The request it belongs to. */
    UUID requestId() {
        return requestId;
    }

    /** The name the person gave it; empty once withdrawn. */
    public Optional<Personal> fileName(DataKey key) {
        return Optional.ofNullable(fileName).map(name -> key.decrypt(name, place()));
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    /** Where it stands. */
    public AttachmentState state() {
        return state;
    }

    @Override
    public UploadStage stage() {
        return switch (state) {
            case AWAITING_UPLOAD -> UploadStage.AWAITED;
            case STORED -> UploadStage.KEPT;
            case REJECTED -> UploadStage.REFUSED;
            case EXPIRED, WITHDRAWN -> UploadStage.OVER;
        };
    }

    /** Whether it was scanned for malware; null unless stored. */
    public Boolean scanned() {
        return scanned;
    }

    @Override
    public FileRejection rejection() {
        return rejection;
    }

    @Override
    public Instant announcedAt() {
        return requestedAt;
    }

    @Override
    public String sentSha256() {
        return sentSha256;
    }

    /** SHA-256 of what is kept; null unless stored. */
    String sha256() {
        return sha256;
    }

    @Override
    public UUID contentKeyId() {
        return dataKeyId;
    }

    @Override
    public Sealed content() {
        return new Sealed(bucket, object, wrappedContentKey, sizeBytes, sha256);
    }

    void stored(KeptContent kept, Findings findings, Instant at) {
        Sealed content = kept.sealed();
        state = AttachmentState.STORED;
        sizeBytes = content.size();
        dataKeyId = kept.dataKeyId();
        bucket = content.bucket();
        object = content.object();
        wrappedContentKey = content.wrappedContentKey();
        sha256 = content.sha256();
        sentSha256 = findings.sha256();
        scanned = findings.scanned();
        settledAt = at;
    }

    void rejected(FileRejection why, Instant at) {
        state = AttachmentState.REJECTED;
        rejection = why;
        settledAt = at;
    }

    void expired(Instant at) {
        state = AttachmentState.EXPIRED;
        settledAt = at;
    }

    /** Forgets the name, what the file was like, and how to read it; where it lies stays until it is destroyed. */
    void withdrawn(Instant at) {
        state = AttachmentState.WITHDRAWN;
        fileName = null;
        rejection = null;
        wrappedContentKey = null;
        scanned = null;
        sentSha256 = null;
        sha256 = null;
        settledAt = at;
    }

    void destroyed(Instant at) {
        dataKeyId = null;
        bucket = null;
        object = null;
        destroyedAt = at;
    }

    private String place() {
        return "attachment.file_name/" + attachmentId;
    }
}
