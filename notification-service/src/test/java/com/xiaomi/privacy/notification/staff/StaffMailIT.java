package com.xiaomi.privacy.notification.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent.Sent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.notification.testing.Events;
import com.xiaomi.privacy.notification.testing.LogRecorder;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import com.xiaomi.privacy.notification.testing.World;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff are told of their work, each of each event once; their addresses are asked of Keycloak and kept nowhere. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class StaffMailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalDate DUE = LocalDate.of(2026, 12, 24);
    private static final String TEAM = "privacy-team@privacy-support.example";
    private static final String DPO = "dpo@privacy-support.example";
    private static final String OFFICER = "grievance-officer@privacy-support.example";

    @Inject
    Events events;

    @Inject
    World world;

    @Inject
    AgroalDataSource dataSource;

    private final UUID requestId = Ids.next();
    private final UUID caseId = Ids.next();
    private final UUID agent = UUID.randomUUID();
    private final String address = "agent." + UUID.randomUUID() + "@staff.example";
    private final String reference = Reference.random().value();
    private final LogRecorder log = new LogRecorder();

    @BeforeEach
    void open() throws Exception {
        Logger.getLogger("").addHandler(log);
        world.staff(agent, address, true, 0);
        events.send(Ids.next(), 1, submitted());
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(log);
    }

    @Test
    void anAgentIsToldOnceOfACaseTheyWereGivenAndOfNothingPersonal() throws Exception {
        UUID eventId = Ids.next();
        CaseEvent.Assigned assigned = assignedBy(UUID.randomUUID());
        events.send(eventId, 1, assigned);
        events.send(eventId, 1, assigned);
        events.send(
                Ids.next(),
                2,
                new CaseEvent.Escalated(
                        requestId, caseId, Right.ACCESS, DUE, EscalationRole.DPO, agent, Instant.now()));
        awaitSent(MessageKind.CASE_ASSIGNED, 1);
        awaitSent(MessageKind.CASE_ESCALATED, 1);

        List<MimeMessage> mails = about(address);
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().getSubject()).isEqualTo("Assigned to you: " + reference);
        assertThat(text(mails.getFirst()))
                .contains("access", "Due: 2026-12-24.", NotificationStack.ORIGIN + "/staff/#/cases/" + caseId)
                .doesNotContain("Anna");
        assertThat(about(DPO)).hasSize(1);
        assertThat(log.lines()).noneMatch(line -> line.contains(address));
        assertThat(rows()).isNotEmpty().noneMatch(row -> row.contains(address));
        assertThat(events.records(Topic.NOTIFICATIONS))
                .noneMatch(record -> record.value().contains(address));
    }

    @Test
    void whoGaveThemselvesACaseNeedsNoMail() throws Exception {
        events.send(Ids.next(), 1, assignedBy(agent));
        events.send(
                Ids.next(),
                2,
                new CaseEvent.StaffMentioned(requestId, caseId, Right.ACCESS, Ids.next(), agent, Instant.now()));
        awaitSent(MessageKind.STAFF_MENTIONED, 1);

        assertThat(about(address)).hasSize(1);
        assertThat(about(address).getFirst().getSubject()).isEqualTo("You are mentioned: " + reference);
    }

    @Test
    void ofACaseThatNobodyHasTheTeamIsReminded() throws Exception {
        events.send(Ids.next(), 1, approaching(null));
        awaitSent(MessageKind.DEADLINE_APPROACHING, 1);

        MimeMessage mail = about(TEAM).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Due 2026-12-24: " + reference);
        assertThat(text(mail)).contains("75 % of the time", "Nobody has this case.");
    }

    @Test
    void aReminderSaysIfNobodyHasProvenYetWhoAsks() throws Exception {
        events.send(
                Ids.next(),
                1,
                new CaseEvent.DeadlineApproaching(requestId, caseId, Right.ACCESS, 50, DUE, null, null, true));
        awaitSent(MessageKind.DEADLINE_APPROACHING, 1);

        assertThat(text(about(TEAM).getFirst())).contains("nobody has proven yet who asks", "run on");
    }

    @Test
    void aReminderForSomebodyWhoIsGoneOrDisabledReachesTheTeam() throws Exception {
        world.staff(agent, address, false, 0);
        events.send(Ids.next(), 1, approaching(agent));
        events.send(Ids.next(), 2, approaching(UUID.randomUUID()));
        awaitSent(MessageKind.DEADLINE_APPROACHING, 2);

        assertThat(about(address)).isEmpty();
        assertThat(about(TEAM))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(text(mail)).contains("can't be reached"));
    }

    @Test
    void ofABreachBothWhoHasTheCaseAndTheDataProtectionOfficerAreTold() throws Exception {
        UUID eventId = Ids.next();
        CaseEvent.Overdue overdue = new CaseEvent.Overdue(requestId, caseId, Right.ERASURE, DUE, agent, null);
        events.send(eventId, 1, overdue);
        events.send(eventId, 1, overdue);
        awaitSent(MessageKind.CASE_OVERDUE, 2);
        events.send(Ids.next(), 2, approaching(agent));
        awaitSent(MessageKind.DEADLINE_APPROACHING, 1);

        assertThat(about(address)).extracting(MimeMessage::getSubject).contains("Overdue: " + reference);
        assertThat(about(address)).hasSize(2);
        assertThat(about(DPO)).hasSize(1);
    }

    @Test
    void whoHasACaseReadsWhichDataSystemDoesNotAnswer() throws Exception {
        events.send(
                Ids.next(),
                1,
                new CaseEvent.TaskOverdue(
                        requestId, caseId, Right.ERASURE, Ids.next(), "orders-store", Instant.now(), DUE, agent));
        awaitSent(MessageKind.TASK_OVERDUE, 1);

        MimeMessage mail = about(address).getFirst();
        assertThat(mail.getSubject()).isEqualTo("orders-store does not answer: " + reference);
        assertThat(text(mail)).contains("orders-store", "take the task over", "2026-12-24");
    }

    @Test
    void theGrievanceOfficerReadsOfWhatIsPutBeforeThem() throws Exception {
        events.send(
                Ids.next(),
                1,
                new CaseEvent.Escalated(
                        requestId,
                        caseId,
                        Right.GRIEVANCE,
                        null,
                        EscalationRole.GRIEVANCE_OFFICER,
                        null,
                        Instant.now()));
        awaitSent(MessageKind.CASE_ESCALATED, 1);

        assertThat(text(about(OFFICER).getFirst())).contains("grievance", "no date runs at present");
    }

    @Test
    void whileKeycloakIsAwayTheMailWaits() throws Exception {
        world.staff(agent, address, true, 2);
        events.send(Ids.next(), 1, approaching(agent));
        awaitSent(MessageKind.DEADLINE_APPROACHING, 1);

        assertThat(about(address)).hasSize(1);
    }

    private CaseEvent.Assigned assignedBy(UUID by) {
        return new CaseEvent.Assigned(requestId, caseId, Right.ACCESS, DUE, agent, by, Instant.now());
    }

    private CaseEvent.DeadlineApproaching approaching(UUID assignee) {
        return new CaseEvent.DeadlineApproaching(requestId, caseId, Right.ACCESS, 75, DUE, assignee, null, null);
    }

    private RequestEvent.Submitted submitted() {
        return new RequestEvent.Submitted(
                requestId,
                reference,
                Ids.next(),
                Cell.EU,
                "DE",
                null,
                "de",
                RequesterKind.SELF,
                Instant.now(),
                "2024-12-16",
                List.of(new RequestEvent.RequestedCase(caseId, Right.ACCESS, Sensitivity.NORMAL)),
                false,
                null,
                Ids.next());
    }

    private void awaitSent(MessageKind message, int times) {
        await().atMost(PATIENCE)
                .until(() -> events.of(Topic.NOTIFICATIONS, requestId).stream()
                                .filter(event -> isSent(event, message))
                                .count()
                        == times);
    }

    private static boolean isSent(PrivacyEvent event, MessageKind message) {
        return event instanceof Sent sent && sent.message() == message;
    }

    private List<MimeMessage> about(String mailbox) throws Exception {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage mail : world.mailbox(mailbox)) {
            if (mail.getSubject().contains(reference)) {
                found.add(mail);
            }
        }
        return found;
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    }

    private List<String> rows() throws Exception {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(
                        "SELECT row_to_json(d)::text FROM delivery d WHERE request_id = ?")) {
            read.setObject(1, requestId);
            try (ResultSet rows = read.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }
}
