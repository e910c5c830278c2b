package com.xiaomi.privacy.casework.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent.LiftDue;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody's restriction is lifted before they were told, and they hear of its end. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class RestrictionLiftIT extends RestrictionScenario {

    @Test
    void thePersonIsToldTheDayTheSystemIsToldOnItUntilItHasLiftedAndThePersonHearsOfTheEnd() {
        SampleRequest request = restricted();
        awaitShown(request, true);
        announce(request, 20).statusCode(200).body("systems.system", contains(first));
        await().atMost(PATIENCE).until(() -> announced(request).size() == 1);
        assertThat(announced(request).getFirst().liftOn()).isEqualTo(today.plusDays(20));

        sweepAfter(19);
        read(request).body("systems[0].toldAt", nullValue());
        sweepAfter(2);
        await().atMost(PATIENCE).until(() -> told(request).size() == 1);
        LiftDue due = told(request).getFirst();
        assertThat(due.taskId()).isEqualTo(casework.taskOf(request.firstCase()));
        assertThat(due.system()).isEqualTo(first);
        sweepAfter(6);
        sweepAfter(1);
        await().atMost(PATIENCE).until(() -> told(request).size() == 2);

        lifted(due.taskId(), machine(first)).statusCode(204);
        lifted(due.taskId(), machine(first)).statusCode(204);
        await().atMost(PATIENCE).until(() -> ended(request).size() == 1);
        awaitShown(request, false);
        read(request).body("liftedAt", notNullValue()).body("systems[0].liftedAt", notNullValue());
        sweepAfter(30);
        keep(request).statusCode(409);
        assertThat(told(request)).hasSize(2);
        assertThat(ended(request)).hasSize(1);
        assertThat(kept(request)).isEmpty();
        assertThat(casework.actions(request))
                .contains(
                        "restriction.lift-announced",
                        "restriction.lift-due",
                        "restriction.system-lifted",
                        "restriction.lifted");
    }

    @Test
    void onlySystemsThatRestrictedAreToldAndTheLastOfThemEndsIt() {
        register(first);
        register(second);
        register(third);
        SampleRequest request = granted("START");
        settle(request, first, "DONE");
        settle(request, second, "PARTLY");
        settle(request, third, "NOTHING_HELD");
        release(request);
        awaitShown(request, true);
        announce(request, 20).body("systems.system", contains(first, second));
        sweepAfter(21);
        await().atMost(PATIENCE).until(() -> told(request).size() == 2);

        lifted(taskOf(request, third), machine(third)).statusCode(404);
        lifted(taskOf(request, first), machine(first)).statusCode(204);
        read(request).body("liftedAt", nullValue());
        lifted(taskOf(request, second), signIn.staff(SignIn.AGENT)).statusCode(204);

        read(request).body("liftedAt", notNullValue());
        await().atMost(PATIENCE).until(() -> ended(request).size() == 1);
    }

    @Test
    void whatWasTakenBackIsNotLiftedAndCanBeAnnouncedAnew() {
        SampleRequest request = restricted();
        keep(request).statusCode(404);
        announce(request, 20).statusCode(200);
        keep(request).statusCode(204);
        keep(request).statusCode(204);
        await().atMost(PATIENCE).until(() -> kept(request).size() == 1);
        read(request).body("keptAt", notNullValue());

        sweepAfter(25);
        lifted(casework.taskOf(request.firstCase()), machine(first)).statusCode(409);
        clock.reset();
        announce(request, 30).statusCode(200).body("keptAt", nullValue());

        await().atMost(PATIENCE).until(() -> announced(request).size() == 2);
        assertThat(told(request)).isEmpty();
        assertThat(kept(request)).hasSize(1);
        assertThat(casework.actions(request)).contains("restriction.kept");
    }

    @Test
    void theSameAgainChangesNothingAndAnotherDayOrReasonIsRefused() {
        SampleRequest request = restricted();
        announce(request, 20).statusCode(200);
        String at = read(request).extract().path("announcedAt");

        announce(request, 20).statusCode(200).body("announcedAt", equalTo(at));
        announce(request, 21).statusCode(409).body("type", equalTo("urn:xiaomi-privacy:problem:lift-not-possible"));
        put(request, SignIn.AGENT, body(today.plusDays(20).toString(), "PERSON_AGREED"))
                .statusCode(409);

        await().atMost(PATIENCE).until(() -> announced(request).size() == 1);
    }

    @ParameterizedTest
    @CsvSource({"13, 422", "0, 422", "-1, 422", "400, 422", "15, 200", "360, 200"})
    void theDayLiesAfterTheNoticeAndWithinAYear(int days, int status) {
        SampleRequest request = restricted();

        ValidatableResponse answer = announce(request, days).statusCode(status);

        if (status == 422) {
            answer.body("errors[0].field", equalTo("liftOn"));
            read(request, 404);
        }
    }

    @Test
    void dayAndReasonAreNeeded() {
        SampleRequest request = restricted();
        String day = today.plusDays(20).toString();

        put(request, SignIn.AGENT, Map.of("reason", SETTLED)).statusCode(422);
        put(request, SignIn.AGENT, Map.of("liftOn", day)).statusCode(422);
        put(request, SignIn.AGENT, body("20 December", SETTLED)).statusCode(400);
        put(request, SignIn.AGENT, body(day, "BECAUSE")).statusCode(400);
    }

    @Test
    void onlyAClosedCaseByWhichARestrictionWasObtainedCanBeLifted() {
        register(first);
        SampleRequest open = granted("START");
        announce(open, 20).statusCode(409);
        SampleRequest askedToLift = granted("LIFT");
        settle(askedToLift, first, "DONE");
        release(askedToLift);
        announce(askedToLift, 20).statusCode(409);
        SampleRequest nothingHeld = granted("START");
        settle(nothingHeld, first, "NOTHING_HELD");
        release(nothingHeld);
        announce(nothingHeld, 20).statusCode(409);
        SampleRequest otherRight = casework.refused(casework.inReview(Right.ACCESS));
        intake.asksForRestriction(otherRight, "START");
        announce(otherRight, 20).statusCode(409).body("type", equalTo("urn:xiaomi-privacy:problem:lift-not-possible"));

        announce(SampleRequest.of(Right.RESTRICTION), 20).statusCode(404);
        read(open, 404);
    }

    @Test
    void onlyStaffAnnounceAndOnlyTheSystemOfTheTaskOrStaffSayThatItIsLifted() {
        SampleRequest request = restricted();
        UUID task = casework.taskOf(request.firstCase());
        Map<String, String> body = body(today.plusDays(20).toString(), SETTLED);
        put(request, SignIn.AUDITOR, body).statusCode(403);
        as(machine(first)).body(body).put(place(request)).then().statusCode(403);
        lifted(task, machine(first)).statusCode(404);
        put(request, SignIn.DPO, body).statusCode(200);

        lifted(task, machine(first)).statusCode(409);
        clock.advance(Duration.ofDays(21));
        lifted(task, machine(Casework.CONNECTOR)).statusCode(404);
        lifted(UUID.randomUUID(), machine(first)).statusCode(404);
        lifted(task, signIn.staff(SignIn.AUDITOR)).statusCode(403);
        keep(request).statusCode(409);

        read(request).body("systems[0].liftedAt", nullValue());
        assertThat(casework.actions(request)).doesNotContain("restriction.system-lifted", "restriction.kept");
    }

    @Test
    void aCaseThatGoesOnKeepsItsRestriction() {
        SampleRequest request = restricted();
        announce(request, 20).statusCode(200);

        reopen(request);

        read(request).body("keptAt", notNullValue());
        await().atMost(PATIENCE).until(() -> kept(request).size() == 1);
        announce(request, 30).statusCode(409);
    }

    @Test
    void whoAsksForARestrictionAnewKeepsTheOneWhoseLiftingWasAnnounced() {
        SampleRequest request = restricted();
        announce(request, 20).statusCode(200);

        anew("START");

        await().atMost(PATIENCE).until(() -> kept(request).size() == 1);
        read(request).body("keptAt", notNullValue());
    }

    @Test
    void whoAsksToEndTheRestrictionDoesNotKeepIt() {
        SampleRequest request = restricted();
        announce(request, 20).statusCode(200);

        SampleRequest wish = anew("LIFT");

        await().atMost(PATIENCE).until(() -> !intake.asked(wish.id()).isEmpty());
        read(request).body("keptAt", nullValue());
    }

    @Test
    void whoHadARestrictionEndedIsNotShownAsRestricted() {
        register(first);
        SampleRequest request = granted("LIFT");
        settle(request, first, "DONE");
        release(request);
        await().atMost(PATIENCE)
                .until(() -> database.query(
                                "SELECT 1 FROM scheduled_tasks WHERE task_name = 'note-restriction' AND task_instance = ?::text",
                                request.firstCase())
                        .isEmpty());

        awaitShown(request, false);
        assertThat(states(request)).noneMatch(CaseStateSnapshot::restricted);
    }

    @Test
    void whatStandsThoughTheCaseWasTakenUpAgainAndRefusedCanBeLifted() {
        SampleRequest request = restricted();
        UUID task = casework.taskOf(request.firstCase());
        reopen(request);
        announce(request, 20).statusCode(409);
        casework.refused(request);
        awaitShown(request, true);

        announce(request, 20).statusCode(200).body("systems.taskId", contains(task.toString()));
        sweepAfter(21);
        await().atMost(PATIENCE).until(() -> told(request).size() == 1);
        lifted(task, machine(first)).statusCode(204);

        await().atMost(PATIENCE).until(() -> ended(request).size() == 1);
        awaitShown(request, false);
        announce(request, 60).statusCode(409);
    }

    @Test
    void whatIsObtainedAnewAfterItsEndIsLiftedByItsOwnTask() throws Exception {
        SampleRequest request = restricted();
        announce(request, 20).statusCode(200);
        sweepAfter(21);
        lifted(casework.taskOf(request.firstCase()), machine(first)).statusCode(204);
        awaitShown(request, false);
        reopen(request);
        casework.taken(request);
        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of()).statusCode(200);
        UUID anew = newestTaskOf(request);
        settle(anew, first, "DONE");
        release(request);
        noteAtOnce(request);
        awaitShown(request, true);

        announce(request, 60).statusCode(200).body("systems.taskId", contains(anew.toString()));
    }

    /** The clock of the service is ahead of that of its work queue. */
    private void noteAtOnce(SampleRequest request) throws Exception {
        database.execute(
                "UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = 'note-restriction' AND task_instance = ?::text",
                request.firstCase());
    }
}
