package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.legal.calendar.DayOnEarth;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.request.RequestContexts;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever keeps a case waiting is reminded once, by day, and only while it waits. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class RemindersIT extends MailScenario {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Deliveries deliveries;

    @Inject
    RequestContexts contexts;

    @Inject
    Reminders reminders;

    private final UUID questionId = Ids.next();

    @Test
    void aQuestionWithoutAnswerIsAskedAgainAfterSomeDays() throws Exception {
        String email = contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(Ids.next(), 2, question());
        awaitSent(MessageKind.QUESTION_ASKED);

        Instant planned = awaitPlanned(MessageKind.QUESTION_REMINDER);
        assertThat(planned)
                .isBetween(Instant.now().plus(Duration.ofDays(4)), Instant.now().plus(Duration.ofDays(6)));

        letItBeDue(MessageKind.QUESTION_REMINDER);
        awaitSent(MessageKind.QUESTION_REMINDER);
        assertThat(part(mailWith(email, "still waiting"), "text/plain")).contains("can't go on without your answer");
    }

    @Test
    void whoHasAnsweredIsNotReminded() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(Ids.next(), 2, question());
        awaitPlanned(MessageKind.QUESTION_REMINDER);

        events.send(
                Ids.next(),
                3,
                new RequestEvent.QuestionAnswered(requestId, caseId, questionId, Ids.next(), Instant.now()));

        assertThat(awaitGivenUp(MessageKind.QUESTION_REMINDER).reason()).isEqualTo("REMINDER_NOT_NEEDED");
    }

    @Test
    void aCaseThatWentOnWithoutTheAnswerRemindsNobody() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(Ids.next(), 2, question());
        awaitPlanned(MessageKind.QUESTION_REMINDER);

        events.send(Ids.next(), 1, moved(CaseState.AWAITING_REQUESTER, CaseState.IN_REVIEW));

        assertThat(awaitGivenUp(MessageKind.QUESTION_REMINDER).reason()).isEqualTo("REMINDER_NOT_NEEDED");
    }

    @Test
    void aFeeThatWasSettledIsNotAskedForAgainAndAnotherCaseIsNoReason() throws Exception {
        String email = contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(
                Ids.next(),
                1,
                new CaseEvent.FeeQuoted(requestId, caseId, Right.ACCESS, Ids.next(), 1_250, "EUR", Instant.now()));
        UUID otherCase = Ids.next();
        events.send(
                Ids.next(),
                2,
                new CaseEvent.FeeQuoted(requestId, otherCase, Right.ACCESS, Ids.next(), 300, "EUR", Instant.now()));
        await().atMost(PATIENCE).until(() -> pending(MessageKind.FEE_REMINDER) == 2);

        events.send(Ids.next(), 3, moved(CaseState.AWAITING_FEE, CaseState.IN_REVIEW));

        awaitGivenUp(MessageKind.FEE_REMINDER);
        assertThat(pending(MessageKind.FEE_REMINDER)).isOne();
        letItBeDue(MessageKind.FEE_REMINDER);
        awaitSent(MessageKind.FEE_REMINDER);
        assertThat(part(mailWith(email, "accept or decline"), "text/plain")).contains("€3.00");
    }

    @Test
    void whoHasAPackageIsToldBeforeItGoes() throws Exception {
        String email = contact("erika");
        Instant until = DayOnEarth.endOfDay(Instant.now().plus(Duration.ofDays(30)));
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(Ids.next(), 1, closed(until));
        awaitSent(MessageKind.CASE_CLOSED);

        Instant planned = awaitPlanned(MessageKind.PACKAGE_EXPIRING);
        assertThat(planned).isBetween(until.minus(Duration.ofDays(3)), until.minus(Duration.ofDays(2)));
        letItBeDue(MessageKind.PACKAGE_EXPIRING);
        awaitSent(MessageKind.PACKAGE_EXPIRING);
        assertThat(part(mailWith(email, "can be downloaded until"), "text/plain"))
                .contains("31 more days");
    }

    @Test
    void aPackageThatGoesSoonIsToldOfByTheAnswerAlone() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(Ids.next(), 1, closed(Instant.now().plus(Duration.ofDays(5))));
        awaitSent(MessageKind.CASE_CLOSED);

        assertThat(pending(MessageKind.PACKAGE_EXPIRING)).isZero();
    }

    @Test
    void whatIsDueInTheNightWaitsUntilMorningAndHasNotFailed() throws Exception {
        String email = contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(Ids.next(), 2, question());
        awaitPlanned(MessageKind.QUESTION_REMINDER);
        ZonedDateTime night = ZonedDateTime.now(BERLIN)
                .plusDays(1)
                .truncatedTo(ChronoUnit.DAYS)
                .plusHours(2);
        itIs(night);

        letItBeDue(MessageKind.QUESTION_REMINDER);

        Instant morning = night.withHour(9).toInstant();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(planned(MessageKind.QUESTION_REMINDER)).contains(morning));
        assertThat(failures(MessageKind.QUESTION_REMINDER)).isZero();
        assertThat(world.mailbox(email)).noneMatch(mail -> subject(mail).contains("still waiting"));

        itIs(night.withHour(9));
        letItBeDue(MessageKind.QUESTION_REMINDER);
        awaitSent(MessageKind.QUESTION_REMINDER);
        assertThat(world.mailbox(email))
                .filteredOn(mail -> subject(mail).contains("still waiting"))
                .hasSize(1);
    }

    @Test
    void whatIsOverByThenIsNotToldThoughItWasPlanned() throws Exception {
        String email = contact("erika");
        Instant until = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(Ids.next(), 1, closed(until));
        awaitSent(MessageKind.CASE_CLOSED);
        awaitPlanned(MessageKind.PACKAGE_EXPIRING);
        itIs(until.atZone(BERLIN));

        letItBeDue(MessageKind.PACKAGE_EXPIRING);

        assertThat(awaitGivenUp(MessageKind.PACKAGE_EXPIRING).reason()).isEqualTo("REMINDER_NOT_NEEDED");
        assertThat(world.mailbox(email)).noneMatch(mail -> subject(mail).contains("can be downloaded until"));
    }

    @Test
    void whoTakesOneOfTwoCasesBackIsRemindedOfTheOtherAndOfThatOnly() throws Exception {
        String email = contact("erika");
        UUID withdrawn = Ids.next();
        events.send(Ids.next(), 1, submitted(caseId, withdrawn));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(Ids.next(), 2, question());
        events.send(
                Ids.next(),
                3,
                new RequestEvent.QuestionAsked(requestId, withdrawn, Ids.next(), Ids.next(), Instant.now()));
        await().atMost(PATIENCE).until(() -> pending(MessageKind.QUESTION_REMINDER) == 2);
        events.send(
                Ids.next(),
                1,
                new CaseEvent.StateChanged(
                        requestId,
                        withdrawn,
                        Right.ERASURE,
                        CaseState.AWAITING_REQUESTER,
                        CaseState.CLOSED,
                        "withdraw",
                        null,
                        Instant.now()));
        events.send(
                Ids.next(),
                2,
                new CaseEvent.Closed(
                        requestId, withdrawn, Right.ERASURE, Outcome.WITHDRAWN, List.of(), null, null, Instant.now()));
        awaitSent(MessageKind.CASE_CLOSED);
        events.send(
                Ids.next(),
                1,
                new IdentityEvent.Expiring(requestId, Ids.next(), Instant.parse("2026-12-24T10:00:00Z")));

        awaitSent(MessageKind.IDENTITY_EXPIRING);
        assertThat(awaitGivenUp(MessageKind.QUESTION_REMINDER).reason()).isEqualTo("REMINDER_NOT_NEEDED");
        assertThat(pending(MessageKind.QUESTION_REMINDER)).isOne();
        letItBeDue(MessageKind.QUESTION_REMINDER);
        awaitSent(MessageKind.QUESTION_REMINDER);
        assertThat(world.mailbox(email))
                .filteredOn(mail -> subject(mail).contains("still waiting"))
                .hasSize(1);
    }

    @Test
    void aCaseThatWasTakenUpAgainWaitsForAProofAgain() throws Exception {
        contact("erika");
        Instant now = Instant.now();
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(
                Ids.next(),
                1,
                new CaseEvent.Closed(requestId, caseId, Right.ACCESS, Outcome.EXPIRED, List.of(), null, null, now));
        events.send(Ids.next(), 2, new CaseEvent.Reopened(requestId, caseId, Right.ACCESS, now.plusSeconds(1)));
        awaitSent(MessageKind.CASE_REOPENED);
        events.send(Ids.next(), 1, new IdentityEvent.Expiring(requestId, Ids.next(), now));

        awaitSent(MessageKind.IDENTITY_EXPIRING);
    }

    /** As if it were that time, where people are reminded from nine to eight. */
    private void itIs(ZonedDateTime time) {
        Clock clock = Clock.fixed(time.toInstant(), ZoneOffset.UTC);
        QuarkusMock.installMockForInstance(new Reminders(deliveries, contexts, new ByDay(), clock), reminders);
    }

    private RequestEvent.Submitted submitted(UUID one, UUID other) {
        RequestEvent.Submitted whole = submitted("en");
        return new RequestEvent.Submitted(
                whole.requestId(),
                whole.reference(),
                whole.personRef(),
                whole.cell(),
                whole.country(),
                whole.region(),
                whole.language(),
                whole.requesterKind(),
                whole.receivedAt(),
                whole.policyVersion(),
                List.of(
                        new RequestEvent.RequestedCase(one, Right.ACCESS, Sensitivity.NORMAL),
                        new RequestEvent.RequestedCase(other, Right.ERASURE, Sensitivity.NORMAL)),
                false,
                null,
                Ids.next());
    }

    private int failures(MessageKind message) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        SELECT consecutive_failures FROM scheduled_tasks
                        JOIN delivery ON task_instance = delivery_id::text
                        WHERE request_id = ? AND message = ?
                        """)) {
            query.setObject(1, requestId);
            query.setString(2, message.name());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private RequestEvent.QuestionAsked question() {
        return new RequestEvent.QuestionAsked(requestId, caseId, questionId, Ids.next(), Instant.now());
    }

    private CaseEvent.StateChanged moved(CaseState from, CaseState to) {
        return new CaseEvent.StateChanged(requestId, caseId, Right.ACCESS, from, to, "answer", null, Instant.now());
    }

    private CaseEvent.Closed closed(Instant packageUntil) {
        return new CaseEvent.Closed(
                requestId, caseId, Right.ACCESS, Outcome.FULFILLED, List.of(), packageUntil, null, Instant.now());
    }

    private Instant awaitPlanned(MessageKind message) {
        return await().atMost(PATIENCE)
                .until(() -> planned(message), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Instant> planned(MessageKind message) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        SELECT execution_time FROM scheduled_tasks
                        JOIN delivery ON task_instance = delivery_id::text
                        WHERE request_id = ? AND message = ?
                        """)) {
            query.setObject(1, requestId);
            query.setString(2, message.name());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
            }
        }
    }

    private int pending(MessageKind message) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT count(*) FROM delivery WHERE request_id = ? AND message = ? AND state = 'PENDING'")) {
            query.setObject(1, requestId);
            query.setString(2, message.name());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** As if the days had passed. */
    private void letItBeDue(MessageKind message) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE scheduled_tasks SET execution_time = now()
                        WHERE task_instance IN (
                            SELECT delivery_id::text FROM delivery WHERE request_id = ? AND message = ?)
                        """)) {
            update.setObject(1, requestId);
            update.setString(2, message.name());
            update.executeUpdate();
        }
    }

    private record ByDay() implements NotificationConfig.Reminders {

        @Override
        public Duration afterQuestion() {
            return Duration.ofDays(5);
        }

        @Override
        public Duration afterFeeQuote() {
            return Duration.ofDays(5);
        }

        @Override
        public Duration beforePackageExpires() {
            return Duration.ofDays(3);
        }

        @Override
        public LocalTime from() {
            return LocalTime.of(9, 0);
        }

        @Override
        public LocalTime until() {
            return LocalTime.of(20, 0);
        }
    }
}
