package com.xiaomi.privacy.casework.fulfilment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.webhook.WebhookSignature;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.Sweep;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data system that cannot read Kafka is called, and can tell that it is us. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class SystemCallIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Right RARE = Right.WITHDRAW_CONSENT;

    private record Call(String path, Headers headers, String body) {}

    @Inject
    Casework casework;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    StandInIntake intake;

    @Inject
    CaseworkDatabase database;

    @Inject
    TestClock clock;

    @Inject
    UnansweredTasks unanswered;

    @Inject
    @All
    List<Sweep> sweeps;

    @Inject
    @All
    List<DurableWork> works;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = CaseworkStack.CALLED_PORT)
    int port;

    private final String system = "called-" + UUID.randomUUID();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void putBack() {
        server.stop(0);
        clock.reset();
        given().auth()
                .oauth2(signIn.staff(SignIn.DPO))
                .header("If-Match", "\"1\"")
                .delete("/api/v1/systems/{name}", system);
    }

    @Test
    void aCallCarriesIdsOnlyAndIsSigned() throws IOException {
        SampleRequest request = granted();
        UUID task = casework.taskOf(request.firstCase());

        Call call = awaitCalls(1).getFirst();

        assertThat(call.path()).isEqualTo("/tasks");
        JsonNode body = json.readTree(call.body());
        assertThat(body.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "requestId", "caseId", "taskId", "system", "right", "due", "answerBy", "attempt");
        assertThat(body.path("taskId").asText()).isEqualTo(task.toString());
        assertThat(body.path("right").asText()).isEqualTo(RARE.name());
        assertThat(call.headers().getFirst("ce-type")).isEqualTo("com.xiaomi.privacy.fulfilment.task-requested.v1");
        assertThat(call.headers().getFirst("ce-subject")).isEqualTo(request.id().toString());
        assertThat(call.headers().getFirst("webhook-id")).isEqualTo(task + ".1");
        assertThat(Instant.ofEpochSecond(Long.parseLong(call.headers().getFirst("webhook-timestamp"))))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(isOurs(call, call.body())).isTrue();
        assertThat(isOurs(
                        call,
                        call.body().replace(task.toString(), UUID.randomUUID().toString())))
                .isFalse();
        assertThat(events.of(Topic.FULFILMENT, request.id())).isEmpty();
    }

    @Test
    void aCallThatFailsComesAgainUnderTheSameId() {
        failures.set(2);
        granted();

        List<Call> all = awaitCalls(3);

        assertThat(all.stream()
                        .map(call -> call.headers().getFirst("webhook-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aTaskThatIsNotWantedAnyMoreIsCalledOff() {
        SampleRequest request = granted();
        UUID task = casework.taskOf(request.firstCase());
        awaitCalls(1);
        casework.asPerson(request, "withdrawal", null, Map.of()).statusCode(204);

        Sweeping.run(unanswered);

        Call last = awaitCalls(2).getLast();
        assertThat(last.headers().getFirst("ce-type")).isEqualTo("com.xiaomi.privacy.fulfilment.task-cancelled.v1");
        assertThat(last.headers().getFirst("webhook-id")).isEqualTo(task + ".cancelled");
    }

    @Test
    void whatTheLawWantedKeptIsCalledForUnderOneIdWhenItsTimeIsOver() throws Exception {
        SampleRequest request = erasedButForBooks();
        String remainder =
                casework.full(request.firstCase()).path("remainders.find { it.system == '%s' }.remainderId", system);
        runSweepAfter(7, "what erasures have left");

        isToldByCallsUntilItIsDone(
                "call-about-remainder",
                remainder,
                "remainder-due",
                "/api/v1/tasks/" + taskOfSystem(request) + "/remainders/" + remainder + "/erased");
    }

    @Test
    void aRestrictionWhoseDayHasComeIsCalledForUnderOneIdUntilItIsLifted() throws Exception {
        SampleRequest request = restricted();
        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .contentType("application/json")
                .body(Map.of(
                        "liftOn", LocalDate.now(ZoneOffset.UTC).plusDays(20).toString(), "reason", "PROCESSING_LAWFUL"))
                .put("/api/v1/cases/{id}/restriction-lift", request.firstCase())
                .then()
                .statusCode(200);
        runSweepAfter(21, "restrictions to be lifted");

        isToldByCallsUntilItIsDone(
                "call-about-restriction-lift",
                database.query(
                                "SELECT system_lift_id FROM system_lift WHERE task_id = ?",
                                UUID.fromString(taskOfSystem(request)))
                        .getFirst(),
                "lift-due",
                "/api/v1/tasks/" + taskOfSystem(request) + "/restriction-lifted");
    }

    private void runSweepAfter(int days, String name) {
        calls.clear();
        clock.advance(Duration.ofDays(days));
        sweeps.stream().filter(sweep -> sweep.name().equals(name)).forEach(Sweeping::run);
    }

    /** What was enqueued lies in the future of the queue, which goes by the time of the machine; so it is done here. */
    private void isToldByCallsUntilItIsDone(String kind, String about, String type, String done) throws Exception {
        DurableWork call = works.stream()
                .filter(work -> work.name().equals(kind))
                .findFirst()
                .orElseThrow();
        call.run(UUID.fromString(about));
        call.run(UUID.fromString(about));

        assertThat(calls).hasSize(2);
        assertThat(calls.stream()
                        .map(each -> each.headers().getFirst("webhook-id"))
                        .distinct())
                .hasSize(1);
        Call last = calls.getLast();
        assertThat(last.headers().getFirst("ce-type")).isEqualTo("com.xiaomi.privacy.fulfilment." + type + ".v1");
        assertThat(last.headers().getFirst("webhook-id")).startsWith(about + ".");
        assertThat(json.readTree(last.body()).path("system").asText()).isEqualTo(system);
        assertThat(isOurs(last, last.body())).isTrue();

        given().auth()
                .oauth2(signIn.newMachine(system, Roles.DATA_SYSTEM))
                .post(done)
                .then()
                .statusCode(204);
        call.run(UUID.fromString(about));
        assertThat(calls).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/tasks",
                "http://127.0.0.1:%d@evil.example.org/tasks",
                "http://user:secret@127.0.0.1:%d/tasks",
                "http://127.0.0.1:%d/tasks#there",
                "https://127.0.0.1:%d/tasks",
                "http://127.0.0.1/tasks",
                "http://169.254.169.254/latest/meta-data",
                "file:///etc/passwd",
                "/tasks"
            })
    void onlyWhatTheOperatorAllowsIsCalled(String address) {
        register(address.replace("%d", Integer.toString(port)))
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo("webhook"));
    }

    @Test
    void aSystemThatIsCalledNamesWhere() {
        register(null).statusCode(422).body("errors[0].field", equalTo("webhook"));
    }

    private SampleRequest granted() {
        register("http://127.0.0.1:" + port + "/tasks").statusCode(200);
        SampleRequest request = casework.taken(casework.inReview(RARE));
        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of()).statusCode(200);
        return request;
    }

    private SampleRequest restricted() {
        register("http://127.0.0.1:" + port + "/tasks", Right.RESTRICTION).statusCode(200);
        SampleRequest request = casework.taken(casework.inReview(Right.RESTRICTION));
        intake.asksForRestriction(request, "START");
        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of()).statusCode(200);
        awaitCalls(1);
        settleOthers(request);
        settle(request, Map.of("result", "DONE"));
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200);
        await().atMost(PATIENCE)
                .until(() -> events.of(Topic.CASE_STATE, request.firstCase(), CaseStateSnapshot.class)
                        .getLast()
                        .restricted());
        return request;
    }

    private SampleRequest erasedButForBooks() {
        SampleRequest request = casework.taken(casework.inReview(Right.ERASURE));
        register("http://127.0.0.1:" + port + "/tasks", Right.ERASURE).statusCode(200);
        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(request.firstCase(), "approve", SignIn.APPROVER, Map.of())
                .statusCode(200);
        awaitCalls(1);
        settleOthers(request);
        settle(
                request,
                Map.of(
                        "result",
                        "PARTLY",
                        "remaining",
                        List.of(Map.of(
                                "category",
                                "ORDERS",
                                "kind",
                                "RETENTION",
                                "ground",
                                "HGB § 257(4)",
                                "until",
                                LocalDate.now(ZoneOffset.UTC).plusDays(5).toString()))));
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        return request;
    }

    private void settleOthers(SampleRequest request) {
        List<String> others =
                casework.full(request.firstCase()).path("tasks.findAll { it.system != '%s' }.taskId", system);
        others.forEach(task ->
                casework.settle(UUID.fromString(task), Map.of("result", "DONE")).statusCode(200));
    }

    private void settle(SampleRequest request, Map<String, ?> body) {
        given().auth()
                .oauth2(signIn.newMachine(system, Roles.DATA_SYSTEM))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/tasks/{id}/result", taskOfSystem(request))
                .then()
                .statusCode(200);
    }

    private String taskOfSystem(SampleRequest request) {
        return casework.full(request.firstCase()).path("tasks.find { it.system == '%s' }.taskId", system);
    }

    private ValidatableResponse register(String address) {
        return register(address, RARE);
    }

    private ValidatableResponse register(String address, Right right) {
        Map<String, Object> description = SampleSystem.serving(right);
        description.put("mode", "WEBHOOK");
        description.put("webhook", address);
        return given().auth()
                .oauth2(signIn.staff(SignIn.DPO))
                .contentType("application/json")
                .body(description)
                .put("/api/v1/systems/{name}", system)
                .then();
    }

    private List<Call> awaitCalls(int count) {
        return await().atMost(PATIENCE).until(() -> calls, found -> found.size() == count);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(new Call(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 503 : 204, -1);
        }
    }

    private boolean isOurs(Call call, String body) {
        List<String> published = given().get("/api/v1/seal-keys").path("keys.x");
        return new WebhookSignature(published)
                .isGenuine(
                        call.headers().getFirst("webhook-id"),
                        call.headers().getFirst("webhook-timestamp"),
                        call.headers().getFirst("webhook-signature"),
                        body.getBytes(StandardCharsets.UTF_8),
                        clock.instant());
    }
}
