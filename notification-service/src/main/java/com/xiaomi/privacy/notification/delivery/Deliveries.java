package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent.PolicyAnnounced;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.CloudEventCodec;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.observation.Counters;
import com.xiaomi.privacy.foundation.timers.Urgency;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.notification.delivery.Addressee.Mailbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Plans messages, and records what became of them. */
@ApplicationScoped
@Startup
public class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final Actor SELF = new Actor.System("notification-service");

    private final DeliveryRepository deliveries;
    private final WorkQueue workQueue;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final CloudEventCodec codec;
    private final Postman postman;
    private final Counters<GivenUpReason> givenUp;
    private final Clock clock;

    Deliveries(
            DeliveryRepository deliveries,
            WorkQueue workQueue,
            AuditTrail auditTrail,
            Outbox outbox,
            CloudEventCodec codec,
            Postman postman,
            MeterRegistry metrics,
            Clock clock) {
        this.deliveries = deliveries;
        this.workQueue = workQueue;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.codec = codec;
        this.postman = postman;
        this.givenUp = new Counters<>(metrics, "messages.given.up", "reason", GivenUpReason.class);
        this.clock = clock;
    }

    /** Plans the message to the person that an event asks for; it is sent as soon as the transaction has committed. */
    @Transactional(Transactional.TxType.MANDATORY)
    void plan(EventEnvelope envelope, MessageKind message) {
        plan(envelope, message, new Addressee.Requester());
    }

    /** As {@link #plan(EventEnvelope, MessageKind)}, to anybody. */
    @Transactional(Transactional.TxType.MANDATORY)
    void plan(EventEnvelope envelope, MessageKind message, Addressee addressee) {
        plan(envelope.id(), envelope.data(), message, addressee, clock.instant());
    }

    /** Plans the share of one request in a campaign; it waits for all other messages. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void plan(PolicyAnnounced announced) {
        plan(Ids.next(), announced, MessageKind.POLICY_CHANGED, new Addressee.Requester(), clock.instant());
    }

    /**
     * Plans a message that reminds the person of what an event tells, unless it is not needed any more by then.
     *
     * @param notBefore UTC
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void planReminder(EventEnvelope envelope, MessageKind message, Instant notBefore) {
        plan(envelope.id(), envelope.data(), message, new Addressee.Requester(), notBefore);
    }

    /**
     * What a reminder was to remind of has happened: it is not sent.
     *
     * @param of whether the reminder is of that, by the event that asked for it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void dropReminder(UUID requestId, MessageKind message, Predicate<PrivacyEvent> of) {
        deliveries.lockPending(requestId, message).stream()
                .filter(delivery -> of.test(eventOf(delivery)))
                .forEach(delivery -> settleAsGivenUp(delivery, GivenUpReason.REMINDER_NOT_NEEDED));
    }

    /** What a request was told by messages of one kind: the events that asked for them. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<PrivacyEvent> told(UUID requestId, MessageKind message) {
        return deliveries.of(requestId, message).stream().map(this::eventOf).toList();
    }

    /** Claims an address for one message of a campaign; another of theirs, for another request, may have it. */
    @Transactional
    Claim claim(UUID deliveryId, byte[] addressHash) {
        Delivery delivery = deliveries.lock(deliveryId);
        deliveries.lockAddress(addressHash);
        Set<DeliveryState> others = deliveries.othersOfTheCampaign(delivery, addressHash);
        if (others.contains(DeliveryState.SENT)) {
            return Claim.TOLD_ALREADY;
        }
        if (others.contains(DeliveryState.PENDING)) {
            return Claim.TAKEN;
        }
        delivery.goesTo(addressHash);
        return Claim.OURS;
    }

    private void plan(UUID eventId, PrivacyEvent event, MessageKind message, Addressee addressee, Instant notBefore) {
        plan(
                new Delivery.Plan(
                        event.requestId(),
                        eventId,
                        message,
                        addressee,
                        EventType.of(event).type(),
                        codec.write(event),
                        event instanceof PolicyAnnounced announced ? announced.campaignId() : null),
                notBefore);
    }

    private void plan(Delivery.Plan plan, Instant notBefore) {
        UUID deliveryId = Ids.next();
        deliveries.persist(new Delivery(deliveryId, plan, postman.messageId(deliveryId), clock.instant()));
        // The row must be there before the work that reads it can start.
        deliveries.flush();
        workQueue.enqueue(DeliverMessage.NAME, deliveryId, notBefore, urgencyOf(plan.message()));
    }

    /** Whoever waits for a code or a link sits in front of the page; a campaign waits for everybody. */
    static Urgency urgencyOf(MessageKind message) {
        return switch (message) {
            case IDENTITY_CODE, ACCESS_LINK, CONTACT_CONFIRMATION -> Urgency.AT_ONCE;
            case POLICY_CHANGED -> Urgency.LAST;
            default -> Urgency.USUAL;
        };
    }

    /**
     * Tells the team, once for each event, that its mail has not reached whom it was for. Where the team is that one its mailbox is in doubt
     * itself, and a campaign can lose very many at once: then only the log says so. The event may be one that can't be read.
     */
    private void tellTeam(Delivery lost) {
        if (lost.addressee() == Mailbox.TEAM || lost.campaignId() != null) {
            LOG.errorf("a mail to the team or of a campaign is lost: %s, %s", lost.message(), lost.id());
        } else if (!deliveries.isPlanned(lost.eventId(), MessageKind.MESSAGE_UNDELIVERED)) {
            plan(
                    new Delivery.Plan(
                            lost.requestId(),
                            lost.eventId(),
                            MessageKind.MESSAGE_UNDELIVERED,
                            Mailbox.TEAM,
                            lost.eventType(),
                            lost.event(),
                            null),
                    clock.instant());
        }
    }

    /** The delivery, unless it is settled already. */
    @Transactional
    Optional<Delivery> pending(UUID deliveryId) {
        return Optional.ofNullable(deliveries.findById(deliveryId)).filter(Delivery::isPending);
    }

    /** The mail server has accepted the message. */
    @Transactional
    void sent(UUID deliveryId, byte[] addressHash) {
        lockedPending(deliveryId).ifPresent(delivery -> {
            Instant now = clock.instant();
            delivery.sent(addressHash, now);
            audit(delivery, "notification.sent", SELF);
            outbox.publish(new NotificationEvent.Sent(delivery.requestId(), deliveryId, delivery.message(), now));
        });
    }

    /**
     * A message that the mail server had accepted came back.
     *
     * @return keyed hash of the address that it went to; empty if it is not known, or came back before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<byte[]> returned(UUID deliveryId) {
        Optional<Delivery> sent =
                Optional.ofNullable(deliveries.lock(deliveryId)).filter(Delivery::isSent);
        sent.ifPresent(delivery -> settleAsGivenUp(delivery, GivenUpReason.RETURNED));
        return sent.map(Delivery::addressHash);
    }

    /**
     * Keyed hash of the address that a message went to; empty if it is not known. Nobody else settles the message before the transaction
     * is over: who would lock it only after a first look would see it as it was then.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<byte[]> lockedAddressOf(UUID deliveryId) {
        return Optional.ofNullable(deliveries.lock(deliveryId)).map(Delivery::addressHash);
    }

    /** The message will not be sent; the team is told where nobody else would notice. */
    @Transactional
    void giveUp(UUID deliveryId, GivenUpReason reason) {
        lockedPending(deliveryId).ifPresent(delivery -> settleAsGivenUp(delivery, reason));
    }

    /** Nobody takes a mail, and a letter reaches them: staff are to print and post it. */
    @Transactional
    void toPrint(UUID deliveryId) {
        lockedPending(deliveryId).ifPresent(delivery -> {
            delivery.toPrint();
            audit(delivery, "notification.to-print", SELF);
        });
    }

    /** The request that a message is about; empty if there is no such message. */
    @Transactional
    public Optional<UUID> requestOf(UUID deliveryId) {
        return deliveries.findByIdOptional(deliveryId).map(Delivery::requestId);
    }

    /**
     * Notes that somebody of the staff opens a letter to print it.
     *
     * @return empty if none waits by that id
     */
    @Transactional
    public Optional<Delivery> printed(UUID deliveryId, Actor.Staff staff) {
        Optional<Delivery> letter =
                Optional.ofNullable(deliveries.lock(deliveryId)).filter(Delivery::isToPrint);
        letter.ifPresent(waiting -> {
            waiting.printed(clock.instant());
            audit(waiting, "letter.printed", staff);
        });
        return letter;
    }

    /** Staff have posted a letter. */
    @Transactional
    public LetterResult posted(UUID deliveryId, Actor.Staff staff) {
        return endLetter(deliveryId, Delivery::isPosted, letter -> {
            Instant now = clock.instant();
            letter.posted(now);
            audit(letter, "letter.posted", staff);
            outbox.publish(new NotificationEvent.Sent(letter.requestId(), deliveryId, letter.message(), now));
        });
    }

    /** Staff can't post a letter. */
    @Transactional
    public LetterResult unposted(UUID deliveryId, GivenUpReason reason, Actor.Staff staff) {
        return endLetter(
                deliveryId, letter -> letter.isGivenUpFor(reason), letter -> settleAsGivenUp(letter, reason, staff));
    }

    private LetterResult endLetter(UUID deliveryId, Predicate<Delivery> hasEndedSo, Consumer<Delivery> end) {
        Delivery letter = deliveries.lock(deliveryId);
        if (letter == null) {
            return LetterResult.UNKNOWN;
        }
        if (hasEndedSo.test(letter)) {
            return LetterResult.ALREADY;
        }
        if (!letter.isToPrint()) {
            return LetterResult.SETTLED;
        }
        end.accept(letter);
        return LetterResult.DONE;
    }

    /** What a letter was to tell is over, or nobody is there any more: it is not to be printed. */
    @Transactional
    public void dropLetter(UUID deliveryId, GivenUpReason reason) {
        Delivery letter = deliveries.lock(deliveryId);
        if (letter != null && letter.isToPrint()) {
            settleAsGivenUp(letter, reason);
        }
    }

    /** Empty also when its request was forgotten while a mail of it was on its way. */
    private Optional<Delivery> lockedPending(UUID deliveryId) {
        return Optional.ofNullable(deliveries.lock(deliveryId)).filter(Delivery::isPending);
    }

    private void settleAsGivenUp(Delivery delivery, GivenUpReason reason) {
        settleAsGivenUp(delivery, reason, SELF);
    }

    private void settleAsGivenUp(Delivery delivery, GivenUpReason reason, Actor by) {
        Instant now = clock.instant();
        delivery.giveUp(reason, now);
        givenUp.count(reason);
        audit(delivery, "notification.given-up." + reason, by);
        outbox.publish(new NotificationEvent.GivenUp(
                delivery.requestId(), delivery.id(), delivery.message(), reason.name(), now));
        if (reason == GivenUpReason.CANT_BE_WRITTEN
                || (reason.isOfTheAddress() && delivery.message().isForStaff())) {
            tellTeam(delivery);
        }
    }

    /** Forgets which messages were sent once that is not needed any longer (GDPR Art. 5(1)(e)); the audit trail says when. */
    @Transactional(Transactional.TxType.MANDATORY)
    void expired(CaseEvent.DataExpired expired) {
        if (expired.kind() == DataKind.DELIVERIES) {
            long deleted = deliveries.deleteSettledUpTo(expired.requestId(), expired.decidedAt());
            auditTrail.record(AuditEntry.of(expired.requestId(), SELF, "deliveries.retention-ended")
                    .with("deliveries", deleted));
        }
    }

    /** The event that asked for the message. */
    public PrivacyEvent eventOf(Delivery delivery) {
        return codec.read(delivery.eventType(), delivery.event()).orElseThrow();
    }

    private void audit(Delivery delivery, String action, Actor by) {
        auditTrail.record(AuditEntry.of(delivery.requestId(), by, action)
                .with("deliveryId", delivery.id())
                .with("message", delivery.message()));
    }

    /** Whose an address is among the messages of a campaign: who has several requests is told once. */
    enum Claim {
        /** It is to be written to. */
        OURS,
        /** Another message is on its way there; nobody knows yet whether it is sent or given up. */
        TAKEN,
        /** Another message was sent there. */
        TOLD_ALREADY
    }
}
