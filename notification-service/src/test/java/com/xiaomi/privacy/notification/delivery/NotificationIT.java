package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.localstack.testing.Traces;
import com.xiaomi.privacy.notification.testing.Events;
import com.xiaomi.privacy.notification.testing.LogRecorder;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import com.xiaomi.privacy.notification.testing.World;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class NotificationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CODE = "40718293";
    private static final String MANDATE_CODE = "bWFuZGF0ZS1mb3ItdGVzdHMtb25seS0w";
    private static final String TOKEN = "Zm9yLXRlc3RzLW9ubHktMDEyMzQ1Njc4OWFiY2RlZmc";

    @Inject
    Events events;

    @Inject
    World world;

    @Inject
    AgroalDataSource dataSource;

    private final UUID requestId = Ids.next();
    private final UUID caseId = Ids.next();
    private final UUID challengeId = Ids.next();
    private final String reference = Reference.random().value();
    private final LogRecorder log = new LogRecorder();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(log);
    }

    @Test
    void theReceiptIsSentOnceAlthoughItsEventComesTwice() throws Exception {
        String email = contact("erika");
        UUID eventId = Ids.next();
        events.send(eventId, 1, submitted("de"));
        events.send(eventId, 1, submitted("de"));
        NotificationEvent.Sent sent = awaitSent(MessageKind.REQUEST_RECEIVED);
        // Both came before this one, so whatever they cause has been caused when this one is answered.
        world.code(challengeId, 200, CODE);
        events.send(Ids.next(), 1, challenge());
        awaitSent(MessageKind.IDENTITY_CODE);

        List<MimeMessage> receipts = world.mailbox(email).stream()
                .filter(mail -> subject(mail).contains("eingegangen"))
                .toList();
        assertThat(receipts).hasSize(1);
        assertThat(subject(receipts.getFirst())).contains(reference);
        assertThat(receipts.getFirst().getMessageID()).isEqualTo("<" + sent.deliveryId() + "@privacy-support.example>");
        assertThat(part(receipts.getFirst(), "text/plain")).contains("Auskunft", "Xiaomi Technology Netherlands");
        assertThat(part(receipts.getFirst(), "text/html")).contains("<html lang=\"de\">", reference);
        assertThat(published())
                .filteredOn(NotificationEvent.Sent.class::isInstance)
                .hasSize(2);
    }

    @Test
    void nothingOfARequestRemainsWhenItsRetentionIsOver() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        UUID deliveryId = awaitSent(MessageKind.REQUEST_RECEIVED).deliveryId();

        events.send(Ids.next(), 1, new CaseEvent.RequestErased(requestId, Instant.now()));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(published())
                        .filteredOn(NotificationEvent.ErasureConfirmed.class::isInstance)
                        .hasSize(1));
        assertThat(Traces.of(dataSource, List.of(requestId, deliveryId)))
                .containsOnly("audit_chain", "audit_entry", "forgotten_request", "inbox_stream", "outbox_stream");
    }

    @Test
    void theCodeIsAskedForAtTheMomentOfSendingAndStandsInTheMailOnly() throws Exception {
        String email = contact("erika");
        world.code(challengeId, 200, CODE);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, challenge());
        awaitSent(MessageKind.IDENTITY_CODE);

        MimeMessage mail = mailWith(email, "code");
        assertThat(part(mail, "text/plain")).contains(CODE, "10 minutes");
        assertThat(part(mail, "text/html")).contains(CODE);
        assertThat(subject(mail)).doesNotContain(CODE);
        assertThat(events.records(Topic.NOTIFICATIONS))
                .noneMatch(record ->
                        record.value().contains(CODE) || record.value().contains(email));
        assertThat(log.lines()).noneMatch(line -> line.contains(CODE) || line.contains(email));
    }

    @Test
    void anAccessLinkIsAskedForAtTheMomentOfSendingAndStandsInTheMailOnly() throws Exception {
        String email = contact("erika");
        UUID link = Ids.next();
        world.accessLink(requestId, link, 200, TOKEN);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 2, new RequestEvent.AccessRequested(requestId, link));
        awaitSent(MessageKind.ACCESS_LINK);

        MimeMessage mail = mailWith(email, "link");
        assertThat(part(mail, "text/plain")).contains("/#/requests/" + reference + "/" + TOKEN);
        assertThat(subject(mail)).doesNotContain(TOKEN);
        assertThat(events.records(Topic.NOTIFICATIONS))
                .noneMatch(record -> record.value().contains(TOKEN));
        assertThat(log.lines()).noneMatch(line -> line.contains(TOKEN) || line.contains(email));
    }

    @Test
    void anAccessLinkThatWasUsedMeanwhileIsNotSent() throws Exception {
        String email = contact("erika");
        UUID link = Ids.next();
        world.accessLink(requestId, link, 410, "");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 2, new RequestEvent.AccessRequested(requestId, link));

        assertThat(awaitGivenUp(MessageKind.ACCESS_LINK).reason()).isEqualTo("LINK_SUPERSEDED");
        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(world.mailbox(email)).hasSize(1);
    }

    @Test
    void aNewContactIsAskedThereAndTheFormerOneIsTold() throws Exception {
        String former = contact("erika");
        String future = "new." + former;
        UUID change = Ids.next();
        world.contactChange(requestId, change, 200, future, Optional.of(TOKEN));
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 2, new RequestEvent.ContactChangeAsked(requestId, change));
        awaitSent(MessageKind.CONTACT_CONFIRMATION);
        MimeMessage question = mailWith(future, "confirm");
        assertThat(part(question, "text/plain"))
                .contains("/#/requests/" + reference + "/contact/" + TOKEN)
                .doesNotContain("Erika");
        world.contactChange(requestId, change, 200, former, Optional.empty());
        events.send(Ids.next(), 3, new RequestEvent.ContactChanged(requestId, change, Instant.now(), Ids.next()));
        awaitSent(MessageKind.CONTACT_CHANGED);

        assertThat(part(mailWith(former, "another address"), "text/plain")).doesNotContain(TOKEN, future);
        assertThat(world.mailbox(future)).hasSize(1);
        assertThat(log.lines()).noneMatch(line -> line.contains(TOKEN) || line.contains(future));
    }

    @Test
    void aNewContactThatWasConfirmedOrReplacedMeanwhileIsNotAsked() throws Exception {
        String former = contact("erika");
        UUID confirmed = Ids.next();
        UUID replaced = Ids.next();
        world.contactChange(requestId, confirmed, 200, former, Optional.empty());
        world.contactChange(requestId, replaced, 410, "", Optional.empty());
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 2, new RequestEvent.ContactChangeAsked(requestId, confirmed));
        events.send(Ids.next(), 3, new RequestEvent.ContactChangeAsked(requestId, replaced));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published())
                        .filteredOn(NotificationEvent.GivenUp.class::isInstance)
                        .extracting(given -> ((NotificationEvent.GivenUp) given).reason())
                        .containsExactly("LINK_SUPERSEDED", "LINK_SUPERSEDED"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(world.mailbox(former)).hasSize(1);
    }

    @Test
    void aCodeThatIsNotToBeSentAnyMoreIsGivenUpQuietly() throws Exception {
        String email = contact("erika");
        world.code(challengeId, 410, "");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, challenge());

        assertThat(awaitGivenUp(MessageKind.IDENTITY_CODE).reason()).isEqualTo("CODE_SUPERSEDED");
        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(world.mailbox(email)).hasSize(1);
    }

    @Test
    void aPersonWhoseDataIsErasedGetsNoMail() {
        events.send(Ids.next(), 1, submitted("en"));

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("CONTACT_GONE");
    }

    @Test
    void aCodeThatIsAskedForBeforeTheRequestIsKnownHereIsSentLater() throws Exception {
        contact("erika");
        world.code(challengeId, 200, CODE);
        events.send(Ids.next(), 1, challenge());
        await().atMost(PATIENCE).until(() -> log.lines().stream().anyMatch(line -> line.contains("is tried again in")));
        events.send(Ids.next(), 1, submitted("en"));

        awaitSent(MessageKind.IDENTITY_CODE);
    }

    @Test
    void aRefusalNamesItsGroundsAndWhereToComplain() throws Exception {
        String email = contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(
                Ids.next(),
                1,
                new CaseEvent.Closed(
                        requestId,
                        caseId,
                        Right.ACCESS,
                        Outcome.REFUSED,
                        List.of(RefusalGround.EXCESSIVE),
                        null,
                        Instant.now()));
        awaitSent(MessageKind.CASE_CLOSED);

        assertThat(part(mailWith(email, "closed"), "text/plain"))
                .contains("refused", "the request is excessive", "complain to the supervisory authority: ")
                .doesNotContain("download");
    }

    @Test
    void aGrantTellsUntilWhenThePackageCanBeDownloaded() throws Exception {
        String email = contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(
                Ids.next(),
                1,
                new CaseEvent.Closed(
                        requestId,
                        caseId,
                        Right.ACCESS,
                        Outcome.FULFILLED,
                        List.of(),
                        Instant.parse("2026-12-24T10:00:00Z"),
                        Instant.now()));
        awaitSent(MessageKind.CASE_CLOSED);

        assertThat(part(mailWith(email, "closed"), "text/plain")).contains("granted", "December 24, 2026");
    }

    @Test
    void theDayOnWhichARestrictionIsLiftedReachesThePersonAndWhatBecameOfItToo() throws Exception {
        String email = contact("erika");
        LocalDate day = LocalDate.of(2027, 1, 15);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(
                Ids.next(),
                1,
                new CaseEvent.RestrictionLiftAnnounced(requestId, caseId, Right.RESTRICTION, day, Instant.now()));
        events.send(Ids.next(), 2, new CaseEvent.RestrictionKept(requestId, caseId, Right.RESTRICTION, Instant.now()));
        events.send(
                Ids.next(), 3, new CaseEvent.RestrictionLifted(requestId, caseId, Right.RESTRICTION, Instant.now()));
        awaitSent(MessageKind.RESTRICTION_LIFT_ANNOUNCED);
        awaitSent(MessageKind.RESTRICTION_KEPT);
        awaitSent(MessageKind.RESTRICTION_LIFTED);

        assertThat(part(mailWith(email, "We will lift"), "text/plain"))
                .contains("January 15, 2027", "If you object", "complain to the supervisory authority: ");
    }

    @Test
    void aMailThatTheServerRefusesForGoodIsGivenUpAndNobodyLogsItsAddress() throws Exception {
        String email = contact("refused");
        events.send(Ids.next(), 1, submitted("en"));

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("REFUSED_BY_MAIL_SERVER");
        assertThat(log.lines()).noneMatch(line -> line.contains(email));
        assertThat(events.records(Topic.NOTIFICATIONS))
                .noneMatch(record -> record.value().contains(email));
    }

    @Test
    void aMailThatTheServerPutsOffIsSentLaterAndNobodyLogsItsAddress() throws Exception {
        String email = contact("busy");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);

        assertThat(world.mailbox(email)).hasSize(1);
        assertThat(log.lines())
                .anyMatch(line -> line.contains("is tried again in"))
                .noneMatch(line -> line.contains(email));
    }

    @Test
    void aMailWhoseReceiptWasLostIsRepeatedUnderTheSameMessageId() throws Exception {
        String email = contact("lost");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);

        List<MimeMessage> mails = world.mailbox(email);
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).getMessageID()).isEqualTo(mails.get(1).getMessageID());
        assertThat(published()).hasSize(1);
    }

    @Test
    void aMailIsSentAsSoonAsIntakeIsBack() throws Exception {
        String email = "erika." + requestId + "@example.org";
        world.contact(requestId, email, null, 2);
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);

        assertThat(world.mailbox(email)).hasSize(1);
    }

    @Test
    void anAddressThatCarriesAnotherHeaderReachesNobodyAndIsGivenUp() throws Exception {
        String victim = "victim." + requestId + "@example.org";
        world.contact(requestId, "erika@example.org\r\nBcc: " + victim, null, 0);
        events.send(Ids.next(), 1, submitted("en"));

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("ADDRESS_UNUSABLE");
        assertThat(world.mailbox(victim)).isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.contains(victim));
    }

    @Test
    void whoCanBeReachedByLetterOnlyGetsNoMailAndThatIsSaid() throws Exception {
        world.contact(requestId, null, "Erika Mustermann", 0);
        events.send(Ids.next(), 1, submitted("en"));

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("ONLY_BY_LETTER");
    }

    @Test
    void whoHasNotProvenTheirIdentityIsRemindedWithTheLastDay() throws Exception {
        String email = contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(
                Ids.next(),
                1,
                new IdentityEvent.Expiring(requestId, Ids.next(), Instant.parse("2026-12-24T10:00:00Z")));
        awaitSent(MessageKind.IDENTITY_EXPIRING);

        assertThat(part(mailWith(email, "prove who you are"), "text/plain"))
                .contains(reference, "by December 24, 2026 (UTC)", "/#/requests/" + reference);
    }

    @Test
    void whoSentADocumentIsToldWhatAPersonFoundInWordsForEachCode() throws Exception {
        String email = contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(
                Ids.next(),
                1,
                new IdentityEvent.EvidenceReviewed(
                        requestId,
                        Ids.next(),
                        Ids.next(),
                        ReviewOutcome.MORE_NEEDED,
                        List.of("UNREADABLE", "TOO_MUCH_COVERED", "OF_A_NEWER_VERSION"),
                        Instant.now()));
        awaitSent(MessageKind.EVIDENCE_REVIEWED);

        assertThat(part(mailWith(email, "document"), "text/plain"))
                .contains(
                        "Something is still missing.",
                        "What we found: it can't be read; something that we need to see is covered.")
                .doesNotContain("OF_A_NEWER_VERSION", "UNREADABLE");
    }

    @Test
    void theDataSubjectIsAskedByTheirOwnContactAndTheCodeStandsBehindTheHashOnly() throws Exception {
        String requester = contact("agent");
        String subject = "lotte." + requestId + "@example.org";
        UUID mandate = Ids.next();
        world.subjectContact(requestId, subject);
        world.confirmation(mandate, 200, MANDATE_CODE);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, new IdentityEvent.MandateConfirmationAsked(requestId, Ids.next(), mandate));
        awaitSent(MessageKind.MANDATE_CONFIRMATION);

        MimeMessage mail = world.mailbox(subject).getFirst();
        assertThat(part(mail, "text/plain"))
                .startsWith("Hello,")
                .contains("your authorised agent", "access to your data, erasure", "say no")
                .contains("/#/mandates/" + mandate + "/" + MANDATE_CODE)
                .doesNotContain("Erika", "Your request:");
        assertThat(subject(mail)).contains(reference).doesNotContain(MANDATE_CODE);
        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(world.mailbox(requester)).hasSize(1);
        assertThat(events.records(Topic.NOTIFICATIONS))
                .noneMatch(record ->
                        record.value().contains(MANDATE_CODE) || record.value().contains(subject));
        assertThat(log.lines()).noneMatch(line -> line.contains(MANDATE_CODE) || line.contains(subject));
    }

    @Test
    void aDataSubjectWithoutAContactOfTheirOwnOrWithNothingLeftToAnswerGetsNoMail() throws Exception {
        String requester = contact("agent");
        UUID mandate = Ids.next();
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, new IdentityEvent.MandateConfirmationAsked(requestId, Ids.next(), mandate));
        assertThat(awaitGivenUp(MessageKind.MANDATE_CONFIRMATION).reason()).isEqualTo("CONTACT_GONE");

        String subject = "lotte." + requestId + "@example.org";
        world.subjectContact(requestId, subject);
        world.confirmation(mandate, 410, "");
        events.send(Ids.next(), 2, new IdentityEvent.MandateConfirmationAsked(requestId, Ids.next(), mandate));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published())
                        .filteredOn(NotificationEvent.GivenUp.class::isInstance)
                        .extracting(event -> ((NotificationEvent.GivenUp) event).reason())
                        .containsExactly("CONTACT_GONE", "CODE_SUPERSEDED"));
        assertThat(world.mailbox(subject)).isEmpty();
        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(world.mailbox(requester)).hasSize(1);
    }

    private String contact(String who) throws Exception {
        String email = who + "." + requestId + "@example.org";
        world.contact(requestId, email, "Erika Mustermann", 0);
        return email;
    }

    private RequestEvent.Submitted submitted(String language) {
        return new RequestEvent.Submitted(
                requestId,
                reference,
                Ids.next(),
                Cell.EU,
                "DE",
                null,
                language,
                RequesterKind.SELF,
                Instant.now(),
                "2024-12-16",
                List.of(new RequestEvent.RequestedCase(caseId, Right.ACCESS, Sensitivity.NORMAL)),
                false,
                null,
                Ids.next());
    }

    private IdentityEvent.ChallengeIssued challenge() {
        return new IdentityEvent.ChallengeIssued(requestId, Ids.next(), challengeId, VerificationPurpose.CASE, 1);
    }

    private NotificationEvent.Sent awaitSent(MessageKind message) {
        return awaitPublished(NotificationEvent.Sent.class, message);
    }

    private NotificationEvent.GivenUp awaitGivenUp(MessageKind message) {
        return awaitPublished(NotificationEvent.GivenUp.class, message);
    }

    private <T extends NotificationEvent> T awaitPublished(Class<T> type, MessageKind message) {
        return await().atMost(PATIENCE)
                .until(
                        () -> published().stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .filter(event -> messageOf(event) == message)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static MessageKind messageOf(NotificationEvent event) {
        return switch (event) {
            case NotificationEvent.Sent sent -> sent.message();
            case NotificationEvent.GivenUp givenUp -> givenUp.message();
            case NotificationEvent.ErasureConfirmed _ -> null;
        };
    }

    private List<PrivacyEvent> published() {
        return events.of(Topic.NOTIFICATIONS, requestId);
    }

    private MimeMessage mailWith(String email, String word) {
        return world.mailbox(email).stream()
                .filter(mail -> subject(mail).contains(word))
                .findFirst()
                .orElseThrow();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Part whole, String type) throws Exception {
        if (whole.isMimeType(type)) {
            return (String) whole.getContent();
        }
        if (whole.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
