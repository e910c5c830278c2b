package com.xiaomi.privacy.intake.conversation;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.intake.timeline.IdentityProgress;
import com.xiaomi.privacy.intake.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Shows the conversation to both sides, and remembers how far each has read. */
@ApplicationScoped
class Reading {

    private final Messages messages;
    private final Requests requests;
    private final Timeline timeline;
    private final DataKeys dataKeys;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    Reading(
            Messages messages,
            Requests requests,
            Timeline timeline,
            DataKeys dataKeys,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.messages = messages;
        this.requests = requests;
        this.timeline = timeline;
        this.dataKeys = dataKeys;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A page as the person sees it: nothing that staff wrote before it is proven who they are. */
    @Transactional
    ConversationPage forRequester(Actor.Requester requester, int after, int limit) {
        UUID requestId = requester.requestId();
        boolean proven = isProven(requestId);
        List<Message> found = proven
                ? messages.behind(requestId, after, limit + 1)
                : messages.behind(requestId, Author.REQUESTER, after, limit + 1);
        return page(requestId, Author.REQUESTER, found, limit, !proven);
    }

    /** A page as staff see it; each look is audited. */
    @Transactional
    ConversationPage forStaff(Actor.Staff staff, UUID requestId, int after, int limit) {
        auditTrail.record(AuditEntry.of(requestId, staff, "conversation.read").with("after", after));
        return page(requestId, Author.STAFF, messages.behind(requestId, after, limit + 1), limit, false);
    }

    /** Marks everything up to a message as read. @return how many messages of the other side are still unread */
    @Transactional
    long readUpTo(UUID requestId, Author side, Actor reader, UUID messageId) {
        Message last = messages.of(requestId, messageId)
                .filter(one -> side == Author.STAFF || one.author() == Author.REQUESTER || isProven(requestId))
                .orElseThrow(
                        () -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such message in this request."));
        Conversation conversation = messages.locked(requestId);
        boolean news = conversation.read(side, last.position());
        messages.flush();
        long unread = messages.unread(requestId, side);
        if (news && side == Author.STAFF) {
            auditTrail.record(
                    AuditEntry.of(requestId, reader, "messages.marked-read").with("messageId", messageId));
            outbox.publish(
                    new RequestEvent.MessagesRead(requestId, messageId, Math.toIntExact(unread), clock.instant()));
        }
        return unread;
    }

    private ConversationPage page(UUID requestId, Author side, List<Message> found, int limit, boolean withheld) {
        DataKey key = dataKeys.byId(requests.require(requestId).dataKeyId());
        List<Message> shown = found.stream().limit(limit).toList();
        // Whoever reads has a conversation: nobody's messages are in none.
        List<MessageView> views = shown.isEmpty()
                ? List.of()
                : shown.stream()
                        .map(one -> MessageView.of(
                                one, messages.conversation(requestId).orElseThrow(), key))
                        .map(view -> side == Author.STAFF ? view : view.withoutWriter())
                        .toList();
        return new ConversationPage(
                views,
                messages.unread(requestId, side),
                withheld,
                found.size() > limit ? shown.getLast().position() : null);
    }

    private boolean isProven(UUID requestId) {
        return timeline.identity(requestId).filter(IdentityProgress::isVerified).isPresent();
    }
}
