package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.Database;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail servers refuse and delay, and people cannot be reached: nothing is lost, repeated without need, or logged. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class TroubledDeliveryIT extends MailScenario {

    @Inject
    Database database;

    @Inject
    Deliveries deliveries;

    @Inject
    MeterRegistry metrics;

    @Test
    void aPersonWhoseDataIsErasedGetsNoMail() {
        events.send(Ids.next(), 1, submitted("en"));

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("CONTACT_GONE");
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
        Counter unanswered = metrics.counter(Postman.METRIC, "outcome", "unanswered");
        double before = unanswered.count();
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);

        List<MimeMessage> mails = world.mailbox(email);
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).getMessageID()).isEqualTo(mails.get(1).getMessageID());
        assertThat(published()).hasSize(1);
        assertThat(unanswered.count() - before).isEqualTo(1);
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
    void whatCantBeWrittenIsTriedForADayThenTheTeamIsToldAndNothingIsHalfSent() throws Exception {
        String email = contact("erika");
        feeThatCantBeWritten();
        events.send(Ids.next(), 2, new CaseEvent.Reopened(requestId, caseId, Right.ACCESS, Instant.now()));
        awaitSent(MessageKind.CASE_REOPENED);
        assertThat(published())
                .filteredOn(NotificationEvent.GivenUp.class::isInstance)
                .isEmpty();

        aDayPasses(MessageKind.FEE_QUOTED);

        assertThat(awaitGivenUp(MessageKind.FEE_QUOTED).reason()).isEqualTo("CANT_BE_WRITTEN");
        assertTheTeamIsToldOf("com.xiaomi.privacy.case.fee-quoted.v1");
        assertThat(world.mailbox(email)).hasSize(2);
    }

    @Test
    void anEventThatCantBeReadAnyMoreEndsLikeWhatCantBeWritten() throws Exception {
        String forgotten = "com.xiaomi.privacy.case.of-an-earlier-release.v1";
        contact("erika");
        feeThatCantBeWritten();
        database.update(
                "UPDATE delivery SET event_type = ? WHERE request_id = ? AND message = 'FEE_QUOTED'",
                forgotten,
                requestId);

        aDayPasses(MessageKind.FEE_QUOTED);

        assertThat(awaitGivenUp(MessageKind.FEE_QUOTED).reason()).isEqualTo("CANT_BE_WRITTEN");
        assertTheTeamIsToldOf(forgotten);
    }

    @ParameterizedTest
    @CsvSource({"refused.%s@example.org, REFUSED_BY_MAIL_SERVER", "agent %s at staff, ADDRESS_UNUSABLE"})
    void theTeamIsToldOfAMailThatAColleagueCantGet(String address, String reason) throws Exception {
        contact("erika");
        UUID agent = Ids.next();
        world.staff(agent, address.formatted(agent), true, 0);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(
                Ids.next(),
                1,
                new CaseEvent.StaffMentioned(requestId, caseId, Right.ACCESS, Ids.next(), agent, Instant.now()));

        assertThat(awaitGivenUp(MessageKind.STAFF_MENTIONED).reason()).isEqualTo(reason);
        assertTheTeamIsToldOf("com.xiaomi.privacy.case.staff-mentioned.v1");
    }

    @Test
    void theTeamIsNotToldOfAMailThatItCantGetItself() {
        UUID deliveryId = Ids.next();
        // Of a request that nobody knows, so nothing is sent meanwhile.
        database.update("""
                INSERT INTO delivery (delivery_id, request_id, event_id, message, message_id, event_type, event, state, planned_at, addressee)
                VALUES (?, ?, ?, 'CASE_OVERDUE', '<unsent>', 'com.xiaomi.privacy.case.overdue.v1', '{}', 'PENDING', now(), 'mailbox:TEAM')
                """, deliveryId, requestId, Ids.next());

        deliveries.giveUp(deliveryId, GivenUpReason.REFUSED_BY_MAIL_SERVER);

        assertThat(database.values(String.class, "SELECT message FROM delivery WHERE request_id = ?", requestId))
                .containsExactly("CASE_OVERDUE");
        assertThat(log.lines()).anyMatch(line -> line.contains("is lost: CASE_OVERDUE"));
    }

    /** In a currency that no money has; returns once that was tried. */
    private void feeThatCantBeWritten() {
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(
                Ids.next(),
                1,
                new CaseEvent.FeeQuoted(requestId, caseId, Right.ACCESS, Ids.next(), 1_250, "QQQ", Instant.now()));
        await().atMost(PATIENCE)
                .until(() -> log.lines().stream().anyMatch(line -> line.contains("failed and is tried again in")));
    }

    private void aDayPasses(MessageKind message) {
        assertThat(database.update(
                        "UPDATE delivery SET planned_at = planned_at - interval '1 day' WHERE request_id = ? AND message = ?",
                        requestId,
                        message.name()))
                .isOne();
    }

    private void assertTheTeamIsToldOf(String eventType) {
        awaitSent(MessageKind.MESSAGE_UNDELIVERED);
        assertThat(world.mailbox("privacy-team@privacy-support.example"))
                .filteredOn(mail -> subject(mail).contains(reference))
                .singleElement()
                .satisfies(mail -> assertThat(part(mail, "text/plain")).contains(eventType));
    }

    @Test
    void whoCanBeReachedByLetterOnlyGetsNoMailAndThatIsSaid() throws Exception {
        world.contact(requestId, null, "Erika Mustermann", 0);
        events.send(Ids.next(), 1, submitted("en"));

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("ONLY_BY_LETTER");
    }
}
