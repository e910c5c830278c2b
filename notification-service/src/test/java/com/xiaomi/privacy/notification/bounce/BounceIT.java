package com.xiaomi.privacy.notification.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.notification.delivery.MailScenario;
import com.xiaomi.privacy.notification.delivery.ReturnedMails;
import com.xiaomi.privacy.notification.delivery.ReturnedMails.Effect;
import com.xiaomi.privacy.notification.testing.Database;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A mail that comes back is known to be lost, and its address is left alone; nobody's address is kept for it. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class BounceIT extends MailScenario {

    private static final String TEAM = "privacy-team@privacy-support.example";
    private static final String WAITING_FOR_LOCKS =
            "pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    @Inject
    BounceMailbox mailbox;

    @Inject
    ReturnedMails mails;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Database database;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = "quarkus.mailer.port")
    int smtpPort;

    @Test
    void aMailThatComesBackIsGivenUpAndItsAddressGetsNoMore() throws Exception {
        String email = contact("gone");
        UUID deliveryId = received();

        report(undeliverable(deliveryId, "failed", "5.1.1", email));
        assertThat(mailbox.remove(100)).isOne();
        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("RETURNED");
        events.send(Ids.next(), 2, new RequestEvent.MessageSent(requestId, Ids.next(), null, Instant.now()));

        assertThat(awaitGivenUp(MessageKind.MESSAGE_POSTED).reason()).isEqualTo("ADDRESS_SUPPRESSED");
        assertThat(world.mailbox(email)).hasSize(1);
    }

    @Test
    void whoWaitsForACodeGetsItAllTheSame() throws Exception {
        String email = contact("back");
        UUID deliveryId = received();
        report(undeliverable(deliveryId, "failed", "5.1.1", email));
        mailbox.remove(100);
        world.code(challengeId, 200, CODE);
        events.send(Ids.next(), 1, challenge());

        awaitSent(MessageKind.IDENTITY_CODE);
    }

    @Test
    void aFullMailboxLosesOneMailAndGetsTheNext() throws Exception {
        String email = contact("full");
        report(undeliverable(received(), "failed", "5.2.2", email));
        mailbox.remove(100);
        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("RETURNED");

        events.send(Ids.next(), 2, new RequestEvent.MessageSent(requestId, Ids.next(), null, Instant.now()));
        awaitSent(MessageKind.MESSAGE_POSTED);
    }

    @Test
    void aMailThatArrivedAndThatItsReaderForwardsInVainIsNotLost() throws Exception {
        contact("forwarding");
        report(undeliverable(received(), "failed", "5.1.1", "somewhere.else@example.org"));
        mailbox.remove(100);
        events.send(Ids.next(), 2, new RequestEvent.MessageSent(requestId, Ids.next(), null, Instant.now()));
        awaitSent(MessageKind.MESSAGE_POSTED);

        assertThat(published())
                .filteredOn(NotificationEvent.GivenUp.class::isInstance)
                .isEmpty();
    }

    @Test
    void aMailboxOfStaffIsWrittenToAllTheSame() throws Exception {
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, overdue());
        NotificationEvent.Sent sent = awaitSent(MessageKind.CASE_OVERDUE);
        report(undeliverable(sent.deliveryId(), "failed", "5.1.1", "dpo@privacy-support.example"));
        report(undeliverable(sent.deliveryId(), "failed", "5.1.1", "privacy-team@privacy-support.example"));
        mailbox.remove(100);
        events.send(Ids.next(), 2, overdue());

        await().atMost(PATIENCE)
                .until(() -> published().stream()
                                .filter(NotificationEvent.Sent.class::isInstance)
                                .filter(event -> messageOf((NotificationEvent) event) == MessageKind.CASE_OVERDUE)
                                .count()
                        == 4);
    }

    @Test
    void theTeamIsToldOnceThatAMailToAColleagueCameBack() throws Exception {
        UUID agent = Ids.next();
        world.staff(agent, "agent." + requestId + "@example.org", true, 0);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(
                Ids.next(),
                1,
                new CaseEvent.StaffMentioned(requestId, caseId, Right.ACCESS, Ids.next(), agent, Instant.now()));
        NotificationEvent.Sent sent = awaitSent(MessageKind.STAFF_MENTIONED);
        String report = undeliverable(sent.deliveryId(), "failed", "5.1.1", "agent." + requestId + "@example.org");
        report(report);
        report(report);
        mailbox.remove(100);

        NotificationEvent.Sent told = awaitSent(MessageKind.MESSAGE_UNDELIVERED);
        assertThat(awaitGivenUp(MessageKind.STAFF_MENTIONED).reason()).isEqualTo("RETURNED");
        assertThat(world.mailbox(TEAM))
                .filteredOn(mail -> subject(mail).contains(reference))
                .singleElement()
                .satisfies(mail -> assertThat(part(mail, "text/plain"))
                        .contains("com.xiaomi.privacy.case.staff-mentioned.v1", "tell them another way"));
        // The mailbox of the team is in doubt itself: nobody is left to be told.
        report(undeliverable(told.deliveryId(), "failed", "5.2.2", TEAM));
        mailbox.remove(100);
        assertThat(awaitGivenUp(MessageKind.MESSAGE_UNDELIVERED).reason()).isEqualTo("RETURNED");
        assertThat(log.lines()).anyMatch(line -> line.contains("a mail to the team or of a campaign is lost"));
    }

    @Test
    void ofTwoReplicasThatReadOneReportAtOnceOneTellsTheTeam() throws Exception {
        contact("erika");
        UUID agent = Ids.next();
        String email = "agent." + requestId + "@example.org";
        world.staff(agent, email, true, 0);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(
                Ids.next(),
                1,
                new CaseEvent.StaffMentioned(requestId, caseId, Right.ACCESS, Ids.next(), agent, Instant.now()));
        UUID deliveryId = awaitSent(MessageKind.STAFF_MENTIONED).deliveryId();
        Callable<Effect> replica = () -> mails.undeliverable(deliveryId, true, List.of(Personal.of(email)));

        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor();
                Connection between = dataSource.getConnection()) {
            between.setAutoCommit(false);
            holdUp(between, deliveryId);
            List<Future<Effect>> effects = List.of(replicas.submit(replica), replicas.submit(replica));
            await().atMost(PATIENCE).until(() -> database.count(WAITING_FOR_LOCKS) >= 2);
            between.commit();
            between.setAutoCommit(true);

            assertThat(effects)
                    .extracting(Future::get)
                    .containsExactlyInAnyOrder(Effect.RETURNED, Effect.KNOWN_ALREADY);
        }
        awaitSent(MessageKind.MESSAGE_UNDELIVERED);
        assertThat(published())
                .filteredOn(NotificationEvent.GivenUp.class::isInstance)
                .hasSize(1);
    }

    private static void holdUp(Connection connection, UUID deliveryId) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT 1 FROM delivery WHERE delivery_id = ? FOR UPDATE")) {
            lock.setObject(1, deliveryId);
            lock.execute();
        }
    }

    @Test
    void aForgedReportChangesNothingAndIsCounted() throws Exception {
        String email = contact("target");
        UUID deliveryId = received();
        double before = counted("not-ours") + counted("no-report") + counted("forwarded");
        report(undeliverable(Ids.next(), "failed", "5.1.1", email));
        report(complaint(Ids.next(), email));
        report(undeliverable(deliveryId, "failed", "5.1.1", email)
                .replace(deliveryId + "@privacy-support.example", deliveryId + "@elsewhere.example"));
        report(undeliverable(deliveryId, "failed", "5.1.1", "not." + email));

        mailbox.remove(100);
        assertThat(counted("not-ours") + counted("no-report") + counted("forwarded") - before)
                .isEqualTo(4);
        events.send(
                Ids.next(),
                2,
                new RequestEvent.QuestionAsked(requestId, caseId, Ids.next(), Ids.next(), Instant.now()));
        awaitSent(MessageKind.QUESTION_ASKED);
        letRemindersBeDue();
        awaitSent(MessageKind.QUESTION_REMINDER);
        assertThat(published())
                .filteredOn(NotificationEvent.GivenUp.class::isInstance)
                .isEmpty();
    }

    private double counted(String effect) {
        return metrics.counter(BounceMailbox.METRIC, "effect", effect).count();
    }

    @Test
    void aMailThatIsOnlyLateIsNotLost() throws Exception {
        String email = contact("late");
        report(undeliverable(received(), "delayed", "4.4.1", email));
        mailbox.remove(100);

        assertThat(published())
                .filteredOn(NotificationEvent.GivenUp.class::isInstance)
                .isEmpty();
    }

    @Test
    void whoComplainsGetsWhatTheyMustGetAndNoReminders() throws Exception {
        String email = contact("weary");
        report(complaint(received(), email));
        assertThat(mailbox.remove(100)).isOne();
        events.send(
                Ids.next(),
                2,
                new RequestEvent.QuestionAsked(requestId, caseId, Ids.next(), Ids.next(), Instant.now()));
        awaitSent(MessageKind.QUESTION_ASKED);
        letRemindersBeDue();

        assertThat(awaitGivenUp(MessageKind.QUESTION_REMINDER).reason()).isEqualTo("ADDRESS_SUPPRESSED");
        events.send(Ids.next(), 1, new CaseEvent.Reopened(requestId, caseId, Right.ACCESS, Instant.now()));
        awaitSent(MessageKind.CASE_REOPENED);
    }

    @Test
    void whatIsNoReportOrOfAStrangersMailChangesNothingAndIsRemoved() throws Exception {
        String email = contact("erika");
        received();
        report(undeliverable(Ids.next(), "failed", "5.1.1", email));
        report("From: somebody@example.org\r\nSubject: Hello\r\n\r\nWho are you?\r\n");
        report(
                "From: <>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\nno parts\r\n");

        assertThat(mailbox.remove(100)).isEqualTo(3);
        assertThat(mailbox.remove(100)).isZero();
        events.send(Ids.next(), 2, new RequestEvent.MessageSent(requestId, Ids.next(), null, Instant.now()));
        awaitSent(MessageKind.MESSAGE_POSTED);
        assertThat(log.lines()).noneMatch(line -> line.contains(email));
    }

    private CaseEvent.Overdue overdue() {
        return new CaseEvent.Overdue(requestId, caseId, Right.ACCESS, LocalDate.now(ZoneOffset.UTC), null, null);
    }

    private UUID received() {
        events.send(Ids.next(), 1, submitted("en"));
        return awaitSent(MessageKind.REQUEST_RECEIVED).deliveryId();
    }

    private static String undeliverable(UUID deliveryId, String action, String status, String address) {
        return report(
                "delivery-status",
                "message/delivery-status",
                """
                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 no such user
                """.formatted(address, action, status),
                deliveryId,
                address);
    }

    private static String complaint(UUID deliveryId, String address) {
        return report("feedback-report", "message/feedback-report", """
                Feedback-Type: abuse
                User-Agent: SomeGenerator/1.0
                Version: 1
                """, deliveryId, address);
    }

    private static String report(String kind, String type, String fields, UUID deliveryId, String address) {
        return """
                From: MAILER-DAEMON@mx.example.org
                To: %s
                Subject: Report
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=%s; boundary="part"

                --part
                Content-Type: text/plain

                Something about %s.

                --part
                Content-Type: %s

                %s
                --part
                Content-Type: text/rfc822-headers

                From: privacy@privacy-support.example
                To: %s
                Message-ID: <%s@privacy-support.example>
                Subject: We have received your request

                --part--
                """.formatted(NotificationStack.RETURN_ADDRESS, kind, address, type, fields, address, deliveryId)
                .replace("\n", "\r\n");
    }

    /** As a mail server would hand it in. */
    private void report(String source) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(smtpPort));
        properties.setProperty("mail.smtp.from", "mailer-daemon@mx.example.org");
        Session session = Session.getInstance(properties);
        MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            // As it is, damaged or not.
            transport.sendMessage(mail, new InternetAddress[] {new InternetAddress(NotificationStack.RETURN_ADDRESS)});
        }
    }

    private void letRemindersBeDue() {
        await().atMost(PATIENCE).until(() -> database.update("""
                        UPDATE scheduled_tasks SET execution_time = now()
                        WHERE task_instance IN (
                            SELECT delivery_id::text FROM delivery WHERE request_id = ? AND message = 'QUESTION_REMINDER')
                        """, requestId) == 1);
    }
}
