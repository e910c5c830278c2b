package com.xiaomi.privacy.intake.conversation;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.BlindIndex;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.intake.attachment.Attachment;
import com.xiaomi.privacy.intake.attachment.Attachments;
import com.xiaomi.privacy.intake.conversation.Message.Fingerprint;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.intake.timeline.CaseProgress;
import com.xiaomi.privacy.intake.timeline.Timeline;
import com.xiaomi.privacy.intake.timeline.TimelineCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes messages in. What is not as it must be leaves as a problem, and nothing is kept. */
@ApplicationScoped
class Posting {

    private final Messages messages;
    private final Requests requests;
    private final Attachments attachments;
    private final Timeline timeline;
    private final DataKeys dataKeys;
    private final BlindIndex blindIndex;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    Posting(
            Messages messages,
            Requests requests,
            Attachments attachments,
            Timeline timeline,
            DataKeys dataKeys,
            BlindIndex blindIndex,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.messages = messages;
        this.requests = requests;
        this.attachments = attachments;
        this.timeline = timeline;
        this.dataKeys = dataKeys;
        this.blindIndex = blindIndex;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Keeps a message; the same one again under the same key is the one that was kept before. */
    @Transactional
    MessageView post(Draft sent) {
        DataKey key = dataKeys.byId(requests.require(sent.requestId()).dataKeyId());
        Conversation conversation = messages.locked(sent.requestId());
        Fingerprint fingerprint = new Fingerprint(
                blindIndex.of("message-key", sent.canonicalKey()), blindIndex.of("message", sent.canonicalBody()));
        Optional<Message> earlier = messages.withKey(fingerprint.key());
        if (earlier.isPresent()) {
            return repeated(earlier.get(), fingerprint, conversation, key);
        }
        Draft draft = complete(sent);
        Message message = new Message(draft, conversation.nextPosition(), fingerprint, key, clock.instant());
        messages.persist(message);
        auditTrail.record(AuditEntry.of(draft.requestId(), draft.writer(), "message.posted")
                .with("messageId", message.messageId())
                .with("caseId", draft.caseId())
                .with("question", draft.question()));
        tell(draft, message);
        return MessageView.of(message, conversation, key);
    }

    private static MessageView repeated(
            Message earlier, Fingerprint fingerprint, Conversation conversation, DataKey key) {
        if (!MessageDigest.isEqual(earlier.bodyHash(), fingerprint.body())) {
            throw IdempotencyKey.reused();
        }
        return MessageView.of(earlier, conversation, key);
    }

    /** The draft with the case it is about, if all that it names is there. */
    private Draft complete(Draft draft) {
        requireStored(draft);
        if (draft.answers() != null) {
            return answering(draft);
        }
        Optional<CaseProgress> about = Optional.ofNullable(draft.caseId()).map(id -> caseOf(draft, id));
        if (draft.question() && about.filter(CaseProgress::canBeAsked).isEmpty()) {
            throw ProblemException.of(
                    ProblemType.QUESTION_NOT_POSSIBLE,
                    "Send it as an ordinary message, or wait until the case is in review.");
        }
        return draft;
    }

    private Draft answering(Draft draft) {
        Message question = messages.of(draft.requestId(), draft.answers())
                .filter(Message::isQuestion)
                .filter(one -> !messages.isAnswered(one.messageId()))
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.QUESTION_NOT_OPEN, "Send it without 'answers', as an ordinary message."));
        if (draft.caseId() != null && !draft.caseId().equals(question.caseId())) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED, "caseId", "must be the case of the question, or absent");
        }
        return draft.about(question.caseId());
    }

    private void requireStored(Draft draft) {
        if (draft.attachments().isEmpty()) {
            return;
        }
        Set<UUID> stored = attachments.storedOf(draft.requestId()).stream()
                .map(Attachment::attachmentId)
                .collect(Collectors.toSet());
        boolean distinct =
                new HashSet<>(draft.attachments()).size() == draft.attachments().size();
        if (!distinct || !stored.containsAll(draft.attachments())) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED,
                    "attachments",
                    "must name stored attachments of this request, each once");
        }
    }

    private CaseProgress caseOf(Draft draft, UUID caseId) {
        return timeline.lockedCase(draft.requestId(), caseId)
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED, "caseId", "must be a case of this request"));
    }

    private void tell(Draft draft, Message message) {
        UUID id = message.messageId();
        Instant at = message.writtenAt();
        switch (draft.author()) {
            case REQUESTER -> {
                outbox.publish(new RequestEvent.MessageReceived(draft.requestId(), id, draft.caseId(), at));
                if (draft.answers() != null) {
                    outbox.publish(new RequestEvent.QuestionAnswered(
                            draft.requestId(), draft.caseId(), draft.answers(), id, at));
                }
            }
            case STAFF -> {
                if (draft.question()) {
                    caseOf(draft, draft.caseId()).asked(id);
                    UUID askedBy = ((Actor.Staff) draft.writer()).subject();
                    outbox.publish(new RequestEvent.QuestionAsked(draft.requestId(), draft.caseId(), id, askedBy, at));
                } else {
                    timeline.note(draft.requestId(), at, TimelineCode.MESSAGE_FOR_YOU);
                    outbox.publish(new RequestEvent.MessageSent(draft.requestId(), id, draft.caseId(), at));
                }
            }
        }
    }
}
