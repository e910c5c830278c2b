package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.intake.IntakeConfig;
import com.xiaomi.privacy.intake.request.Requests;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Checks an upload by its content and, if it passes, encrypts it into the clean bucket. Reads it once, so what was
 * checked is what is kept. Done twice at the same time, one wins and the other deletes its own copy; a copy left by a
 * replica that died can be read by nobody, for its content key was kept nowhere.
 */
@ApplicationScoped
class UploadCheck {

    private static final int BUFFER = 64 * 1024;

    private final Attachments attachments;
    private final Requests requests;
    private final Quarantine quarantine;
    private final EncryptedObjects cleanObjects;
    private final DataKeys dataKeys;
    private final IntakeConfig config;

    UploadCheck(
            Attachments attachments,
            Requests requests,
            Quarantine quarantine,
            EncryptedObjects cleanObjects,
            DataKeys dataKeys,
            IntakeConfig config) {
        this.attachments = attachments;
        this.requests = requests;
        this.quarantine = quarantine;
        this.cleanObjects = cleanObjects;
        this.dataKeys = dataKeys;
        this.config = config;
    }

    /** Settles an upload; asking again gives the same answer. */
    Completion complete(Actor.Requester person, Attachment attachment) throws IOException {
        return switch (attachment.state()) {
            case AWAITING_UPLOAD -> check(person, attachment);
            case STORED, REJECTED -> settled(attachment);
        };
    }

    private Completion check(Actor.Requester person, Attachment attachment) throws IOException {
        UUID id = attachment.attachmentId();
        OptionalLong size = quarantine.size(id);
        if (size.isEmpty()) {
            return settledMeanwhile(attachment).orElseGet(Completion.NothingUploaded::new);
        }
        if (size.getAsLong() == 0) {
            return settled(attachments.reject(person, id, FileRejection.EMPTY));
        }
        if (size.getAsLong() > attachment.sizeBytes()) {
            return settled(attachments.reject(person, id, FileRejection.TOO_LARGE));
        }
        try (InputStream content = new BufferedInputStream(quarantine.open(id), BUFFER)) {
            Optional<FileRejection> rejection = wrongType(attachment, content);
            return settled(
                    rejection.isPresent()
                            ? attachments.reject(person, id, rejection.get())
                            : keep(person, attachment, content));
        } catch (LongerThanAnnounced e) {
            // Replaced by a longer one between the two looks.
            return settled(attachments.reject(person, id, FileRejection.TOO_LARGE));
        }
    }

    private Attachment keep(Actor.Requester person, Attachment attachment, InputStream content) throws IOException {
        DataKey key = dataKeys.byId(requests.require(person.requestId()).dataKeyId());
        String object = attachment.attachmentId() + "/" + Ids.next();
        Sealed sealed = cleanObjects.put(
                config.cleanBucket(), object, key, target -> copy(content, target, attachment.sizeBytes()));
        Attachment kept = attachments.keep(person, attachment.attachmentId(), sealed);
        if (kept.state() != AttachmentState.STORED || !kept.content().object().equals(object)) {
            cleanObjects.delete(sealed);
        }
        return kept;
    }

    private static Optional<FileRejection> wrongType(Attachment attachment, InputStream content) throws IOException {
        Optional<FileKind> found = FileKind.of(content);
        if (found.isEmpty()) {
            return Optional.of(FileRejection.TYPE_NOT_ALLOWED);
        }
        boolean asAnnounced = found.get().mediaType().equals(attachment.mediaType());
        return asAnnounced ? Optional.empty() : Optional.of(FileRejection.TYPE_DIFFERS);
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
        return attachment.state() == AttachmentState.STORED
                ? new Completion.Stored(attachment)
                : new Completion.Rejected(attachment.rejection());
    }

    private static void copy(InputStream content, OutputStream target, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long copied = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            copied += read;
            if (copied > most) {
                throw new LongerThanAnnounced();
            }
            target.write(buffer, 0, read);
        }
    }

    private static final class LongerThanAnnounced extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
