package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.foundation.files.FileCheck.Findings;
import com.xiaomi.privacy.foundation.files.FileRejection;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.upload.Announcement;
import com.xiaomi.privacy.foundation.upload.KeptContent;
import com.xiaomi.privacy.foundation.upload.UploadRow;
import com.xiaomi.privacy.foundation.upload.UploadStage;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A file that is to show who the person is, or that they may act for another. Its digest stays, as the proof of what it was. */
@Entity
public class Evidence extends UploadRow {

    @Id
    private UUID evidenceId;

    private UUID verificationId;
    private UUID requestId;

    @Enumerated(EnumType.STRING)
    private EvidenceKind kind;

    @Enumerated(EnumType.STRING)
    private EvidenceState state;

    private Instant decidedAt;

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
        super(announced, key, place(evidenceId), at);
        this.evidenceId = evidenceId;
        this.verificationId = verificationId;
        this.requestId = requestId;
        this.kind = kind;
        this.state = EvidenceState.AWAITING_UPLOAD;
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

    /** When a person decided about it, UTC; null until then. */
    public Instant decidedAt() {
        return decidedAt;
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
        state = EvidenceState.STORED;
        keep(kept, findings, at);
    }

    void rejected(FileRejection why, Instant at) {
        state = EvidenceState.REJECTED;
        refuse(why, at);
    }

    void expired(Instant at) {
        state = EvidenceState.EXPIRED;
        settle(at);
    }

    void decided(Instant at) {
        decidedAt = at;
    }

    /** Where it lies stays until it is destroyed. */
    void withdrawn(Instant at) {
        state = EvidenceState.WITHDRAWN;
        settle(at);
        forgetContent();
        forgetForm();
    }

    /** Nothing is left of the content. */
    void destroyed(Instant at) {
        if (state == EvidenceState.STORED) {
            state = EvidenceState.DESTROYED;
        }
        forgetContent();
        forgetForm();
        forgetPlace(at);
    }

    @Override
    protected String place() {
        return place(evidenceId);
    }

    private static String place(UUID evidenceId) {
        return "evidence.file_name/" + evidenceId;
    }
}
