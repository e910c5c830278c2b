package com.xiaomi.privacy.casework.restriction;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
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

/** What the tests of restrictions share: a person whose cases have restricted by data systems of their own, and what is heard of it. */
abstract class RestrictionScenario {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String SETTLED = "ACCURACY_SETTLED";

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

    final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    final UUID person = Ids.next();
    final String run = UUID.randomUUID().toString().substring(0, 8);
    final String first = "a-" + run;
    final String second = "b-" + run;
    final String third = "c-" + run;

    @AfterEach
    void putBack() {
        clock.reset();
        List.of(first, second, third)
                .forEach(name -> given().auth()
                        .oauth2(signIn.staff(SignIn.DPO))
                        .header("If-Match", "\"1\"")
                        .delete("/api/v1/systems/{name}", name));
    }

    SampleRequest anew(String action) {
        SampleRequest wish = SampleRequest.of(Right.RESTRICTION);
        intake.asksForRestriction(wish, action);
        casework.submit(wish, wish.submittedBy(person, "DE", null));
        events.send(Ids.next(), 1, wish.verified(VerificationPurpose.CASE));
        casework.awaitState(wish.firstCase(), CaseState.IN_REVIEW);
        return wish;
    }

    SampleRequest restricted() {
        register(first);
        SampleRequest request = granted("START");
        settle(request, first, "DONE");
        release(request);
        awaitShown(request, true);
        return request;
    }

    void register(String system) {
        as(signIn.staff(SignIn.DPO))
                .body(SampleSystem.serving(Right.RESTRICTION))
                .put("/api/v1/systems/{name}", system)
                .then()
                .statusCode(200);
    }

    SampleRequest granted(String action) {
        SampleRequest request = casework.taken(casework.inReviewOf(person, "DE", null, Right.RESTRICTION));
        intake.asksForRestriction(request, action);
        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of()).statusCode(200);
        return request;
    }

    UUID taskOf(SampleRequest request, String system) {
        return UUID.fromString(
                casework.full(request.firstCase()).path("tasks.find { it.system == '%s' }.taskId", system));
    }

    UUID newestTaskOf(SampleRequest request) {
        return UUID.fromString(database.query(
                        "SELECT task_id FROM fulfilment_task WHERE case_id = ? ORDER BY round DESC",
                        request.firstCase())
                .getFirst());
    }

    void settle(SampleRequest request, String system, String result) {
        settle(taskOf(request, system), system, result);
    }

    void settle(UUID task, String system, String result) {
        as(machine(system))
                .body(Map.of("result", result))
                .post("/api/v1/tasks/{id}/result", task)
                .then()
                .statusCode(200);
    }

    void reopen(SampleRequest request) {
        casework.command(request.firstCase(), "reopen", SignIn.APPROVER, Map.of("reopeningReason", "PERSON_DISAGREES"))
                .statusCode(200);
    }

    void release(SampleRequest request) {
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200);
    }

    String machine(String system) {
        return system.equals(Casework.CONNECTOR)
                ? signIn.machine(system)
                : signIn.newMachine(system, Roles.DATA_SYSTEM);
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    static String place(SampleRequest request) {
        return "/api/v1/cases/" + request.firstCase() + "/restriction-lift";
    }

    static Map<String, String> body(String day, String reason) {
        return Map.of("liftOn", day, "reason", reason);
    }

    ValidatableResponse put(SampleRequest request, String user, Map<String, String> body) {
        return as(signIn.staff(user)).body(body).put(place(request)).then();
    }

    ValidatableResponse announce(SampleRequest request, int days) {
        return put(request, SignIn.AGENT, body(today.plusDays(days).toString(), SETTLED));
    }

    ValidatableResponse keep(SampleRequest request) {
        return as(signIn.staff(SignIn.APPROVER)).delete(place(request)).then();
    }

    ValidatableResponse read(SampleRequest request) {
        return read(request, 200);
    }

    ValidatableResponse read(SampleRequest request, int status) {
        return as(signIn.staff(SignIn.AGENT)).get(place(request)).then().statusCode(status);
    }

    ValidatableResponse lifted(UUID task, String token) {
        return given().auth()
                .oauth2(token)
                .post("/api/v1/tasks/{task}/restriction-lifted", task)
                .then();
    }

    void sweepAfter(int days) {
        clock.advance(Duration.ofDays(days));
        Sweeping.run(due);
    }

    void awaitShown(SampleRequest request, boolean restricted) {
        await().atMost(PATIENCE).until(() -> {
            CaseStateSnapshot newest = states(request).getLast();
            return newest.state() == CaseState.CLOSED && newest.restricted() == restricted;
        });
    }

    List<CaseStateSnapshot> states(SampleRequest request) {
        return events.of(Topic.CASE_STATE, request.firstCase(), CaseStateSnapshot.class);
    }

    List<RestrictionLiftAnnounced> announced(SampleRequest request) {
        return events.of(Topic.CASES, request.id(), RestrictionLiftAnnounced.class);
    }

    List<RestrictionKept> kept(SampleRequest request) {
        return events.of(Topic.CASES, request.id(), RestrictionKept.class);
    }

    List<RestrictionLifted> ended(SampleRequest request) {
        return events.of(Topic.CASES, request.id(), RestrictionLifted.class);
    }

    List<LiftDue> told(SampleRequest request) {
        return events.of(Topic.FULFILMENT, request.id(), LiftDue.class);
    }
}
