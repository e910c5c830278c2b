package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.files.FileCheck.Findings;
import com.xiaomi.privacy.foundation.files.FileRejection;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the rows of all uploaded files have alike. What states a file has beyond {@link UploadStage}, and when it goes from one
 * to another, the service that keeps it knows.
 */
@MappedSuperclass
// Some columns are written here and read by queries only.
@SuppressWarnings("UnusedVariable")
public abstract class UploadRow implements UploadedFile {

    private byte[] fileName;
    private String mediaType;
    private Long sizeBytes;

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
    protected UploadRow() {}

    /**
     * A file that was just announced.
     *
     * @param place of its name, for the encryption: {@link #place()}, before there is an id to take it from
     */
    protected UploadRow(Announcement announced, DataKey key, String place, Instant at) {
        this.fileName = key.encrypt(announced.fileName(), place);
        this.mediaType = announced.kind().mediaType();
        this.sizeBytes = announced.sizeBytes();
        this.sentSha256 = announced.sha256();
        this.requestedAt = at;
    }

    /** Where its name is encrypted: table, column and id. */
    protected abstract String place();

    /** The name the person gave it; empty once that is forgotten. */
    public Optional<Personal> fileName(DataKey key) {
        return Optional.ofNullable(fileName).map(name -> key.decrypt(name, place()));
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public long sizeBytes() {
        return sizeBytes == null ? 0 : sizeBytes;
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

    @Override
    public UUID contentKeyId() {
        return dataKeyId;
    }

    @Override
    public Sealed content() {
        return new Sealed(bucket, object, wrappedContentKey, sizeBytes(), sha256);
    }

    /** SHA-256 of what is kept, hexadecimal; null if nothing ever was, or the digest is forgotten. */
    public String sha256() {
        return sha256;
    }

    /** Whether it was scanned for malware; null unless it is kept. */
    public Boolean scanned() {
        return scanned;
    }

    /** When nothing was left of it, UTC; null until then. */
    public Instant destroyedAt() {
        return destroyedAt;
    }

    /** It passed, and this is where it lies. */
    protected void keep(KeptContent kept, Findings findings, Instant at) {
        Sealed content = kept.sealed();
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

    /** It did not pass. */
    protected void refuse(FileRejection why, Instant at) {
        rejection = why;
        settledAt = at;
    }

    /** It came to an end otherwise. */
    protected void settle(Instant at) {
        settledAt = at;
    }

    /** Forgets its name, what was found, and how to read it; where it lies stays until it is destroyed. */
    protected void forgetContent() {
        fileName = null;
        rejection = null;
        wrappedContentKey = null;
        scanned = null;
        sentSha256 = null;
    }

    /** Forgets what kind of file it was. */
    protected void forgetForm() {
        mediaType = null;
        sizeBytes = null;
    }

    /** Forgets what would show again that it was this file. */
    protected void forgetDigest() {
        sha256 = null;
    }

    /** Nothing is left of it outside the database. */
    protected void forgetPlace(Instant at) {
        dataKeyId = null;
        bucket = null;
        object = null;
        destroyedAt = at;
    }
}
