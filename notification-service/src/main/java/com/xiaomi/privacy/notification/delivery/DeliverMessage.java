package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent.ChallengeIssued;
import com.xiaomi.privacy.contracts.event.IdentityEvent.MandateConfirmationAsked;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.AccessRequested;
import com.xiaomi.privacy.contracts.event.RequestEvent.ContactChangeAsked;
import com.xiaomi.privacy.contracts.event.RequestEvent.ContactChanged;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.access.ServiceCall;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.PutOff;
import com.xiaomi.privacy.foundation.timers.Urgency;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.channel.ShortMessage;
import com.xiaomi.privacy.notification.channel.ShortMessages;
import com.xiaomi.privacy.notification.delivery.Addressee.Mailbox;
import com.xiaomi.privacy.notification.delivery.Deliveries.Claim;
import com.xiaomi.privacy.notification.letter.Enclosure;
import com.xiaomi.privacy.notification.letter.Letter;
import com.xiaomi.privacy.notification.letter.LetterWriter;
import com.xiaomi.privacy.notification.letter.StaffLetterWriter;
import com.xiaomi.privacy.notification.request.IdentityClient;
import com.xiaomi.privacy.notification.request.IdentityClient.CodeWay;
import com.xiaomi.privacy.notification.request.IntakeClient;
import com.xiaomi.privacy.notification.request.IntakeClient.Contact;
import com.xiaomi.privacy.notification.request.IntakeClient.ContactChange;
import com.xiaomi.privacy.notification.request.RequestContext;
import com.xiaomi.privacy.notification.request.RequestContexts;
import com.xiaomi.privacy.notification.staff.StaffDirectory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Sends one planned message: asks intake for the contact, or Keycloak for that of staff, and, where the message carries a
 * secret, its owner for that, at this moment; hands it to the mail server; records that it was accepted. A crash between
 * the last two sends it again under the same Message-ID. A letter is written as a whole before anything of it is sent.
 */
@ApplicationScoped
class DeliverMessage implements DurableWork {

    static final String NAME = "deliver-message";
    private static final String PURPOSE = "NOTIFICATION";
    // A release with a broken template is taken back by then, and what it held up is sent.
    private static final Duration FOR_A_TEXT = Duration.ofDays(1);
    private static final Duration WHILE_ANOTHER_IS_ON_ITS_WAY = Duration.ofSeconds(10);

    private final Deliveries deliveries;
    private final Reminders reminders;
    private final RequestContexts contexts;
    private final IntakeClient intake;
    private final IdentityClient identity;
    private final StaffDirectory directory;
    private final LetterWriter writer;
    private final StaffLetterWriter staffWriter;
    private final Postman postman;
    private final MailServerPlaces places;
    private final DomainPace pace;
    private final SuppressedAddresses suppressions;
    private final ShortMessages shortMessages;
    private final NotificationConfig config;
    private final Clock clock;

    DeliverMessage(
            Deliveries deliveries,
            Reminders reminders,
            RequestContexts contexts,
            @RestClient IntakeClient intake,
            @RestClient IdentityClient identity,
            StaffDirectory directory,
            LetterWriter writer,
            StaffLetterWriter staffWriter,
            Postman postman,
            MailServerPlaces places,
            DomainPace pace,
            SuppressedAddresses suppressions,
            ShortMessages shortMessages,
            NotificationConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.reminders = reminders;
        this.contexts = contexts;
        this.intake = intake;
        this.identity = identity;
        this.directory = directory;
        this.writer = writer;
        this.staffWriter = staffWriter;
        this.postman = postman;
        this.places = places;
        this.pace = pace;
        this.suppressions = suppressions;
        this.shortMessages = shortMessages;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID deliveryId) throws IOException, PutOff {
        Optional<Delivery> pending = deliveries.pending(deliveryId);
        if (pending.isEmpty()) {
            return;
        }
        Delivery delivery = pending.get();
        try {
            if (Deliveries.urgencyOf(delivery.message()) == Urgency.AT_ONCE) {
                deliver(delivery);
            } else {
                places.take(() -> deliver(delivery));
            }
        } catch (CantBeWritten e) {
            if (delivery.plannedAt().plus(FOR_A_TEXT).isAfter(clock.instant())) {
                throw e;
            }
            deliveries.giveUp(deliveryId, GivenUpReason.CANT_BE_WRITTEN);
        }
    }

    private void deliver(Delivery delivery) throws IOException, PutOff {
        RequestContext context = contextOf(delivery);
        switch (delivery.addressee()) {
            case Addressee.Requester _ -> toPerson(delivery, context, written(() -> deliveries.eventOf(delivery)));
            case Addressee.StaffMember(UUID sub) -> toStaff(delivery, context, sub);
            case Mailbox mailbox ->
                sendToStaff(delivery, addressOf(mailbox), written(() -> forStaff(delivery, context, false)));
        }
    }

