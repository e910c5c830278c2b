package com.xiaomi.privacy.casework.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.Submitted;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plays everybody who has to do with a case: events that open it, staff, data systems, the person. */
@Singleton
public class Casework {

    /** What an agent says to refuse a request. */
    public static final Map<String, Object> REFUSAL =
            Map.of("grounds", List.of("EXCESSIVE"), "explanation", "Das ist die zehnte Anfrage in diesem Monat.");

    public static final String CONNECTOR = "example-connector";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Events events;
    private final SignIn signIn;
    private final CaseworkDatabase database;
    private final AuditTrail auditTrail;
    private final TestClock clock;
    private boolean connectorIsRegistered;

    Casework(Events events, SignIn signIn, CaseworkDatabase database, AuditTrail auditTrail, TestClock clock) {
        this.events = events;
        this.signIn = signIn;
        this.database = database;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** The contents of the audit trail of a request, in their order. */
    public List<String> trail(SampleRequest request) {
        return auditTrail.entries(request.id()).stream()
                .map(AuditTrail.RecordedEntry::content)
                .toList();
    }

    /** What was done to a request according to its audit trail, in order, such as "case.opened". */
    public List<String> actions(SampleRequest request) {
        return trail(request).stream()
                .map(content -> JsonPath.from(content).getString("action"))
                .toList();
    }

    /** A request whose cases are in review. */
    public SampleRequest inReview(Right... rights) {
        return inReviewOf(Ids.next(), "DE", null, rights);
    }

    /** The same, of a person whom intake knows already, from any place. */
    public SampleRequest inReviewOf(UUID personRef, String country, String region, Right... rights) {
        return inReviewOf(personRef, country, region, SampleRequest.RECEIVED, rights);
    }

    /** The same, received at a time of its own. */
    public SampleRequest inReviewOf(
            UUID personRef, String country, String region, Instant receivedAt, Right... rights) {
        SampleRequest request = SampleRequest.of(rights);
        submit(request, request.submittedBy(personRef, country, region, receivedAt));
        events.send(Ids.next(), 1, request.verified(VerificationPurpose.CASE));
        request.cases().forEach(one -> awaitState(one.caseId(), CaseState.IN_REVIEW));
        return request;
    }

    private void registerConnector() {
        if (!connectorIsRegistered) {
            given().auth()
                    .oauth2(signIn.staff(SignIn.DPO))
                    .contentType("application/json")
                    .body(SampleSystem.serving(Right.ACCESS, Right.PORTABILITY, Right.ERASURE))
                    .put("/api/v1/systems/{name}", CONNECTOR)
                    .then()
                    .statusCode(200);
            connectorIsRegistered = true;
        }
    }

    /** A request whose first case has a task for the example connector; returned with it. */
    public UUID granted(SampleRequest request) {
        command(request.firstCase(), "take", SignIn.AGENT, Map.of()).statusCode(200);
        command(request.firstCase(), "grant", SignIn.AGENT, Map.of()).statusCode(200);
        return taskOf(request.firstCase());
    }

    /** The same, with the first case taken by the agent. */
    public SampleRequest taken(SampleRequest request) {
        command(request.firstCase(), "take", SignIn.AGENT, Map.of()).statusCode(200);
        return request;
    }

    /** Expects that a command is answered with a problem and changes nothing. */
    public ValidatableResponse refuses(
            SampleRequest request, String command, String user, Map<String, ?> body, int status, String problem) {
        List<String> before = database.everythingOf(request.id());
        ValidatableResponse answer = command(request.firstCase(), command, user, body)
                .statusCode(status)
                .body("type", equalTo("urn:xiaomi-privacy:problem:" + problem));
        assertThat(database.everythingOf(request.id())).isEqualTo(before);
        return answer;
    }

    /** Reports the request as intake does. */
    public void submit(SampleRequest request) {
        submit(request, request.submitted());
    }

    /** The same, as reported. */
    public void submit(SampleRequest request, Submitted submitted) {
        registerConnector();
        events.send(Ids.next(), 1, submitted);
        request.cases().forEach(one -> awaitState(one.caseId(), CaseState.AWAITING_IDENTITY));
    }

    /** A case that was refused by the agent with the consent of the DPO; returned with its request. */
    public SampleRequest refused(SampleRequest request) {
        command(request.firstCase(), "take", SignIn.AGENT, Map.of()).statusCode(200);
        command(request.firstCase(), "refuse", SignIn.AGENT, REFUSAL).statusCode(200);
        command(request.firstCase(), "approve", SignIn.DPO, Map.of()).statusCode(200);
        return request;
    }

    /** A request that was refused, and whose person was told so: its retention runs. */
    public SampleRequest refusedAndTold(SampleRequest open) {
        SampleRequest request = refused(open);
        told(request);
        return request;
    }

    /** The person was told by e-mail that their case is closed. */
    public void told(SampleRequest request) {
        events.send(
                Ids.next(),
                1,
                new NotificationEvent.Sent(request.id(), Ids.next(), MessageKind.CASE_CLOSED, clock.instant()));
        await().atMost(PATIENCE)
                .until(() -> !database.query(
                                "SELECT 'told' FROM case_request WHERE request_id = ? AND last_notice_at IS NOT NULL",
                                request.id())
                        .isEmpty());
    }

    /** A request for access whose package was released, with one file of the connector in it. */
    public SampleRequest released() {
        SampleRequest request = inReview(Right.ACCESS);
        UUID task = granted(request);
        putFile(task, "orders.json", "[]").statusCode(201);
        settle(task, Map.of("result", "DONE")).statusCode(200);
        awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        command(request.firstCase(), "release", SignIn.APPROVER, Map.of()).statusCode(200);
        return request;
    }

    /** What the person sends to one of the places under their request. */
    public ValidatableResponse asPerson(SampleRequest request, String place, String key, Map<String, ?> body) {
        RequestSpecification sent = given().auth()
                .oauth2(signIn.pass(request))
                .contentType("application/json")
                .body(body);
        if (key != null) {
            sent.header("Idempotency-Key", key);
        }
        return sent.post("/api/v1/requests/{reference}/" + place, request.reference())
                .then();
    }

    /** Registers somebody as an agent for these rights and one country, so that tests do not share their agents. */
    public UUID register(String user, String country, int maxOpen, Right... rights) {
        UUID sub = signIn.sub(user);
        given().auth()
                .oauth2(signIn.staff(SignIn.DPO))
                .contentType("application/json")
                .body(Map.of(
                        "rights", List.of(rights),
                        "languages", List.of("de", "en-GB"),
                        "countries", List.of(country),
                        "maxOpen", maxOpen,
                        "active", true))
                .put("/api/v1/agents/{sub}", sub)
                .then()
                .statusCode(200);
        return sub;
    }

    public void awaitState(UUID caseId, CaseState state) {
        await().atMost(PATIENCE)
                .until(() -> database.query("SELECT state FROM rights_case WHERE case_id = ?", caseId)
                        .contains(state.name()));
    }

    /** A command on the case as it is now. */
    public ValidatableResponse command(UUID caseId, String command, String user, Map<String, ?> body) {
        return command(caseId, command, signIn.staff(user), etag(caseId), body);
    }

    public ValidatableResponse command(UUID caseId, String command, String token, String ifMatch, Map<String, ?> body) {
        RequestSpecification request =
                given().auth().oauth2(token).contentType("application/json").body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.post("/api/v1/cases/{id}/commands/{command}", caseId, command)
                .then();
    }

    public Response full(UUID caseId) {
        return given().auth().oauth2(signIn.staff(SignIn.DPO)).get("/api/v1/cases/{id}", caseId);
    }

    /** As the service gives it; read behind its back, for a look at a case may leave an entry in its trail. */
    public String etag(UUID caseId) {
        return "\"" + version(caseId) + "\"";
    }

    /** The version of the case as it is now. */
    public long version(UUID caseId) {
        return Long.parseLong(database.query("SELECT version FROM rights_case WHERE case_id = ?", caseId)
                .getFirst());
    }

    public UUID taskOf(UUID caseId) {
        return UUID.fromString(database.query("SELECT task_id FROM fulfilment_task WHERE case_id = ?", caseId)
                .getFirst());
    }

    public ValidatableResponse fetch(UUID taskId, String token) {
        return given().auth().oauth2(token).get("/api/v1/tasks/{id}", taskId).then();
    }

    public ValidatableResponse putFile(UUID taskId, String name, String content) {
        return putFile(taskId, name, content, digest(content), signIn.machine(CONNECTOR));
    }

    public ValidatableResponse putFile(UUID taskId, String name, String content, String digest, String token) {
        RequestSpecification request = given().auth()
                .oauth2(token)
                .contentType("application/octet-stream")
                .body(content.getBytes(StandardCharsets.UTF_8));
        if (digest != null) {
            request.header("Content-Digest", digest);
        }
        return request.put("/api/v1/tasks/{id}/files/{name}", taskId, name).then();
    }

    public ValidatableResponse settle(UUID taskId, Map<String, ?> body) {
        return given().auth()
                .oauth2(signIn.machine(CONNECTOR))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/tasks/{id}/result", taskId)
                .then();
    }

    public Response download(SampleRequest request, String proof) {
        RequestSpecification asked = given().auth().oauth2(signIn.pass(request));
        if (proof != null) {
            asked.header("Identity-Proof", proof)
                    .cookie(
                            SignIn.BROWSER.cookie(true).getName(),
                            SignIn.BROWSER.cookie(true).getValue());
        }
        return asked.get("/api/v1/requests/{reference}/package", request.reference());
    }

    public static String digest(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
