package com.xiaomi.privacy.identity.evidence;

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
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A file that is to show who the person is, or that they may act for another. */
@Entity
// Some columns are written here and read by queries only.
@SuppressWarnings("UnusedVariable")
public class Evidence implements UploadedFile {

    @Id
    private UUID evidenceId;

    private UUID verificationId;
    private UUID requestId;

    @Enumerated(EnumType.STRING)
    private EvidenceKind kind;

    @Enumerated(EnumType.STRING)
    private EvidenceState state;

    private byte[] fileName;
    private String mediaType;
    private Long sizeBytes;

    @Enumerated(EnumType.STRING)
    private FileRejection rejection;

    private Instant requestedAt;
    private Instant settledAt;
    private Instant decidedAt;
    private Instant destroyedAt;
    private UUID dataKeyId;
    private String bucket;
    private String object;
    private byte[] wrappedContentKey;
    private Boolean scanned;
    private String sentSha256;
    private String sha256;

    /** For Hibernate. */
    protected Evidence() {}

    Evidence(
            UUID evidenceId,
            UUID verificationId,
            UUID requestId,
            EvidenceKind kind,
            Announcement announced,
            DataKey key,
            Instant at) {
        this.evidenceId = evidenceId;
        this.verificationId = verificationId;
        this.requestId = requestId;
        this.kind = kind;
        this.fileName = key.encrypt(announced.fileName(), place());
        this.mediaType = announced.kind().mediaType();
        this.sizeBytes = announced.sizeBytes();
        this.sentSha256 = announced.sha256();
        this.state = EvidenceState.AWAITING_UPLOAD;
        this.requestedAt = at;
    }

    @Override
    public UUID fileId() {
        return evidenceId;
    }

    /** The verification that it is for. */
    public UUID verificationId() {
        return verificationId;
    }

    /** The request that it belongs to. */
    public UUID requestId() {
        return requestId;
    }

    /** What it is. */
    public EvidenceKind kind() {
        return kind;
    }

    /** Where it stands. */
    public EvidenceState state() {
        return state;
    }

    /** The name the person gave it; empty once nothing of it is kept. */
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

    /** SHA-256 of what is or was kept, hexadecimal; null if nothing ever was. */
    public String sha256() {
        return sha256;
    }

    /** Whether a scanner found nothing, or none is in use; null if it was never kept. */
    public Boolean scanned() {
        return scanned;
    }

    /** When a person decided about it, UTC; null until then. */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** When nothing was left of it, UTC; null until then. */
    public Instant destroyedAt() {
        return destroyedAt;
    }

    @Override
    public UUID contentKeyId() {
        return dataKeyId;
    }

    @Override
    public Sealed content() {
        return new Sealed(bucket, object, wrappedContentKey, sizeBytes(), sha256);
    }

    @Override
    public UploadStage stage() {
        return switch (state) {
            case AWAITING_UPLOAD -> UploadStage.AWAITED;
            case STORED -> UploadStage.KEPT;
            case REJECTED -> UploadStage.REFUSED;
            case EXPIRED, WITHDRAWN, DESTROYED -> UploadStage.OVER;
        };
    }

    /** Whether it is kept and nobody has decided about it yet. */
    boolean awaitsDecision() {
        return state == EvidenceState.STORED && decidedAt == null;
    }

    void stored(KeptContent kept, Findings findings, Instant at) {
        Sealed content = kept.sealed();
        state = EvidenceState.STORED;
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
        state = EvidenceState.REJECTED;
        rejection = why;
        settledAt = at;
    }

    void expired(Instant at) {
        state = EvidenceState.EXPIRED;
        settledAt = at;
    }

    void decided(Instant at) {
        decidedAt = at;
    }

    /** Forgets its name and how to read it; where it lies stays until it is destroyed. */
    void withdrawn(Instant at) {
        state = EvidenceState.WITHDRAWN;
        settledAt = at;
        forget();
    }

    /** Nothing is left of the content. */
    void destroyed(Instant at) {
        if (state == EvidenceState.STORED) {
            state = EvidenceState.DESTROYED;
        }
        forget();
        dataKeyId = null;
        bucket = null;
        object = null;
        destroyedAt = at;
    }

    private void forget() {
        fileName = null;
        mediaType = null;
        sizeBytes = null;
        rejection = null;
        wrappedContentKey = null;
        scanned = null;
        sentSha256 = null;
    }

    private String place() {
        return "evidence.file_name/" + evidenceId;
    }
}
