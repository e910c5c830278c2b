package com.xiaomi.privacy.casework.fulfilment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Settlement;
import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SampleSystem;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.Sweeping;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.event.CaseEvent.TaskOverdue;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent.TaskCancelled;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent.TaskRequested;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Systems that are late, fail, answer too late or not at all, and people who answer in their place. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class TaskChasingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Right RARE = Right.OPT_OUT_SALE;

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    TestClock clock;

    @Inject
    UnansweredTasks unanswered;

    @Inject
    TaskAnswers answers;

    @Inject
    TaskRequests requests;

    @Inject
    AuditTrail auditTrail;

    private final String system = "slow-" + UUID.randomUUID();
    private final List<String> registered = new ArrayList<>();

    @AfterEach
    void putBack() {
        clock.reset();
        registered.forEach(this::retire);
    }

    @Test
    void aSystemThatDoesNotAnswerIsAskedAgainAndStaffHearOfItOnce() {
        SampleRequest request = granted("KAFKA");
        UUID task = casework.taskOf(request.firstCase());
        look(Duration.ofHours(11));
        look(Duration.ofHours(2));
        assertThat(attempts(request, 2)).containsExactly(1, 2);
        assertThat(told(request)).isEmpty();

        look(Duration.ofHours(12));

        assertThat(attempts(request, 3)).containsExactly(1, 2, 3);
        await().atMost(PATIENCE).until(() -> told(request).size() == 1);
        assertThat(told(request)).singleElement().satisfies(overdue -> {
            assertThat(overdue.taskId()).isEqualTo(task);
            assertThat(overdue.system()).isEqualTo(system);
            assertThat(overdue.assignee()).isEqualTo(signIn.sub(SignIn.AGENT));
        });
        waiting("?overdue=true&system=" + system).body("items.taskId", contains(task.toString()));
        casework.full(request.firstCase())
                .then()
                .body("tasks[0].overdueSince", notNullValue())
                .body("tasks[0].attempts", equalTo(3));

        look(Duration.ofDays(1));
        assertThat(attempts(request, 4)).containsExactly(1, 2, 3, 4);
        assertThat(told(request)).hasSize(1);
        assertThat(actions(request)).contains("task.asked-again", "task.overdue");
    }

    @Test
    void aSystemThatFailsIsAskedAgainInGrowingPausesUntilStaffHearOfIt() {
        SampleRequest request = granted("KAFKA");
        UUID task = casework.taskOf(request.firstCase());
        fail(task);
        fail(task);
        assertThat(failures(task)).isEqualTo("1");
        look(Duration.ofSeconds(59));
        assertThat(attempts(request, 1)).containsExactly(1);

        for (int failures = 2; failures <= 5; failures++) {
            look(Duration.ofMinutes(1L << failures - 2));
            fail(task);
            assertThat(failures(task)).isEqualTo(Integer.toString(failures));
        }
        assertThat(told(request)).isEmpty();
        look(Duration.ofMinutes(16));

        assertThat(attempts(request, 6)).containsExactly(1, 2, 3, 4, 5, 6);
        await().atMost(PATIENCE).until(() -> told(request).size() == 1);
        settle(system, task, TaskResult.DONE);
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
    }

    @Test
    void aTaskThatIsNotWantedAnyMoreIsCancelledAndALateAnswerIsNotedAndIgnored() {
        SampleRequest request = granted("KAFKA");
        UUID task = casework.taskOf(request.firstCase());
        casework.asPerson(request, "withdrawal", null, Map.of()).statusCode(204);

        look(Duration.ZERO);

        await().atMost(PATIENCE)
                .until(() -> events.of(Topic.FULFILMENT, request.id()).stream()
                        .anyMatch(event -> event instanceof TaskCancelled cancelled
                                && cancelled.taskId().equals(task)
                                && cancelled.system().equals(system)));
        assertThat(settle(system, task, TaskResult.DONE)).isInstanceOf(TaskAnswer.Ignored.class);
        assertThat(settle(system, task, TaskResult.FAILED)).isInstanceOf(TaskAnswer.Ignored.class);
        assertThat(answers.access(task, new Actor.Machine(system))).isInstanceOf(TaskAnswer.NotOpen.class);
        assertThat(actions(request)).containsOnlyOnce("task.answer-ignored", "task.cancelled");
        waiting("?system=" + system).body("items", equalTo(List.of()));
        casework.full(request.firstCase()).then().body("tasks[0].cancelledAt", notNullValue());
        look(Duration.ofDays(3));
        assertThat(attempts(request, 1)).containsExactly(1);
    }

    @Test
    void theAgentOfTheCaseAnswersInPlaceOfTheSystem() {
        SampleRequest request = granted("KAFKA");
        UUID task = casework.taskOf(request.firstCase());
        result(SignIn.AGENT, task).statusCode(409).body("type", endsWith(":transition-not-allowed"));
        takeOver(SignIn.APPROVER, task).statusCode(409).body("type", endsWith(":transition-not-allowed"));

        takeOver(SignIn.AGENT, task).statusCode(200).body("system", equalTo(system));
        takeOver(SignIn.AGENT, task).statusCode(200);

        assertThat(settle(system, task, TaskResult.NOTHING_HELD)).isInstanceOf(TaskAnswer.Ignored.class);
        result(SignIn.APPROVER, task).statusCode(409).body("type", endsWith(":transition-not-allowed"));
        result(SignIn.AGENT, task).statusCode(200).body("ignored", equalTo(false));
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        assertThat(actions(request)).containsOnlyOnce("task.taken-over");
        casework.full(request.firstCase())
                .then()
                .body("tasks[0].takenOverBy", equalTo(signIn.sub(SignIn.AGENT).toString()));
        takeOver(SignIn.AGENT, task).statusCode(409).body("type", endsWith(":task-settled"));
    }

    @Test
    void ofASystemWithoutConnectionStaffAnswerFromTheBeginning() {
        SampleRequest request = granted("MANUAL");
        UUID task = casework.taskOf(request.firstCase());
        waiting("?system=" + system).body("items[0].mode", equalTo("MANUAL")).body("items[0].takenOverBy", nullValue());
        look(Duration.ofHours(13));
        assertThat(told(request)).isEmpty();
        look(Duration.ofHours(12));
        await().atMost(PATIENCE).until(() -> told(request).size() == 1);
        look(Duration.ofDays(2));
        assertThat(told(request)).hasSize(1);

        clock.reset();
        as(SignIn.AGENT)
                .contentType("application/octet-stream")
                .header("Content-Digest", Casework.digest("answer"))
                .body("answer".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/tasks/{id}/files/answer.txt", task)
                .then()
                .statusCode(201);
        result(SignIn.AGENT, task).statusCode(200);

        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        assertThat(events.of(Topic.FULFILMENT, request.id())).noneMatch(TaskRequested.class::isInstance);
    }

    @Test
    void manySystemsAreAskedInShortTransactionsAndTheCaseWaitsForAllOfThem() {
        int many = 2 * TaskRequests.AT_ONCE + 7;
        for (int i = 0; i < many; i++) {
            register("many-%03d-%s".formatted(i, UUID.randomUUID()), "KAFKA");
        }
        SampleRequest request = casework.taken(casework.inReview(RARE));
        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of()).statusCode(200);
        settleAll(request);

        await().atMost(PATIENCE).until(() -> tasksOf(request).size() == many);
        settleAll(request);
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);

        assertThat(database.query(
                        "SELECT system FROM fulfilment_task WHERE case_id = ? ORDER BY system", request.firstCase()))
                .isEqualTo(registered.stream().sorted().toList());
        assertThat(attempts(request, many)).hasSize(many).containsOnly(1);
        UUID fanOut = UUID.fromString(
                database.query("SELECT fan_out_id FROM task_fan_out WHERE case_id = ?", request.firstCase())
                        .getFirst());
        assertThat(requests.goOn(fanOut)).isFalse();
        assertThat(tasksOf(request)).hasSize(many);
    }

    @Test
    void theListGoesOnWhereThePageBeforeEndedAndIsForStaffOnly() {
        UUID first = casework.taskOf(granted("KAFKA").firstCase());
        SampleRequest other = casework.taken(casework.inReview(RARE));
        casework.command(other.firstCase(), "grant", SignIn.AGENT, Map.of()).statusCode(200);
        UUID second = casework.taskOf(other.firstCase());

        String next = waiting("?limit=1&system=" + system)
                .body("items.taskId", contains(first.toString()))
                .extract()
                .path("next");
        waiting("?limit=1&system=" + system + "&after=" + next)
                .body("items.taskId", contains(second.toString()))
                .body("next", nullValue());
        waiting("").body("items.system", not(hasItem("nobody")));

        as(SignIn.AUDITOR).get("/api/v1/tasks").then().statusCode(403);
        given().auth()
                .oauth2(signIn.machine(Casework.CONNECTOR))
                .get("/api/v1/tasks")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(signIn.machine(Casework.CONNECTOR))
                .contentType("application/json")
                .body(Map.of("reason", "NO_ANSWER"))
                .post("/api/v1/tasks/{id}/takeover", first)
                .then()
                .statusCode(403);
        as(SignIn.AGENT)
                .contentType("application/json")
                .body(Map.of())
                .post("/api/v1/tasks/{id}/takeover", first)
                .then()
                .statusCode(422);
    }

    private SampleRequest granted(String mode) {
        register(system, mode);
        SampleRequest request = casework.taken(casework.inReview(RARE));
        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of())
                .statusCode(200)
                .body("tasks.system", contains(system));
        return request;
    }

    private void register(String name, String mode) {
        Map<String, Object> description = SampleSystem.serving(RARE);
        description.put("mode", mode);
        as(SignIn.DPO)
                .contentType("application/json")
                .body(description)
                .put("/api/v1/systems/{name}", name)
                .then()
                .statusCode(200);
        registered.add(name);
    }

    private void retire(String name) {
        as(SignIn.DPO)
                .header("If-Match", "\"1\"")
                .delete("/api/v1/systems/{name}", name)
                .then()
                .statusCode(200);
    }

    private void look(Duration later) {
        clock.advance(later);
        Sweeping.run(unanswered);
    }

    private void fail(UUID task) {
        assertThat(settle(system, task, TaskResult.FAILED)).isInstanceOf(TaskAnswer.Settled.class);
    }

    private Settlement settle(String by, UUID task, TaskResult result) {
        return answers.settle(task, new Actor.Machine(by), new TaskAnswer.Answer(result, null, List.of(), List.of()));
    }

    private void settleAll(SampleRequest request) {
        for (String task : tasksOf(request)) {
            String by = database.query("SELECT system FROM fulfilment_task WHERE task_id = ?", UUID.fromString(task))
                    .getFirst();
            assertThat(settle(by, UUID.fromString(task), TaskResult.DONE)).isInstanceOf(TaskAnswer.Settled.class);
        }
    }

    private List<String> tasksOf(SampleRequest request) {
        return database.query("SELECT task_id FROM fulfilment_task WHERE case_id = ?", request.firstCase());
    }

    private String failures(UUID task) {
        return database.query("SELECT failures FROM fulfilment_task WHERE task_id = ?", task)
                .getFirst();
    }

    private ValidatableResponse takeOver(String user, UUID task) {
        return as(user).contentType("application/json")
                .body(Map.of("reason", "NO_ANSWER"))
                .post("/api/v1/tasks/{id}/takeover", task)
                .then();
    }

    private ValidatableResponse result(String user, UUID task) {
        return as(user).contentType("application/json")
                .body(Map.of("result", "DONE"))
                .post("/api/v1/tasks/{id}/result", task)
                .then();
    }

    private ValidatableResponse waiting(String query) {
        return as(SignIn.AGENT).get("/api/v1/tasks" + query).then().statusCode(200);
    }

    private RequestSpecification as(String user) {
        return given().auth().oauth2(signIn.staff(user));
    }

    private List<Integer> attempts(SampleRequest request, int expected) {
        return await().atMost(PATIENCE)
                .until(
                        () -> of(request, TaskRequested.class).stream()
                                .map(TaskRequested::attempt)
                                .toList(),
                        found -> found.size() == expected);
    }

    private List<TaskOverdue> told(SampleRequest request) {
        return events.of(Topic.CASES, request.id()).stream()
                .filter(TaskOverdue.class::isInstance)
                .map(TaskOverdue.class::cast)
                .toList();
    }

    private <E extends PrivacyEvent> List<E> of(SampleRequest request, Class<E> type) {
        return events.of(Topic.FULFILMENT, request.id()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<String> actions(SampleRequest request) {
        return auditTrail.entries(request.id()).stream()
                .map(entry -> entry.content().replaceAll(".*\"action\":\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
