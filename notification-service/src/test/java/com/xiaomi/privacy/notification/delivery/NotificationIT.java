package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.localstack.testing.Traces;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is told what, in whose words. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class NotificationIT extends MailScenario {

    @Inject
    AgroalDataSource dataSource;

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
        assertThat(part(receipts.getFirst(), "text/html")).contains("<html lang=\"de\" dir=\"ltr\">", reference);
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
    void whichMessagesWereSentIsForgottenBeforeTheRequest() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        UUID deliveryId = awaitSent(MessageKind.REQUEST_RECEIVED).deliveryId();

        events.send(Ids.next(), 1, new CaseEvent.DataExpired(requestId, DataKind.DELIVERIES, Instant.now()));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(Traces.of(dataSource, List.of(deliveryId))).isEmpty());
        assertThat(Traces.of(dataSource, List.of(requestId))).contains("request_context");
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
                        Instant.parse("2026-12-25T12:00:00Z"),
                        null,
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
    void whoHasNotProvenTheirIdentityIsRemindedWithTheLastDay() throws Exception {
        String email = contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(
                Ids.next(),
                1,
                new IdentityEvent.Expiring(requestId, Ids.next(), Instant.parse("2026-12-25T12:00:00Z")));
        awaitSent(MessageKind.IDENTITY_EXPIRING);

        assertThat(part(mailWith(email, "prove who you are"), "text/plain"))
                .contains(reference, "by December 24, 2026.", "/#/requests/" + reference);
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
    void whoIsProvenIsToldSoThatAStrangerWhoDidItIsNoticed() throws Exception {
        String email = contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, verified(VerificationPurpose.CASE, List.of(caseId)));
        awaitSent(MessageKind.IDENTITY_PROVEN);

        assertThat(part(mailWith(email, "We know that request"), "text/plain"))
                .contains("If that was not you, tell us at once.");
    }

    @Test
    void aProofThatIsNotEnoughOrForSomethingElseIsNotTold() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, verified(VerificationPurpose.CASE, List.of()));
        events.send(Ids.next(), 2, verified(VerificationPurpose.PACKAGE_DOWNLOAD, null));
        // Both came before this one, so whatever they cause has been caused when this one is answered.
        events.send(Ids.next(), 3, new IdentityEvent.Expired(requestId, Ids.next(), Instant.now()));
        awaitSent(MessageKind.IDENTITY_UNPROVEN);

        assertThat(published())
                .filteredOn(NotificationEvent.Sent.class::isInstance)
                .extracting(event -> messageOf((NotificationEvent) event))
                .containsExactlyInAnyOrder(MessageKind.REQUEST_RECEIVED, MessageKind.IDENTITY_UNPROVEN);
    }

    @Test
    void whatIsCarriedOutIsToldOnceAlthoughTheReleaseSentItBack() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, moved(CaseState.AWAITING_APPROVAL, CaseState.IN_FULFILMENT));
        events.send(Ids.next(), 2, moved(CaseState.IN_FULFILMENT, CaseState.AWAITING_RELEASE));
        events.send(Ids.next(), 3, moved(CaseState.AWAITING_RELEASE, CaseState.IN_FULFILMENT));
        events.send(Ids.next(), 4, new CaseEvent.Reopened(requestId, caseId, Right.ACCESS, Instant.now()));
        awaitSent(MessageKind.CASE_REOPENED);
        awaitSent(MessageKind.CASE_IN_FULFILMENT);

        assertThat(published())
                .filteredOn(NotificationEvent.Sent.class::isInstance)
                .filteredOn(event -> messageOf((NotificationEvent) event) == MessageKind.CASE_IN_FULFILMENT)
                .hasSize(1);
    }

    @Test
    void eachProofIsToldOnceAndWhatOthersShowAboutAMandateNot() throws Exception {
        contact("erika");
        UUID other = Ids.next();
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, verified(VerificationPurpose.CASE, List.of(caseId)));
        events.send(Ids.next(), 2, verified(VerificationPurpose.CASE, List.of(caseId)));
        events.send(Ids.next(), 3, verified(VerificationPurpose.CASE, List.of(caseId, other)));
        events.send(
                Ids.next(),
                4,
                new IdentityEvent.Verified(
                        requestId,
                        Ids.next(),
                        AssuranceLevel.MANDATE,
                        VerificationPurpose.CASE,
                        Instant.now(),
                        List.of(Ids.next())));
        // All came before this one, so whatever they cause has been caused when this one is answered.
        events.send(Ids.next(), 5, new IdentityEvent.Expired(requestId, Ids.next(), Instant.now()));
        awaitSent(MessageKind.IDENTITY_UNPROVEN);
        await().atMost(PATIENCE).until(() -> sent(MessageKind.IDENTITY_PROVEN) == 2);

        assertThat(sent(MessageKind.IDENTITY_PROVEN)).isEqualTo(2);
    }

    @Test
    void whoHasTakenEverythingBackIsNotAskedForAProofAnyMore() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(
                Ids.next(),
                1,
                new CaseEvent.Closed(
                        requestId, caseId, Right.ACCESS, Outcome.WITHDRAWN, List.of(), null, null, Instant.now()));
        awaitSent(MessageKind.CASE_CLOSED);
        events.send(Ids.next(), 1, new IdentityEvent.Expiring(requestId, Ids.next(), Instant.now()));
        events.send(Ids.next(), 2, new IdentityEvent.Expired(requestId, Ids.next(), Instant.now()));
        events.send(Ids.next(), 3, verified(VerificationPurpose.CASE, List.of(caseId)));
        awaitSent(MessageKind.IDENTITY_PROVEN);

        assertThat(sent(MessageKind.IDENTITY_EXPIRING)).isZero();
        assertThat(sent(MessageKind.IDENTITY_UNPROVEN)).isZero();
    }

    private long sent(MessageKind message) {
        return published().stream()
                .filter(NotificationEvent.Sent.class::isInstance)
                .filter(event -> messageOf((NotificationEvent) event) == message)
                .count();
    }

    private IdentityEvent.Verified verified(VerificationPurpose purpose, List<UUID> cases) {
        return new IdentityEvent.Verified(requestId, Ids.next(), AssuranceLevel.CONTACT, purpose, Instant.now(), cases);
    }

    private CaseEvent.StateChanged moved(CaseState from, CaseState to) {
        return new CaseEvent.StateChanged(requestId, caseId, Right.ACCESS, from, to, "approve", null, Instant.now());
    }
}
