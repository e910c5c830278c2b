package com.xiaomi.privacy.intake.attachment;

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
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A file of a request as it stands in the table. */
@Entity
@Table(name = "attachment")
public class Attachment extends UploadRow {

    @Id
    private UUID attachmentId;

    private UUID requestId;

    @Enumerated(EnumType.STRING)
    private AttachmentState state;

    /** For Hibernate. */
    protected Attachment() {}

    Attachment(UUID attachmentId, UUID requestId, Announcement announced, DataKey key, Instant at) {
        super(announced, key, place(attachmentId), at);
        this.attachmentId = attachmentId;
        this.requestId = requestId;
        this.state = AttachmentState.AWAITING_UPLOAD;
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
            case EXPIRED, WITHDRAWN, RETENTION_ENDED -> UploadStage.OVER;
        };
    }

    void stored(KeptContent kept, Findings findings, Instant at) {
        state = AttachmentState.STORED;
        keep(kept, findings, at);
    }

    void rejected(FileRejection why, Instant at) {
        state = AttachmentState.REJECTED;
        refuse(why, at);
    }

    void expired(Instant at) {
        state = AttachmentState.EXPIRED;
        settle(at);
    }

    /** Whether nothing but its row is left, or is about to be. */
    boolean isGone() {
        return switch (state) {
            case WITHDRAWN, RETENTION_ENDED -> true;
            case AWAITING_UPLOAD, STORED, REJECTED, EXPIRED -> false;
        };
    }

    void withdrawn(Instant at) {
        goes(AttachmentState.WITHDRAWN, at);
    }

    void retentionEnded(Instant at) {
        goes(AttachmentState.RETENTION_ENDED, at);
    }

    /** Where it lies stays until it is destroyed. */
    private void goes(AttachmentState why, Instant at) {
        state = why;
        settle(at);
        forgetContent();
        forgetDigest();
    }

    void destroyed(Instant at) {
        forgetPlace(at);
    }

    @Override
    protected String place() {
        return place(attachmentId);
    }

    private static String place(UUID attachmentId) {
        return "attachment.file_name/" + attachmentId;
    }
}
