package com.xiaomi.privacy.notification.inbox;

import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.notification.delivery.Deliveries;
import com.xiaomi.privacy.notification.delivery.Delivery;
import com.xiaomi.privacy.notification.delivery.Reminders;
import com.xiaomi.privacy.notification.letter.Letter;
import com.xiaomi.privacy.notification.letter.LetterWriter;
import com.xiaomi.privacy.notification.request.RequestContext;
import com.xiaomi.privacy.notification.request.RequestContexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/**
 * What somebody was told about their requests, whether or not a mail of it could be delivered. No text is kept: it is written anew when it is
 * read, in the words of today, and without the secret that it carried.
 */
@ApplicationScoped
class PersonInbox {

    private static final Logger LOG = Logger.getLogger(PersonInbox.class);

    private final InboxMessages messages;
    private final Deliveries deliveries;
    private final RequestContexts contexts;
    private final LetterWriter writer;
    private final Clock clock;

    PersonInbox(
            InboxMessages messages, Deliveries deliveries, RequestContexts contexts, LetterWriter writer, Clock clock) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.contexts = contexts;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * One page, the newest first.
     *
     * @param requests of the person
     * @param behind where the page before ended; empty for the first page
     */
    @Transactional
    InboxPage page(List<UUID> requests, Optional<InboxCursor> behind, int limit) {
        Map<UUID, RequestContext> known = known(requests);
        // One more than asked for tells whether there is a next page.
        List<Delivery> found = behind.map(last -> messages.older(known.keySet(), last, limit + 1))
                .orElseGet(() -> messages.newest(known.keySet(), limit + 1));
        List<Delivery> shown = found.stream().limit(limit).toList();
        return new InboxPage(
                shown.stream()
                        .flatMap(one -> readableEntry(one, known.get(one.requestId())).stream())
                        .toList(),
                found.size() > limit ? InboxCursor.behind(shown.getLast()).encoded() : null,
                messages.unread(known.keySet()));
    }

    /** The whole of one message. */
    @Transactional
    InboxMessage message(List<UUID> requests, UUID messageId) {
        Map<UUID, RequestContext> known = known(requests);
        Delivery delivery = require(known.keySet(), messageId);
        RequestContext context = known.get(delivery.requestId());
        return new InboxMessage(
                entry(delivery, context), written(delivery, context).text());
    }

    /** Marks it as read; once it is, this changes nothing. */
    @Transactional
    void read(List<UUID> requests, UUID messageId) {
        require(requests, messageId).read(clock.instant());
    }

    private Delivery require(Collection<UUID> requests, UUID messageId) {
        return messages.one(requests, messageId)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.NOT_FOUND, "Read the inbox anew: there is no such message in it."));
    }

    /** Those of which the event that opened them has arrived; it tells in which language they are answered. */
    private Map<UUID, RequestContext> known(List<UUID> requests) {
        return contexts.list("requestId in ?1", requests).stream()
                .collect(Collectors.toMap(RequestContext::requestId, Function.identity()));
    }

    /** Empty where it can't be written: all the others must not be lost with it, and the team hears of it by the mail. */
    private Optional<InboxEntry> readableEntry(Delivery delivery, RequestContext context) {
        try {
            return Optional.of(entry(delivery, context));
        } catch (RuntimeException e) {
            LOG.errorf(e, "message %s can't be shown in an inbox", delivery.id());
            return Optional.empty();
        }
    }

    private InboxEntry entry(Delivery delivery, RequestContext context) {
        Letter letter = written(delivery, context);
        return new InboxEntry(
                delivery.id(),
                delivery.requestId(),
                context.reference(),
                delivery.message(),
                delivery.shownAt(),
                delivery.readAt(),
                letter.language(),
                letter.subject());
    }

    private Letter written(Delivery delivery, RequestContext context) {
        PrivacyEvent event = deliveries.eventOf(delivery);
        return Reminders.isOne(delivery.message())
                ? writer.remindNameless(context, event)
                : writer.writeWithheld(context, event);
    }

    /**
     * One page.
     *
     * @param next the {@code cursor} of the next page; null on the last one
     * @param unread how many are not marked as read, on all pages
     */
    record InboxPage(
            List<InboxEntry> messages,
            @Schema(nullable = true) String next,
            long unread) {

        InboxPage {
            messages = List.copyOf(messages);
        }
    }

    /**
     * One message.
     *
     * @param toldAt since when it is there, UTC
     * @param readAt when it was marked as read, UTC; null if it was not
     * @param language of subject and text, BCP 47
     */
    record InboxEntry(
            UUID messageId,
            UUID requestId,
            String reference,
            MessageKind kind,
            Instant toldAt,
            @Schema(nullable = true) Instant readAt,
            String language,
            String subject) {}

    /**
     * The whole of a message.
     *
     * @param text plain, with the addresses of pages on lines of their own
     */
    record InboxMessage(InboxEntry entry, String text) {}
}
