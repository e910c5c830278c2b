package com.xiaomi.privacy.casework.restriction;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SampleSystem;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.casework.testing.Sweeping;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.event.CaseEvent.RestrictionKept;
import com.xiaomi.privacy.contracts.event.CaseEvent.RestrictionLiftAnnounced;
import com.xiaomi.privacy.contracts.event.CaseEvent.RestrictionLifted;
import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent.LiftDue;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody's restriction is lifted before they were told, and they hear of its end. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class RestrictionLiftIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SETTLED = "ACCURACY_SETTLED";

    @Inject
    CaseworkDatabase database;

    @Inject
    Casework casework;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    StandInIntake intake;

    @Inject
    TestClock clock;

    @Inject
    DueLifts due;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final UUID person = Ids.next();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String first = "a-" + run;
    private final String second = "b-" + run;
    private final String third = "c-" + run;

    @AfterEach
    void putBack() {
        clock.reset();
        List.of(first, second, third)
                .forEach(name -> given().auth()
                        .oauth2(signIn.staff(SignIn.DPO))
                        .header("If-Match", "\"1\"")
                        .delete("/api/v1/systems/{name}", name));
    }

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

        casework.command(request.firstCase(), "reopen", SignIn.APPROVER, Map.of("reopeningReason", "PERSON_DISAGREES"))
                .statusCode(200);

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

    private SampleRequest anew(String action) {
        SampleRequest wish = SampleRequest.of(Right.RESTRICTION);
        intake.asksForRestriction(wish, action);
        casework.submit(wish, wish.submittedBy(person, "DE", null));
        events.send(Ids.next(), 1, wish.verified(VerificationPurpose.CASE));
        casework.awaitState(wish.firstCase(), CaseState.IN_REVIEW);
        return wish;
    }

    private SampleRequest restricted() {
        register(first);
        SampleRequest request = granted("START");
        settle(request, first, "DONE");
        release(request);
        return request;
    }

    private void register(String system) {
        as(signIn.staff(SignIn.DPO))
                .body(SampleSystem.serving(Right.RESTRICTION))
                .put("/api/v1/systems/{name}", system)
                .then()
                .statusCode(200);
    }

    private SampleRequest granted(String action) {
        SampleRequest request = casework.taken(casework.inReviewOf(person, "DE", null, Right.RESTRICTION));
        intake.asksForRestriction(request, action);
        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of()).statusCode(200);
        return request;
    }

    private UUID taskOf(SampleRequest request, String system) {
        return UUID.fromString(
                casework.full(request.firstCase()).path("tasks.find { it.system == '%s' }.taskId", system));
    }

    private void settle(SampleRequest request, String system, String result) {
        as(machine(system))
                .body(Map.of("result", result))
                .post("/api/v1/tasks/{id}/result", taskOf(request, system))
                .then()
                .statusCode(200);
    }

    private void release(SampleRequest request) {
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200);
    }

    private String machine(String system) {
        return system.equals(Casework.CONNECTOR)
                ? signIn.machine(system)
                : signIn.newMachine(system, Roles.DATA_SYSTEM);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    private static String place(SampleRequest request) {
        return "/api/v1/cases/" + request.firstCase() + "/restriction-lift";
    }

    private static Map<String, String> body(String day, String reason) {
        return Map.of("liftOn", day, "reason", reason);
    }

    private ValidatableResponse put(SampleRequest request, String user, Map<String, String> body) {
        return as(signIn.staff(user)).body(body).put(place(request)).then();
    }

    private ValidatableResponse announce(SampleRequest request, int days) {
        return put(request, SignIn.AGENT, body(today.plusDays(days).toString(), SETTLED));
    }

    private ValidatableResponse keep(SampleRequest request) {
        return as(signIn.staff(SignIn.APPROVER)).delete(place(request)).then();
    }

    private ValidatableResponse read(SampleRequest request) {
        return read(request, 200);
    }

    private ValidatableResponse read(SampleRequest request, int status) {
        return as(signIn.staff(SignIn.AGENT)).get(place(request)).then().statusCode(status);
    }

    private ValidatableResponse lifted(UUID task, String token) {
        return given().auth()
                .oauth2(token)
                .post("/api/v1/tasks/{task}/restriction-lifted", task)
                .then();
    }

    private void sweepAfter(int days) {
        clock.advance(Duration.ofDays(days));
        Sweeping.run(due);
    }

    private void awaitShown(SampleRequest request, boolean restricted) {
        await().atMost(PATIENCE).until(() -> {
            CaseStateSnapshot newest = states(request).getLast();
            return newest.state() == CaseState.CLOSED && newest.restricted() == restricted;
        });
    }

    private List<CaseStateSnapshot> states(SampleRequest request) {
        return events.of(Topic.CASE_STATE, request.firstCase(), CaseStateSnapshot.class);
    }

    private List<RestrictionLiftAnnounced> announced(SampleRequest request) {
        return events.of(Topic.CASES, request.id(), RestrictionLiftAnnounced.class);
    }

    private List<RestrictionKept> kept(SampleRequest request) {
        return events.of(Topic.CASES, request.id(), RestrictionKept.class);
    }

    private List<RestrictionLifted> ended(SampleRequest request) {
        return events.of(Topic.CASES, request.id(), RestrictionLifted.class);
    }

    private List<LiftDue> told(SampleRequest request) {
        return events.of(Topic.FULFILMENT, request.id(), LiftDue.class);
    }
}
