package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mail servers refuse and delay, and people cannot be reached: nothing is lost, repeated without need, or logged. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class TroubledDeliveryIT extends MailScenario {

    @Inject
    AgroalDataSource dataSource;

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
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(
                Ids.next(),
                1,
                new CaseEvent.FeeQuoted(requestId, caseId, Right.ACCESS, Ids.next(), 1_250, "QQQ", Instant.now()));
        events.send(Ids.next(), 2, new CaseEvent.Reopened(requestId, caseId, Right.ACCESS, Instant.now()));
        awaitSent(MessageKind.CASE_REOPENED);
        await().atMost(PATIENCE)
                .until(() -> log.lines().stream().anyMatch(line -> line.contains("failed and is tried again in")));
        assertThat(published())
                .filteredOn(NotificationEvent.GivenUp.class::isInstance)
                .isEmpty();

        aDayPasses(MessageKind.FEE_QUOTED);

        assertThat(awaitGivenUp(MessageKind.FEE_QUOTED).reason()).isEqualTo("CANT_BE_WRITTEN");
        awaitSent(MessageKind.MESSAGE_UNDELIVERED);
        assertThat(world.mailbox("privacy-team@privacy-support.example"))
                .filteredOn(mail -> subject(mail).contains(reference))
                .singleElement()
                .satisfies(
                        mail -> assertThat(part(mail, "text/plain")).contains("com.xiaomi.privacy.case.fee-quoted.v1"));
        assertThat(world.mailbox(email)).hasSize(2);
    }

    private void aDayPasses(MessageKind message) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE delivery SET planned_at = planned_at - interval '1 day' WHERE request_id = ? AND message = ?
                        """)) {
            update.setObject(1, requestId);
            update.setString(2, message.name());
            assertThat(update.executeUpdate()).isOne();
        }
    }

    @Test
    void whoCanBeReachedByLetterOnlyGetsNoMailAndThatIsSaid() throws Exception {
        world.contact(requestId, null, "Erika Mustermann", 0);
        events.send(Ids.next(), 1, submitted("en"));

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("ONLY_BY_LETTER");
    }
}
