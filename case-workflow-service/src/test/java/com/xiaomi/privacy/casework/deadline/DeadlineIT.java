package com.xiaomi.privacy.casework.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.CaseEvent.DeadlineApproaching;
import com.xiaomi.privacy.contracts.event.CaseEvent.Overdue;
import com.xiaomi.privacy.contracts.event.RequestEvent.QuestionAnswered;
import com.xiaomi.privacy.contracts.event.RequestEvent.QuestionAsked;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Milestones of the answer to a request of 24 November 2026, 9:00 UTC, due on 24 December, a day that ends in the Netherlands at
 * 23:00 UTC: 30 days and 14 hours, or 734 hours. A half are 367, three quarters 550.5, nine tenths 660.6 hours.
 */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class DeadlineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDate DUE = LocalDate.of(2026, 12, 24);
    private static final Instant HALF = Instant.parse("2026-12-09T16:00:00Z");
    private static final Instant THREE_QUARTERS = Instant.parse("2026-12-17T07:30:00Z");
    private static final Instant NINE_TENTHS = Instant.parse("2026-12-21T21:36:00Z");
    private static final Instant BREACH = Instant.parse("2026-12-24T23:00:00Z");
    private static final UUID ANNA = UUID.fromString("5b0c6f0e-52b4-4c0b-9f0a-3e8b5a9c1d42");

    /** Five days later, after as many days of waiting for the person. */
    private static final LocalDate LATER_DUE = LocalDate.of(2026, 12, 29);

    @Inject
    Casework casework;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    CaseworkDatabase database;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void everyMilestoneIsToldOnceWhenItsTimeHasCome() throws SQLException {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID caseId = request.firstCase();

        assertThat(waiting(request)).containsExactly("HALF " + HALF);
        comes(request, HALF);
        UUID first = told(request).getFirst();
        assertThat(deadlines(request, 1))
                .containsExactly(
                        new DeadlineApproaching(request.id(), caseId, Right.ACCESS, 50, DUE, null, null, false));
        assertThat(waiting(request)).containsExactly("THREE_QUARTERS " + THREE_QUARTERS);

        // As after a crash between the end of the work and the removal of its row.
        database.execute(
                "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " VALUES ('remind-of-deadline', ?::text, now(), false, 1)",
                first);
        awaitDone(first);

        casework.command(caseId, "take", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(caseId, "escalate", SignIn.AGENT, Map.of("to", "DPO", "note", "Hard."))
                .statusCode(200);
        comes(request, THREE_QUARTERS);
        comes(request, NINE_TENTHS);
        comes(request, BREACH);

        UUID agent = signIn.sub(SignIn.AGENT);
        assertThat(deadlines(request, 4).subList(1, 4))
                .containsExactly(
                        new DeadlineApproaching(
                                request.id(), caseId, Right.ACCESS, 75, DUE, agent, EscalationRole.DPO, false),
                        new DeadlineApproaching(
                                request.id(), caseId, Right.ACCESS, 90, DUE, agent, EscalationRole.DPO, false),
                        new Overdue(request.id(), caseId, Right.ACCESS, DUE, agent, EscalationRole.DPO));
        assertThat(waiting(request)).isEmpty();
        assertThat(database.query("SELECT content FROM audit_entry WHERE chain_id = ?", request.id()))
                .filteredOn(entry -> entry.contains("deadline.reminded"))
                .hasSize(4);
    }

    @Test
    void aReminderSaysIfNobodyHasProvenYetWhoAsks() throws SQLException {
        SampleRequest request = SampleRequest.of(Right.ACCESS);
        casework.submit(request);
        await().atMost(PATIENCE).until(() -> !waiting(request).isEmpty());

        comes(request, HALF);

        assertThat(deadlines(request, 1))
                .containsExactly(new DeadlineApproaching(
                        request.id(), request.firstCase(), Right.ACCESS, 50, DUE, null, null, true));
    }

    @Test
    void afterALongSilenceOnlyTheLastMilestoneIsTold() throws SQLException {
        SampleRequest request = casework.inReview(Right.ACCESS);

        clock.advanceTo(NINE_TENTHS.plusSeconds(1));
        goOff(request);

        assertThat(deadlines(request, 1))
                .containsExactly(new DeadlineApproaching(
                        request.id(), request.firstCase(), Right.ACCESS, 90, DUE, null, null, false));
        assertThat(waiting(request)).containsExactly("BREACH " + BREACH);
    }

    @Test
    void aDateThatMovedCountsAnewAndWhatIsOverThenIsToldOnce() throws SQLException {
        SampleRequest request = casework.inReview(Right.ACCESS);
        comes(request, HALF);
        clock.advanceTo(Instant.parse("2026-12-22T00:00:00Z"));

        ask(request);
        // The clock stands still: the reminder of the old date finds nothing to tell.
        goOff(request);
        assertThat(waiting(request)).isEmpty();
        answer(request);

        // The time is 120 hours longer; three quarters of 854 hours are over on 21 December, 1:30.
        assertThat(waiting(request)).containsExactly("THREE_QUARTERS 2026-12-21T01:30:00Z");
        goOff(request);
        assertThat(deadlines(request, 2).getLast())
                .isEqualTo(new DeadlineApproaching(
                        request.id(), request.firstCase(), Right.ACCESS, 75, LATER_DUE, null, null, false));
        assertThat(waiting(request)).containsExactly("NINE_TENTHS 2026-12-26T09:36:00Z");
        comes(request, Instant.parse("2026-12-29T23:00:00Z"));
        assertThat(deadlines(request, 3).getLast()).isInstanceOf(Overdue.class);
    }

    @Test
    void nobodyIsRemindedOfAClosedCase() throws SQLException {
        SampleRequest request = casework.inReview(Right.ACCESS);
        casework.asPerson(request, "withdrawal", null, Map.of()).statusCode(204);

        clock.advanceTo(BREACH);
        goOff(request);

        assertThat(database.query("SELECT 1 FROM deadline_reminder WHERE case_id = ?", request.firstCase()))
                .isEmpty();
        assertThat(deadlines(request, 0)).isEmpty();
    }

    @Test
    void anAppealHasMilestonesOfItsOwnFromTheDayItArrived() {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));
        casework.asPerson(request, "appeal", "key", Map.of("caseId", request.firstCase(), "reason", "No."))
                .statusCode(201);

        List<String> half = database.query(
                // PostgreSQL and Java round half a microsecond in different ways.
                "SELECT abs(extract(epoch FROM r.remind_at - (a.received_at + (((r.due + 1)::timestamp AT TIME ZONE"
                        + " 'Europe/Amsterdam') - a.received_at) / 2))) < 0.001"
                        + " FROM deadline_reminder r JOIN appeal a USING (case_id)"
                        + " WHERE r.case_id = ? AND r.round = 2 AND r.milestone = 'HALF' AND r.due = a.due",
                request.firstCase());
        assertThat(half).containsExactly("t");
    }

    @Test
    void aCaseThatWasOpenBeforeThereWereRemindersIsWatchedToo() throws SQLException {
        SampleRequest request = casework.inReview(Right.ACCESS);
        database.execute("DELETE FROM deadline_reminder WHERE case_id = ?", request.firstCase());

        // As the migration does.
        database.execute(
                "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " SELECT 'watch-deadline', case_id::text, now(), false, 1 FROM rights_case WHERE case_id = ?",
                request.firstCase());
        awaitDone(request.firstCase());

        assertThat(waiting(request)).containsExactly("HALF " + HALF);
    }

    private void comes(SampleRequest request, Instant moment) throws SQLException {
        clock.advanceTo(moment);
        goOff(request);
    }

    /** The scheduler goes by the time of the machine: what is due by the clock of the test is due for it now. */
    private void goOff(SampleRequest request) throws SQLException {
        List<String> due = database.query(
                "SELECT reminder_id FROM deadline_reminder JOIN scheduled_tasks ON task_instance = reminder_id::text"
                        + " WHERE case_id = ? AND execution_time <= timestamptz '" + clock.instant() + "'",
                request.firstCase());
        for (String reminder : due) {
            UUID reminderId = UUID.fromString(reminder);
            database.execute(
                    "UPDATE scheduled_tasks SET execution_time = now() WHERE task_instance = ?::text", reminderId);
            awaitDone(reminderId);
        }
    }

    private void awaitDone(UUID work) {
        await().atMost(PATIENCE)
                .until(() -> database.query("SELECT 1 FROM scheduled_tasks WHERE task_instance = ?::text", work)
                        .isEmpty());
    }

    /** What waits for its time, with a row in the work queue that goes off then. */
    private List<String> waiting(SampleRequest request) {
        return database.query(
                "SELECT milestone || ' ' || to_char(remind_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                        + " FROM deadline_reminder JOIN scheduled_tasks ON task_instance = reminder_id::text"
                        + " WHERE case_id = ? AND told_at IS NULL AND remind_at = execution_time",
                request.firstCase());
    }

    private List<UUID> told(SampleRequest request) {
        return database
                .query(
                        "SELECT reminder_id FROM deadline_reminder WHERE case_id = ? AND told_at IS NOT NULL",
                        request.firstCase())
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    private void ask(SampleRequest request) {
        events.send(
                Ids.next(),
                2,
                new QuestionAsked(
                        request.id(),
                        request.firstCase(),
                        request.id(),
                        ANNA,
                        SampleRequest.RECEIVED.plus(Duration.ofDays(1))));
        casework.awaitState(request.firstCase(), CaseState.AWAITING_REQUESTER);
    }

    private void answer(SampleRequest request) {
        events.send(
                Ids.next(),
                3,
                new QuestionAnswered(
                        request.id(),
                        request.firstCase(),
                        request.id(),
                        Ids.next(),
                        SampleRequest.RECEIVED.plus(Duration.ofDays(6))));
        casework.awaitState(request.firstCase(), CaseState.IN_REVIEW);
    }

    private List<CaseEvent> deadlines(SampleRequest request, int times) {
        return await().atMost(PATIENCE)
                .until(
                        () -> events.of(Topic.CASES, request.id()).stream()
                                .filter(event -> event instanceof DeadlineApproaching || event instanceof Overdue)
                                .map(CaseEvent.class::cast)
                                .toList(),
                        found -> found.size() == times);
    }
}
