package com.xiaomi.privacy.casework.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.Sweeping;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.event.CaseEvent.ErasureCompleted;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent.RemainderDue;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could not be erased at once is followed up until it is gone. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class FollowUpIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Casework casework;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    TestClock clock;

    @Inject
    DueRemainders due;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void backupsExpireByThemselvesAndThePersonIsToldWhenTheLastIsGone() {
        SampleRequest request = approved();
        answer(request, "DONE", backup(10), backup(30)).statusCode(200);
        close(request).body("outcome", equalTo("FULFILLED"));
        casework.full(request.firstCase())
                .then()
                .body("remainders.kind", contains("BACKUP", "BACKUP"))
                .body("remainders.endedAt", contains(nullValue(), nullValue()));

        follow(9);
        assertThat(gone(request)).isZero();
        follow(3);
        assertThat(gone(request)).isOne();
        assertThat(completed(request)).isEmpty();
        follow(20);

        await().atMost(PATIENCE).until(() -> completed(request).size() == 1);
        assertThat(completed(request).getFirst().right()).isEqualTo(Right.ERASURE);
        follow(30);
        assertThat(completed(request)).hasSize(1);
        assertThat(casework.actions(request))
                .contains("erasure.remainder-noted", "erasure.remainder-gone", "erasure.completed");
    }

    @Test
    void whatTheLawWantsKeptIsErasedWhenItsTimeIsOverAndTheSystemIsToldUntilItIs() {
        SampleRequest request = approved();
        UUID task = casework.taskOf(request.firstCase());
        answer(request, "PARTLY", retention(5), backup(2)).statusCode(200);
        close(request).body("outcome", equalTo("PARTIALLY_FULFILLED"));
        told(request)
                .body("cases[0].remaining.kind", contains("BACKUP", "RETENTION"))
                .body("cases[0].remaining[1].ground", equalTo("HGB § 257(4)"))
                .body("cases[0].remaining[1].until", equalTo(today.plusDays(5).toString()))
                .body("cases[0].remaining[1].goneAt", nullValue());

        follow(7);
        await().atMost(PATIENCE).until(() -> asked(request).size() == 1);
        RemainderDue asked = asked(request).getFirst();
        assertThat(asked.taskId()).isEqualTo(task);
        assertThat(asked.system()).isEqualTo(Casework.CONNECTOR);
        assertThat(asked.category()).isEqualTo(DataCategory.ORDERS);
        assertThat(completed(request)).isEmpty();
        follow(7);
        await().atMost(PATIENCE).until(() -> asked(request).size() == 2);

        clock.reset();
        erased(task, asked.remainderId(), signIn.machine(Casework.CONNECTOR)).statusCode(204);
        erased(task, asked.remainderId(), signIn.machine(Casework.CONNECTOR)).statusCode(204);

        await().atMost(PATIENCE).until(() -> completed(request).size() == 1);
        told(request).body("cases[0].remaining[1].goneAt", notNullValue());
        follow(60);
        assertThat(asked(request)).hasSize(2);
    }

    @Test
    void onlyItsSystemOrStaffSayThatSomethingIsErasedAndNobodyThatABackupIs() {
        SampleRequest request = approved();
        UUID task = casework.taskOf(request.firstCase());
        answer(request, "PARTLY", retention(5), backup(5)).statusCode(200);
        close(request);
        List<String> ids =
                casework.full(request.firstCase()).path("remainders.findAll { it.kind == 'RETENTION' }.remainderId");
        List<String> backups =
                casework.full(request.firstCase()).path("remainders.findAll { it.kind == 'BACKUP' }.remainderId");
        UUID kept = UUID.fromString(ids.getFirst());

        erased(UUID.randomUUID(), kept, signIn.machine(Casework.CONNECTOR)).statusCode(404);
        erased(task, UUID.randomUUID(), signIn.machine(Casework.CONNECTOR)).statusCode(404);
        erased(task, kept, signIn.staff(SignIn.AUDITOR)).statusCode(403);
        erased(task, UUID.fromString(backups.getFirst()), signIn.machine(Casework.CONNECTOR))
                .statusCode(409);
        assertThat(gone(request)).isZero();

        erased(task, kept, signIn.staff(SignIn.AGENT)).statusCode(204);
        assertThat(gone(request)).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "DONE, RETENTION, HGB § 257, 5, result",
        "PARTLY, RETENTION, , 5, remaining.ground",
        "DONE, BACKUP, HGB § 257, 5, remaining.ground",
        "DONE, BACKUP, , -1, remaining.until",
        "DONE, BACKUP, , 20000, remaining.until",
        "NOTHING_HELD, BACKUP, , 5, remaining",
        "FAILED, BACKUP, , 5, remaining"
    })
    void whatDoesNotFitTheAnswerIsRefusedAndNothingIsKept(
            String result, String kind, String ground, int days, String field) {
        SampleRequest request = approved();

        answer(request, result, remaining(kind, ground, days)).statusCode(422).body("errors[0].field", equalTo(field));

        casework.full(request.firstCase()).then().body("remainders", hasSize(0)).body("tasks[0].result", nullValue());
        answer(request, "DONE").statusCode(200);
    }

    @Test
    void theSameAnswerMayComeAgainButNotWithSomethingElseLeft() {
        SampleRequest request = approved();
        answer(request, "PARTLY", retention(5), backup(2)).statusCode(200);

        answer(request, "PARTLY", backup(2), retention(5)).statusCode(200);
        answer(request, "PARTLY", backup(2)).statusCode(409);
        answer(request, "PARTLY", retention(6), backup(2)).statusCode(409);

        casework.full(request.firstCase()).then().body("remainders", hasSize(2));
    }

    @Test
    void onlyAnErasureLeavesSomething() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        casework.putFile(task, "a.json", "{}").statusCode(201);

        casework.settle(task, Map.of("result", "DONE", "remaining", List.of(backup(5))))
                .statusCode(422)
                .body("errors[0].field", equalTo("remaining"));
        casework.settle(task, Map.of("result", "DONE")).statusCode(200);
    }

    private SampleRequest approved() {
        SampleRequest request = casework.taken(casework.inReview(Right.ERASURE));
        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(request.firstCase(), "approve", SignIn.APPROVER, Map.of())
                .statusCode(200);
        return request;
    }

    @SafeVarargs
    private ValidatableResponse answer(SampleRequest request, String result, Map<String, Object>... remaining) {
        return casework.settle(
                casework.taskOf(request.firstCase()), Map.of("result", result, "remaining", List.of(remaining)));
    }

    private ValidatableResponse close(SampleRequest request) {
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        return casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200);
    }

    private Map<String, Object> backup(int days) {
        return remaining("BACKUP", null, days);
    }

    private Map<String, Object> retention(int days) {
        return remaining("RETENTION", "HGB § 257(4)", days);
    }

    private Map<String, Object> remaining(String kind, String ground, int days) {
        Map<String, Object> remaining = new TreeMap<>();
        remaining.put("category", "ORDERS");
        remaining.put("kind", kind);
        remaining.put("until", today.plusDays(days).toString());
        if (ground != null) {
            remaining.put("ground", ground);
        }
        return remaining;
    }

    private ValidatableResponse erased(UUID task, UUID remainder, String token) {
        return given().auth()
                .oauth2(token)
                .post("/api/v1/tasks/{task}/remainders/{remainder}/erased", task, remainder)
                .then();
    }

    private ValidatableResponse told(SampleRequest request) {
        return given().auth()
                .oauth2(signIn.pass(request))
                .get("/api/v1/requests/{reference}/appeal", request.reference())
                .then()
                .statusCode(200);
    }

    private void follow(int days) {
        clock.advance(Duration.ofDays(days));
        Sweeping.run(due);
    }

    private long gone(SampleRequest request) {
        List<Object> ended = casework.full(request.firstCase()).path("remainders.findAll { it.endedAt != null }");
        return ended.size();
    }

    private List<RemainderDue> asked(SampleRequest request) {
        return events.of(Topic.FULFILMENT, request.id(), RemainderDue.class);
    }

    private List<ErasureCompleted> completed(SampleRequest request) {
        return events.of(Topic.CASES, request.id(), ErasureCompleted.class);
    }
}
