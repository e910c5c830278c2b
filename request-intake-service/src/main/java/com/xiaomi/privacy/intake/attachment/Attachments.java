package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.files.FileCheck.Findings;
import com.xiaomi.privacy.foundation.files.FileRejection;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.KeyEvents;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.foundation.upload.Announcement;
import com.xiaomi.privacy.foundation.upload.KeptContent;
import com.xiaomi.privacy.foundation.upload.UploadPipeline;
import com.xiaomi.privacy.foundation.upload.UploadRegister;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.intake.timeline.Timeline;
import com.xiaomi.privacy.intake.timeline.TimelineCode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The attachments of all requests, and what may happen to them. */
@ApplicationScoped
public class Attachments implements PanacheRepositoryBase<Attachment, UUID>, UploadRegister<Attachment> {

    private static final int MOST_PER_REQUEST = 10;
    // Rejected, expired and withdrawn ones leave room, but not for ever.
    private static final int MOST_ANNOUNCED = 100;
    private static final Actor SERVICE = new Actor.System("request-intake-service");

    private final Requests requests;
    private final Timeline timeline;
    private final DataKeys dataKeys;
    private final AuditTrail auditTrail;
    private final KeyEvents keyEvents;
    private final Outbox outbox;
    private final WorkQueue workQueue;
    private final Clock clock;

    Attachments(
            Requests requests,
            Timeline timeline,
            DataKeys dataKeys,
            AuditTrail auditTrail,
            KeyEvents keyEvents,
            Outbox outbox,
            WorkQueue workQueue,
            Clock clock) {
        this.requests = requests;
        this.timeline = timeline;
        this.dataKeys = dataKeys;
        this.auditTrail = auditTrail;
        this.keyEvents = keyEvents;
        this.outbox = outbox;
        this.workQueue = workQueue;
        this.clock = clock;
    }

    /** The attachments of a request in the order in which they were announced. */
    public List<Attachment> of(UUID requestId) {
        return list("requestId = ?1 order by requestedAt, attachmentId", requestId);
    }

    /** Only those that were checked and are kept. */
    public List<Attachment> storedOf(UUID requestId) {
        return of(requestId).stream()
                .filter(attachment -> attachment.state() == AttachmentState.STORED)
                .toList();
    }

    /** An attachment as it stands now, if it belongs to the request. */
    // A transaction of its own where there is none: a session that lives as long as the call would answer from memory.
    @Transactional
    public Optional<Attachment> find(UUID requestId, UUID attachmentId) {
        return find("attachmentId = ?1 and requestId = ?2", attachmentId, requestId)
                .firstResultOptional();
    }

    @Transactional
    Attachment require(UUID attachmentId) {
        return findById(attachmentId);
    }

