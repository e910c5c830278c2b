package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.files.FileCheck;
import com.xiaomi.privacy.foundation.files.FileCheck.Expected;
import com.xiaomi.privacy.foundation.files.FileInspection;
import com.xiaomi.privacy.foundation.files.FileKind;
import com.xiaomi.privacy.foundation.files.FileRejected;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.intake.attachment.AttachmentContents.Written;
import com.xiaomi.privacy.intake.request.Requests;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Has an upload checked and, if it passes, keeps it encrypted in the clean bucket. Reads it once, so what was checked is
 * what is kept. Done twice at the same time, one wins and the other deletes its own copy; a copy left by a replica that
 * died can be read by nobody, for its content key was kept nowhere.
 */
@ApplicationScoped
class UploadCheck {

    private final Attachments attachments;
    private final Requests requests;
    private final Quarantine quarantine;
    private final AttachmentContents contents;
    private final FileCheck fileCheck;
    private final DataKeys dataKeys;

    UploadCheck(
            Attachments attachments,
            Requests requests,
            Quarantine quarantine,
            AttachmentContents contents,
            FileCheck fileCheck,
            DataKeys dataKeys) {
        this.attachments = attachments;
        this.requests = requests;
        this.quarantine = quarantine;
        this.contents = contents;
        this.fileCheck = fileCheck;
        this.dataKeys = dataKeys;
    }

    /**
     * Settles an upload; asking again gives the same answer.
     *
     * @throws IOException if it can't be checked now; the upload waits
     */
    Completion complete(Actor by, Attachment attachment) throws IOException {
        return switch (attachment.state()) {
            case AWAITING_UPLOAD -> check(by, attachment);
            case STORED, REJECTED, EXPIRED, WITHDRAWN -> settled(attachment);
        };
    }

    private Completion check(Actor by, Attachment attachment) throws IOException {
        UUID id = attachment.attachmentId();
        OptionalLong size = quarantine.size(id);
        if (size.isEmpty()) {
            return settledMeanwhile(attachment).orElseGet(Completion.NothingUploaded::new);
        }
        try {
            return settled(keep(by, attachment));
        } catch (FileRejected e) {
            return settled(attachments.reject(by, id, e.reason()));
        } catch (IOException e) {
            // The other of two calls at the same time may have emptied quarantine under our hands.
            return settledMeanwhile(attachment).orElseThrow(() -> e);
        }
    }

    private Attachment keep(Actor by, Attachment attachment) throws IOException {
        String object = attachment.attachmentId() + "/" + Ids.next();
        try (InputStream upload = quarantine.open(attachment.attachmentId())) {
            FileInspection inspection = fileCheck.inspect(upload, expected(attachment));
            Written written = contents.write(
                    object,
                    dataKeys.byId(requests.require(attachment.requestId()).dataKeyId()),
                    inspection::copyTo);
            Attachment kept = attachments.keep(by, attachment.attachmentId(), written, inspection.findings());
            if (kept.state() != AttachmentState.STORED
                    || !kept.content().object().equals(object)) {
                contents.destroy(written);
            }
            return kept;
        }
    }

    private static Expected expected(Attachment announced) {
        return new Expected(
                FileKind.declared(announced.mediaType()).orElseThrow(),
                announced.sizeBytes(),
                Optional.ofNullable(announced.sentSha256()));
    }

    /** Another call may have emptied quarantine between our two looks. */
    private Optional<Completion> settledMeanwhile(Attachment attachment) throws IOException {
        Optional<Attachment> now = attachments
                .find(attachment.requestId(), attachment.attachmentId())
                .filter(current -> current.state() != AttachmentState.AWAITING_UPLOAD);
        return now.isPresent() ? Optional.of(settled(now.get())) : Optional.empty();
    }

    private Completion settled(Attachment attachment) throws IOException {
        quarantine.empty(attachment.attachmentId());
        return switch (attachment.state()) {
            case STORED -> new Completion.Stored(attachment);
            case REJECTED -> new Completion.Rejected(attachment.rejection());
            case EXPIRED, WITHDRAWN -> new Completion.Over();
            case AWAITING_UPLOAD -> throw new IllegalStateException("attachment was not settled");
        };
    }
}
