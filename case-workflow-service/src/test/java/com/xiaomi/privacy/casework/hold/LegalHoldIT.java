package com.xiaomi.privacy.casework.hold;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.casework.testing.Sweeping;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.event.CaseEvent.HoldChanged;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.timers.Sweep;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a court may ask for is kept, out of everybody's sight, until two people say that it is not needed any more. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class LegalHoldIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGER_THAN_KEPT = Duration.ofDays(4 * 366);
    private static final String HOLDS = "/api/v1/legal-holds";
    private static final String WHY = "Zimmermann v. the company, they say we lost their photos";

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    StandInIntake intake;

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry metrics;

    @Inject
    @All
    List<Sweep> sweeps;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void whatTwoPeopleHoldIsOutOfEverybodysSightButLegals() {
        UUID person = Ids.next();
        SampleRequest request = closed(casework.inReviewOf(person, "DE", null, Right.ACCESS));
        UUID caseId = request.firstCase();
        intake.knows("4033333333", person);

        UUID hold = heldByTwo(request);

        as(SignIn.LEGAL)
                .get(HOLDS + "/" + hold)
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("isolated", equalTo(true))
                .body("proposals[0].reason", equalTo(WHY))
                .body("proposals[0].agreed", equalTo(true));
        for (String user : List.of(SignIn.AGENT, SignIn.APPROVER, SignIn.DPO)) {
            as(user).get("/api/v1/cases/{id}", caseId).then().statusCode(404);
            as(user).get("/api/v1/cases/{id}/notes", caseId).then().statusCode(404);
            as(user).get("/api/v1/cases/{id}/request-details", caseId).then().statusCode(404);
            as(user).get("/api/v1/cases?reference=" + request.reference())
                    .then()
                    .body("items", empty());
            as(user).get("/api/v1/cases?state=CLOSED&sort=RECEIVED&order=DESCENDING&limit=200")
                    .then()
                    .statusCode(200)
                    .body("items.caseId", not(hasItem(caseId.toString())));
        }
        as(SignIn.DPO)
                .contentType("application/json")
                .body(Map.of("miId", "4033333333"))
                .post("/api/v1/case-searches")
                .then()
                .statusCode(200)
                .body("items", empty());
        casework.command(caseId, "reopen", SignIn.DPO, Map.of()).statusCode(404);
        assertThat(bulk(caseId)).isEqualTo("urn:xiaomi-privacy:problem:not-found");
        as(SignIn.AGENT)
                .contentType("application/json")
                .header("Idempotency-Key", "note-1")
                .body(Map.of("text", "For later."))
                .post("/api/v1/cases/{id}/notes", caseId)
                .then()
                .statusCode(404);

        int looks = looksAt(request);
        as(SignIn.LEGAL).get("/api/v1/cases/{id}", caseId).then().statusCode(200);
        as(SignIn.LEGAL).get("/api/v1/cases/{id}/notes", caseId).then().statusCode(200);
        assertThat(looksAt(request)).isEqualTo(looks + 2);
        assertThat(casework.trail(request).toString()).contains("hold.proposed", "hold.agreed", "hold.read");
        assertThat(casework.trail(request).toString()).doesNotContain("Zimmermann");
        assertThat(database.everythingOf(request.id()).toString()).doesNotContain("Zimmermann");
        told(request, List.of(true, false), List.of(true, true));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.records(Topic.CASE_STATE))
                        .filteredOn(record -> record.key().equals(caseId.toString()))
                        .last()
                        .satisfies(record -> assertThat(record.value()).contains("\"isolated\": true")));
    }

    @Test
    void legalSeesNothingThatIsNotIsolated() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID hold = heldByTwo(request);

        as(SignIn.LEGAL).get("/api/v1/cases/{id}", request.firstCase()).then().statusCode(404);
        as(SignIn.LEGAL).get(HOLDS + "/" + hold).then().body("isolated", equalTo(false));
        casework.full(request.firstCase()).then().statusCode(200);
    }

    @Test
    void anOpenCaseIsAnsweredFirstAndIsolatedThen() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        heldByTwo(request);

        casework.refused(request);
        run("legal holds to be looked at");
        casework.full(request.firstCase()).then().statusCode(404);

        // The person contests the decision: somebody has to see it.
        casework.asPerson(
                        request,
                        "appeal",
                        "appeal-1",
                        Map.of("caseId", request.firstCase(), "reason", "I do not agree with this."))
                .statusCode(201);
        casework.full(request.firstCase()).then().statusCode(200).body("state", equalTo("IN_REVIEW"));
        run("legal holds to be looked at");
        told(request, List.of(true, false), List.of(true, true), List.of(true, false));
    }

    @Test
    void retentionWaitsAndResumes() {
        SampleRequest request = closed(casework.inReview(Right.ACCESS));
        SampleRequest other = closed(casework.inReview(Right.ACCESS));
        UUID hold = heldByTwo(request);

        clock.advance(LONGER_THAN_KEPT);
        run("requests whose retention may be over");
        assertThat(stateOf(other)).isEqualTo("ANONYMISED");
        assertThat(stateOf(request)).isEqualTo("CLOSED");

        run("legal holds to be looked at");
        assertThat(metrics.get("legal.holds.overdue").gauge().value()).isGreaterThanOrEqualTo(1);
        UUID release = proposed(hold, Map.of("change", "RELEASE", "reason", "They have settled."));
        assertThat(stateOf(request)).isEqualTo("CLOSED");
        decide(hold, release, SignIn.DPO, true).statusCode(200).body("state", equalTo("ENDED"));
        told(request, List.of(true, false), List.of(true, true), List.of(false, false));
        casework.full(request.firstCase()).then().statusCode(200);

        run("requests whose retention may be over");
        assertThat(stateOf(request)).isEqualTo("ANONYMISED");
    }

    @Test
    void aPackageIsKeptToo() {
        SampleRequest request = released();
        UUID hold = heldByTwo(request);
        String packages = "SELECT object FROM case_package WHERE case_id = ?";

        clock.advance(Duration.ofDays(31));
        run("expired packages");
        assertThat(database.query(packages, request.firstCase())).hasSize(1);

        decide(hold, proposed(hold, Map.of("change", "RELEASE", "reason", "Settled.")), SignIn.DPO, true);
        run("expired packages");
        assertThat(database.query(packages, request.firstCase())).isEmpty();
    }

    @Test
    void onePersonAloneKeepsNothingForEver() {
        SampleRequest request = closed(casework.inReview(Right.ACCESS));
        clock.advance(LONGER_THAN_KEPT);
        UUID hold =
                place(request, "place-1").statusCode(201).extract().jsonPath().getUUID("holdId");
        decide(hold, openProposal(hold), SignIn.LEGAL, true)
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:second-person-required"));

        run("requests whose retention may be over");
        assertThat(stateOf(request)).isEqualTo("CLOSED");
        // It is visible to all, for nobody has agreed to isolate it.
        casework.full(request.firstCase()).then().statusCode(200);

        clock.advance(Duration.ofDays(30));
        run("legal holds to be looked at");
        as(SignIn.LEGAL)
                .get(HOLDS + "/" + hold)
                .then()
                .body("state", equalTo("ENDED"))
                .body("proposals[0].agreed", equalTo(false))
                .body("proposals[0].decidedBy", nullValue());
        assertThat(casework.actions(request)).contains("hold.proposal-lapsed");
        run("requests whose retention may be over");
        assertThat(stateOf(request)).isEqualTo("ANONYMISED");
    }

    @Test
    void aHoldThatArrivesWhileRetentionRunsCountsOrFindsNothing() throws Exception {
        List<SampleRequest> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(closed(casework.inReview(Right.ACCESS)));
        }
        clock.advance(LONGER_THAN_KEPT);
        signIn.staff(SignIn.LEGAL);
        CountDownLatch start = new CountDownLatch(1);
        Map<SampleRequest, Integer> answers = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<SampleRequest, Future<Integer>> placing = new HashMap<>();
            for (SampleRequest request : all) {
                placing.put(request, threads.submit(() -> {
                    start.await();
                    return place(request, "race").extract().statusCode();
                }));
            }
            Future<?> retention = threads.submit(() -> {
                start.await();
                run("requests whose retention may be over");
                return null;
            });
            start.countDown();
            retention.get();
            for (Map.Entry<SampleRequest, Future<Integer>> one : placing.entrySet()) {
                answers.put(one.getKey(), one.getValue().get());
            }
        }

        run("requests whose retention may be over");
        answers.forEach((request, status) -> assertThat(stateOf(request))
                .as("answer %d", status)
                .isEqualTo(status == 201 ? "CLOSED" : "ANONYMISED"));
        assertThat(answers.values()).isSubsetOf(201, 404);
    }

    @Test
    void itIsExtendedByTwoAndListedByItsLastDay() {
        SampleRequest request = closed(casework.inReview(Right.ACCESS));
        UUID hold = heldByTwo(request);
        String later = today().plusYears(2).toString();

        UUID extension = proposed(hold, Map.of("change", "EXTEND", "reason", "Second instance.", "until", later));
        propose(hold, "other", Map.of("change", "RELEASE", "reason", "Or not."))
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:hold-not-possible"));
        as(SignIn.AUDITOR)
                .get(HOLDS + "?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.holdId == '%s' }.waiting".formatted(hold), equalTo("EXTEND"))
                .body("items.find { it.holdId == '%s' }.caseIds".formatted(hold), hasSize(1));
        decide(hold, extension, SignIn.DPO, true).statusCode(200).body("until", equalTo(later));
        // The same again changes nothing, and the other cannot be said any more.
        decide(hold, extension, SignIn.DPO, true).statusCode(200);
        decide(hold, extension, SignIn.DPO, false).statusCode(409);

        UUID release = proposed(hold, Map.of("change", "RELEASE", "reason", "Settled?"));
        decide(hold, release, SignIn.DPO, false).statusCode(200).body("state", equalTo("IN_FORCE"));
    }

    @Test
    void whatIsSentTwiceCountsOnce() {
        SampleRequest request = closed(casework.inReview(Right.ACCESS));
        String first = place(request, "same").statusCode(201).extract().path("holdId");

        place(request, "same").statusCode(201).body("holdId", equalTo(first));
        as(SignIn.LEGAL)
                .contentType("application/json")
                .header("Idempotency-Key", "same")
                .body(wish(request, "LITIGATION", "Something else.", today().plusYears(1)))
                .post(HOLDS)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:idempotency-key-reused"));
    }

    @ParameterizedTest
    @CsvSource({
        "LITIGATION, 2020-01-01, 422, until",
        "LITIGATION, 2099-01-01, 422, until",
        "LITIGATION, '', 422, until",
        "CURIOSITY, 2028-01-01, 400, ground",
        "'', 2028-01-01, 422, ground"
    })
    void whatMakesNoSenseIsRefused(String ground, String until, int status, String field) {
        SampleRequest request = closed(casework.inReview(Right.ACCESS));
        Map<String, Object> body = new HashMap<>(Map.of("reference", request.reference(), "reason", WHY));
        if (!ground.isEmpty()) {
            body.put("ground", ground);
        }
        if (!until.isEmpty()) {
            body.put("until", until);
        }

        as(SignIn.LEGAL)
                .contentType("application/json")
                .header("Idempotency-Key", "bad")
                .body(body)
                .post(HOLDS)
                .then()
                .statusCode(status)
                .body("errors.field", hasItem(field));
        assertThat(database.query("SELECT hold_id::text FROM legal_hold WHERE request_id = ?", request.id()))
                .isEmpty();
    }

    @Test
    void onlyLegalProposes() {
        SampleRequest request = closed(casework.inReview(Right.ACCESS));
        for (String user : List.of(SignIn.AGENT, SignIn.DPO, SignIn.AUDITOR)) {
            as(user).contentType("application/json")
                    .header("Idempotency-Key", "bad")
                    .body(wish(request, "LITIGATION", WHY, today().plusYears(1)))
                    .post(HOLDS)
                    .then()
                    .statusCode(403);
        }
        as(SignIn.AGENT).get(HOLDS).then().statusCode(403);
        as(SignIn.LEGAL)
                .contentType("application/json")
                .header("Idempotency-Key", "bad")
                .body(Map.of(
                        "reference", "AAAA-AAAA-AAAA", "ground", "LITIGATION", "reason", WHY, "until", "2028-01-01"))
                .post(HOLDS)
                .then()
                .statusCode(404);
    }

    private String bulk(UUID caseId) {
        return as(SignIn.DPO)
                .contentType("application/json")
                .body(Map.of(
                        "commands",
                        List.of(Map.of(
                                "caseId",
                                caseId,
                                "version",
                                casework.version(caseId),
                                "command",
                                "take",
                                "body",
                                Map.of()))))
                .post("/api/v1/case-commands")
                .path("results[0].problem.type");
    }

    private UUID heldByTwo(SampleRequest request) {
        UUID hold = place(request, "place").statusCode(201).extract().jsonPath().getUUID("holdId");
        decide(hold, openProposal(hold), SignIn.DPO, true).statusCode(200).body("state", equalTo("IN_FORCE"));
        return hold;
    }

    private ValidatableResponse place(SampleRequest request, String key) {
        return as(SignIn.LEGAL)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(wish(request, "LITIGATION", WHY, today().plusYears(1)))
                .post(HOLDS)
                .then();
    }

    private static Map<String, Object> wish(SampleRequest request, String ground, String reason, LocalDate until) {
        return Map.of("reference", request.reference(), "ground", ground, "reason", reason, "until", until.toString());
    }

    private UUID proposed(UUID hold, Map<String, ?> body) {
        propose(hold, UUID.randomUUID().toString(), body).statusCode(201);
        return openProposal(hold);
    }

    private ValidatableResponse propose(UUID hold, String key, Map<String, ?> body) {
        return as(SignIn.LEGAL)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(HOLDS + "/" + hold + "/proposals")
                .then();
    }

    private ValidatableResponse decide(UUID hold, UUID proposal, String user, boolean agreed) {
        return as(user).contentType("application/json")
                .body(Map.of("agreed", agreed))
                .post(HOLDS + "/" + hold + "/proposals/" + proposal + "/decision")
                .then();
    }

    private UUID openProposal(UUID hold) {
        return UUID.fromString(database.query(
                        "SELECT proposal_id::text FROM hold_proposal WHERE hold_id = ? AND settled_at IS NULL", hold)
                .getFirst());
    }

    private SampleRequest closed(SampleRequest open) {
        SampleRequest request = casework.refused(open);
        events.send(
                Ids.next(),
                1,
                new NotificationEvent.Sent(request.id(), Ids.next(), MessageKind.CASE_CLOSED, clock.instant()));
        await().atMost(PATIENCE)
                .until(() -> !database.query(
                                "SELECT 'told' FROM case_request WHERE request_id = ? AND last_notice_at IS NOT NULL",
                                request.id())
                        .isEmpty());
        return request;
    }

    private SampleRequest released() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        casework.putFile(task, "orders.json", "[]").statusCode(201);
        casework.settle(task, Map.of("result", "DONE")).statusCode(200);
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200);
        return request;
    }

    private void run(String name) {
        sweeps.stream().filter(sweep -> sweep.name().equals(name)).forEach(Sweeping::run);
    }

    private int looksAt(SampleRequest request) {
        return (int) casework.actions(request).stream()
                .filter("isolated-case.opened"::equals)
                .count();
    }

    /** Whether it is held, and isolated, each time that other services are told. */
    @SafeVarargs
    private void told(SampleRequest request, List<Boolean>... changes) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.of(Topic.CASES, request.id(), HoldChanged.class))
                        .extracting(change -> List.of(change.held(), change.isolated()))
                        .containsExactly(changes));
    }

    private String stateOf(SampleRequest request) {
        return database.query("SELECT state FROM rights_case WHERE case_id = ?", request.firstCase())
                .getFirst();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private RequestSpecification as(String user) {
        return given().auth().oauth2(signIn.staff(user));
    }
}