    /** @param unreachable whether it goes to the team in place of somebody */
    private Letter forStaff(Delivery delivery, RequestContext context, boolean unreachable) {
        return delivery.message() == MessageKind.MESSAGE_UNDELIVERED
                ? staffWriter.undelivered(context, delivery.eventType())
                : staffWriter.write(context, (CaseEvent) deliveries.eventOf(delivery), unreachable);
    }

    private static <T> T written(Supplier<T> writing) {
        try {
            return writing.get();
        } catch (RuntimeException e) {
            throw new CantBeWritten(e);
        }
    }

    private void toPerson(Delivery delivery, RequestContext context, PrivacyEvent event) throws IOException, PutOff {
        switch (event) {
            case ContactChangeAsked asked -> toOtherContact(delivery, context, asked, asked.contactChangeId());
            case ContactChanged changed -> toOtherContact(delivery, context, changed, changed.contactChangeId());
            default -> toContact(delivery, context, event);
        }
    }

    private void toContact(Delivery delivery, RequestContext context, PrivacyEvent event) throws IOException, PutOff {
        Optional<Contact> contact = recipient(event);
        if (contact.isEmpty()) {
            deliveries.giveUp(delivery.id(), GivenUpReason.CONTACT_GONE);
            return;
        }
        if (contact.get().email() == null) {
            withoutMail(delivery, event, contact.get());
            return;
        }
        Optional<Enclosure> enclosure = enclosure(event);
        if (enclosure.isEmpty()) {
            deliveries.giveUp(delivery.id(), superseded(event));
            return;
        }
        if (Reminders.isOne(delivery.message())) {
            remind(delivery, context, event, contact.get());
        } else {
            sendToPerson(
                    delivery,
                    contact.get().email(),
                    written(() -> writer.write(context, event, contact.get(), enclosure.get())));
        }
    }

    private void withoutMail(Delivery delivery, PrivacyEvent event, Contact contact) {
        if (!contact.addressLines().isEmpty() && ByPost.mayGo(delivery.message(), event)) {
            deliveries.toPrint(delivery.id());
        } else {
            deliveries.giveUp(delivery.id(), GivenUpReason.ONLY_BY_LETTER);
        }
    }

    /** A mail server that was away must not have people woken, nor told of what is over. */
    private void remind(Delivery delivery, RequestContext context, PrivacyEvent event, Contact contact)
            throws IOException, PutOff {
        if (reminders.isOver(event)) {
            deliveries.giveUp(delivery.id(), GivenUpReason.REMINDER_NOT_NEEDED);
            return;
        }
        Optional<Instant> morning = reminders.waitsUntil(context);
        if (morning.isPresent()) {
            throw new PutOff(morning.get());
        }
        sendToPerson(delivery, contact.email(), written(() -> writer.remind(context, event, contact)));
    }

    /** To a contact that is not the request's: the one that is to take its place, or the one whose place was taken. */
    private void toOtherContact(Delivery delivery, RequestContext context, PrivacyEvent event, UUID contactChangeId)
            throws IOException, PutOff {
        boolean asks = event instanceof ContactChangeAsked;
        Optional<ContactChange> change = ServiceCall.found(
                        () -> intake.contactChange(event.requestId(), contactChangeId, PURPOSE), Response.Status.GONE)
                .filter(found -> found.isPending() == asks);
        if (change.isEmpty()) {
            deliveries.giveUp(delivery.id(), asks ? GivenUpReason.LINK_SUPERSEDED : GivenUpReason.CONTACT_GONE);
            return;
        }
        Enclosure enclosure = asks ? new Enclosure.NewContact(change.get()) : new Enclosure.Nothing();
        Personal email = change.get().email();
        // Without a name: nobody knows yet who reads there, or reads there still.
        sendToPerson(delivery, email, written(() -> writer.write(context, event, new Contact(email, null), enclosure)));
    }

    /** What is for somebody who can't be reached any more the team reads: no due date passes because an agent has left. */
    private void toStaff(Delivery delivery, RequestContext context, UUID sub) throws IOException, PutOff {
        Optional<Personal> email = directory.emailOf(sub);
        sendToStaff(
                delivery,
                email.orElseGet(() -> addressOf(Mailbox.TEAM)),
                written(() -> forStaff(delivery, context, email.isEmpty())));
    }

    private Personal addressOf(Mailbox mailbox) {
        return Personal.of(
                switch (mailbox) {
                    case TEAM -> config.teamMailbox();
                    case DPO -> config.dpoMailbox();
                    case GRIEVANCE_OFFICER -> config.grievanceOfficerMailbox();
                });
    }