    /**
     * Notes a file that is about to be uploaded, and sees to it that an hour later it is settled and whatever was
     * uploaded is gone from quarantine.
     *
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} if the request has ten already
     */
    @Transactional
    Attachment announce(Uploader uploader, Announcement announced) {
        PrivacyRequest request = requests.requireLocked(uploader.requestId());
        long present = count(
                "requestId = ?1 and state in ?2",
                uploader.requestId(),
                Set.of(AttachmentState.AWAITING_UPLOAD, AttachmentState.STORED));
        if (present >= MOST_PER_REQUEST || count("requestId", uploader.requestId()) >= MOST_ANNOUNCED) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED,
                    "attachments",
                    "must be at most " + MOST_PER_REQUEST + " in one request");
        }
        Instant now = clock.instant();
        Attachment attachment =
                new Attachment(Ids.next(), uploader.requestId(), announced, dataKeys.byId(request.dataKeyId()), now);
        persist(attachment);
        auditTrail.record(audit(uploader.actor(), attachment, "attachment.announced"));
        workQueue.enqueue(UploadPipeline.SWEEP, attachment.attachmentId(), now.plus(UploadPipeline.LONGEST_STAY));
        return attachment;
    }

    @Override
    @Transactional
    public Optional<Attachment> current(Attachment attachment) {
        return findByIdOptional(attachment.attachmentId());
    }

    @Override
    @Transactional
    public DataKey keyOf(Attachment attachment) {
        return dataKeys.byId(requests.require(attachment.requestId()).dataKeyId());
    }

    @Override
    @Transactional
    public Attachment keep(Actor by, UUID attachmentId, KeptContent content, Findings findings) {
        Attachment attachment = locked(attachmentId);
        if (attachment.state() != AttachmentState.AWAITING_UPLOAD) {
            return attachment;
        }
        Instant now = clock.instant();
        attachment.stored(content, findings, now);
        timeline.note(attachment.requestId(), now, TimelineCode.ATTACHMENT_STORED);
        auditTrail.record(audit(by, attachment, "attachment.stored")
                .with("sha256", attachment.sha256())
                .with("sentSha256", findings.sha256())
                .with("scanned", findings.scanned()));
        outbox.publish(new RequestEvent.AttachmentStored(
                attachment.requestId(),
                attachmentId,
                attachment.mediaType(),
                attachment.sizeBytes(),
                findings.scanned()));
        return attachment;
    }

    @Override
    @Transactional
    public Attachment reject(Actor by, UUID attachmentId, FileRejection why) {
        Attachment attachment = locked(attachmentId);
        if (attachment.state() != AttachmentState.AWAITING_UPLOAD) {
            return attachment;
        }
        Instant now = clock.instant();
        attachment.rejected(why, now);
        timeline.note(attachment.requestId(), now, TimelineCode.ATTACHMENT_REJECTED);
        auditTrail.record(audit(by, attachment, "attachment.rejected").with("reason", why.name()));
        return attachment;
    }

    /** Notes that the person fetched their own file. */
    @Transactional
    void downloaded(Actor.Requester person, Attachment attachment) {
        auditTrail.record(audit(person, attachment, "attachment.downloaded"));
    }

    @Override
    @Transactional
    public void expire(UUID attachmentId) {
        Attachment attachment = locked(attachmentId);
        if (attachment.state() == AttachmentState.AWAITING_UPLOAD) {
            attachment.expired(clock.instant());
            auditTrail.record(audit(SERVICE, attachment, "attachment.expired"));
        }
    }

    /** Takes a file back, whatever had become of it; what is left of it is destroyed right after. Can be repeated. */
    @Transactional
    void withdraw(Actor.Requester person, UUID attachmentId) {
        Attachment attachment = locked(attachmentId);
        if (attachment.isGone()) {
            return;
        }
        boolean known = attachment.state() == AttachmentState.STORED;
        Instant now = clock.instant();
        attachment.withdrawn(now);
        auditTrail.record(audit(person, attachment, "attachment.withdrawn"));
        workQueue.enqueue(AttachmentDestruction.NAME, attachmentId);
        if (known) {
            timeline.note(person.requestId(), now, TimelineCode.ATTACHMENT_WITHDRAWN);
            outbox.publish(new RequestEvent.AttachmentWithdrawn(person.requestId(), attachmentId));
        }
    }

    /** Destroys what people have sent once it is not needed any longer, in the transaction of the inbox. */
    void expired(@Observes CaseEvent.DataExpired expired) {
        if (expired.kind() != DataKind.ATTACHMENTS) {
            return;
        }
        Instant now = clock.instant();
        // Locked as they are read: what is in memory already would not be read again under a lock.
        find("requestId = ?1 and requestedAt <= ?2 order by attachmentId", expired.requestId(), expired.decidedAt())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .filter(attachment -> !attachment.isGone())
                .forEach(attachment -> {
                    attachment.retentionEnded(now);
                    auditTrail.record(audit(SERVICE, attachment, "attachment.retention-ended"));
                    workQueue.enqueue(AttachmentDestruction.NAME, attachment.attachmentId());
                });
    }

    /**
     * Notes that nothing is left of a file that was withdrawn or is not needed any longer.
     *
     * @param destroyedKey empty if it had none of its own
     */
    @Transactional
    void noteDestruction(UUID attachmentId, Optional<UUID> destroyedKey) {
        Attachment attachment = locked(attachmentId);
        attachment.destroyed(clock.instant());
        destroyedKey.ifPresent(key -> keyEvents.destroyed(attachment.requestId(), key));
        auditTrail.record(audit(SERVICE, attachment, "attachment.destroyed"));
    }

    private Attachment locked(UUID attachmentId) {
        return findById(attachmentId, LockModeType.PESSIMISTIC_WRITE);
    }

    private static AuditEntry audit(Actor actor, Attachment attachment, String action) {
        return AuditEntry.of(attachment.requestId(), actor, action).with("attachmentId", attachment.attachmentId());
    }
}
