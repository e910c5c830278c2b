package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.request.RequestContext;
import com.xiaomi.privacy.notification.request.RequestContexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Of what people are reminded: a question, a fee, a package; once each, by day, and not if it has been settled. */
@ApplicationScoped
public class Reminders {

    private static final Set<MessageKind> KINDS =
            EnumSet.of(MessageKind.QUESTION_REMINDER, MessageKind.FEE_REMINDER, MessageKind.PACKAGE_EXPIRING);

    private final Deliveries deliveries;
    private final RequestContexts contexts;
    private final NotificationConfig.Reminders config;
    private final QuietHours quietHours;
    private final Clock clock;

    @Inject
    Reminders(Deliveries deliveries, RequestContexts contexts, NotificationConfig config, Clock clock) {
        this(deliveries, contexts, config.reminders(), clock);
    }

    Reminders(Deliveries deliveries, RequestContexts contexts, NotificationConfig.Reminders config, Clock clock) {
        this.deliveries = deliveries;
        this.contexts = contexts;
        this.config = config;
        this.quietHours = new QuietHours(this.config.from(), this.config.until());
        this.clock = clock;
    }

    /** Whether a message reminds of what an earlier one has told. */
    public static boolean isOne(MessageKind message) {
        return KINDS.contains(message);
    }

    /** Of a question that the case waits for. */
    void ofQuestion(EventEnvelope envelope) {
        plan(envelope, MessageKind.QUESTION_REMINDER, clock.instant().plus(config.afterQuestion()));
    }

    /** Of a fee that is neither accepted nor declined. */
    void ofFee(EventEnvelope envelope) {
        plan(envelope, MessageKind.FEE_REMINDER, clock.instant().plus(config.afterFeeQuote()));
    }

    /** Of the end of the download; not where that is so near that the answer itself has just told it. */
    void ofPackage(EventEnvelope envelope, CaseEvent.Closed closed) {
        Duration before = config.beforePackageExpires();
        if (closed.packageAvailableUntil() == null) {
            return;
        }
        // A case that is closed anew tells the same package again.
        drop(closed.requestId(), MessageKind.PACKAGE_EXPIRING, closed.caseId());
        Instant at = closed.packageAvailableUntil().minus(before);
        if (at.isAfter(clock.instant().plus(before))) {
            plan(envelope, MessageKind.PACKAGE_EXPIRING, at);
        }
    }

    /** A question was answered. */
    void answered(RequestEvent.QuestionAnswered answer) {
        deliveries.dropReminder(
                answer.requestId(),
                MessageKind.QUESTION_REMINDER,
                event -> event instanceof RequestEvent.QuestionAsked asked
                        && asked.questionId().equals(answer.questionId()));
    }

    /** A case went on: it waits for nothing any more that it waited for. */
    void moved(CaseEvent.StateChanged move) {
        boolean isOver = move.to() == CaseState.CLOSED;
        if (isOver || move.from() == CaseState.AWAITING_REQUESTER) {
            deliveries.dropReminder(
                    move.requestId(),
                    MessageKind.QUESTION_REMINDER,
                    // Questions come on another topic: one that was asked after the move may have arrived before it.
                    event -> event instanceof RequestEvent.QuestionAsked asked
                            && move.caseId().equals(asked.caseId())
                            && !asked.askedAt().isAfter(move.changedAt()));
        }
        if (isOver || move.from() == CaseState.AWAITING_FEE) {
            drop(move.requestId(), MessageKind.FEE_REMINDER, move.caseId());
        }
        if (move.to() == CaseState.IN_FULFILMENT) {
            // The package of before is not handed out any more.
            drop(move.requestId(), MessageKind.PACKAGE_EXPIRING, move.caseId());
        }
    }

    /** Whether there is nothing left of what a reminder reminds of. */
    boolean isOver(PrivacyEvent event) {
        return event instanceof CaseEvent.Closed closed && !clock.instant().isBefore(closed.packageAvailableUntil());
    }

    /** When somebody may be reminded who may not be now; empty if they may. */
    Optional<Instant> waitsUntil(RequestContext context) {
        Instant now = clock.instant();
        return Optional.of(quietHours.end(now, context.country())).filter(now::isBefore);
    }

    private void drop(UUID requestId, MessageKind message, UUID caseId) {
        deliveries.dropReminder(requestId, message, event -> switch (event) {
            case CaseEvent.FeeQuoted quoted -> quoted.caseId().equals(caseId);
            case CaseEvent.Closed closed -> closed.caseId().equals(caseId);
            default -> false;
        });
    }

    private void plan(EventEnvelope envelope, MessageKind message, Instant at) {
        // The request opened on another topic and may not have arrived yet; then nobody knows yet where it is day.
        RequestContext context = contexts.findById(envelope.data().requestId());
        deliveries.planReminder(envelope, message, context == null ? at : quietHours.end(at, context.country()));
    }
}