    /** Whatever became of earlier mails: no due date passes because one of ours once came back. */
    private void sendToStaff(Delivery delivery, Personal recipient, Letter letter) throws IOException, PutOff {
        pace.pass(recipient, Deliveries.urgencyOf(delivery.message()));
        send(delivery, recipient, letter);
    }

    private void sendToPerson(Delivery delivery, Personal recipient, Letter letter) throws IOException, PutOff {
        if (suppressions.stop(recipient, delivery.message())) {
            deliveries.giveUp(delivery.id(), GivenUpReason.ADDRESS_SUPPRESSED);
            return;
        }
        // Before the claim: what is put off must not keep others from the address.
        pace.pass(recipient, Deliveries.urgencyOf(delivery.message()));
        switch (claim(delivery, recipient)) {
            case OURS -> send(delivery, recipient, letter);
            case TAKEN -> throw new PutOff(clock.instant().plus(WHILE_ANOTHER_IS_ON_ITS_WAY));
            case TOLD_ALREADY -> deliveries.giveUp(delivery.id(), GivenUpReason.TOLD_ALREADY);
        }
    }

    /** Asked of campaigns only: the question locks a row, and that is a write to the disk. */
    private Claim claim(Delivery delivery, Personal recipient) {
        return delivery.campaignId() == null
                ? Claim.OURS
                : deliveries.claim(delivery.id(), suppressions.hashOf(recipient));
    }

    private void send(Delivery delivery, Personal recipient, Letter letter) throws IOException {
        switch (postman.send(recipient, letter, delivery.messageId())) {
            case ACCEPTED -> {
                deliveries.sent(delivery.id(), suppressions.hashOf(recipient));
                shortMessages.hint(
                        new ShortMessage(delivery.id(), delivery.requestId(), delivery.message(), letter.language()));
            }
            case REFUSED -> deliveries.giveUp(delivery.id(), GivenUpReason.REFUSED_BY_MAIL_SERVER);
            case UNUSABLE -> deliveries.giveUp(delivery.id(), GivenUpReason.ADDRESS_UNUSABLE);
            case NEEDS_SMTPUTF8 -> deliveries.giveUp(delivery.id(), GivenUpReason.ADDRESS_NEEDS_SMTPUTF8);
            case PUT_OFF, UNANSWERED -> throw new MailServerUnavailable();
        }
    }

    /** Who gets the message: the data subject if it is for them, otherwise the person of the request. */
    private Optional<Contact> recipient(PrivacyEvent event) {
        return ServiceCall.found(
                () -> event instanceof MandateConfirmationAsked
                        // Without a name: whoever asks for another could have written anything there.
                        ? new Contact(
                                intake.subjectContact(event.requestId(), PURPOSE)
                                        .email(),
                                null)
                        : intake.contact(event.requestId(), PURPOSE),
                Response.Status.NOT_FOUND);
    }

    /** The secret that the message carries; empty if it is not to be sent any more. */
    private Optional<Enclosure> enclosure(PrivacyEvent event) {
        return switch (event) {
            case ChallengeIssued challenge ->
                ServiceCall.found(
                                () -> identity.code(challenge.challengeId(), challenge.issueNumber(), CodeWay.MAIL),
                                Response.Status.GONE)
                        .map(Enclosure.OneTimeCode::new);
            case AccessRequested asked ->
                ServiceCall.found(
                                () -> intake.accessLink(asked.requestId(), asked.accessLinkId(), PURPOSE),
                                Response.Status.GONE)
                        .map(Enclosure.Access::new);
            case MandateConfirmationAsked asked ->
                ServiceCall.found(() -> identity.confirmation(asked.mandateId()), Response.Status.GONE)
                        .map(Enclosure.Question::new);
            default -> Optional.of(new Enclosure.Nothing());
        };
    }

    private static GivenUpReason superseded(PrivacyEvent event) {
        return event instanceof AccessRequested ? GivenUpReason.LINK_SUPERSEDED : GivenUpReason.CODE_SUPERSEDED;
    }

    private RequestContext contextOf(Delivery delivery) throws NotYetKnown {
        RequestContext context = QuarkusTransaction.requiringNew().call(() -> contexts.findById(delivery.requestId()));
        if (context == null) {
            throw new NotYetKnown();
        }
        return context;
    }

    /** Something is wrong with a template, or with the event that it is to tell. */
    private static final class CantBeWritten extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        CantBeWritten(RuntimeException cause) {
            super("a message can't be written", cause);
        }
    }

    /** The event that opened the request comes on another topic and has not arrived yet. */
    private static final class NotYetKnown extends IOException {
        private static final long serialVersionUID = 1L;

        NotYetKnown() {
            super("the request is not known here yet");
        }
    }
}
