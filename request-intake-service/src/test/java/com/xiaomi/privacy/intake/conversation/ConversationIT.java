package com.xiaomi.privacy.intake.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.intake.IntakeCalls;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.intake.IntakeDatabase;
import com.xiaomi.privacy.intake.IntakeTopics;
import com.xiaomi.privacy.intake.IntakeTopics.Written;
import com.xiaomi.privacy.intake.SampleSubmission;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The person and staff write to each other; nobody reads what is not for them. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class ConversationIT {

    private static final String AGENT = "agent.anna";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDate DUE = LocalDate.of(2026, 12, 24);

    private final String person = "I mean the order of Erika " + UUID.randomUUID();
    private final String staff = "Which of your phones do you mean, Erika? " + UUID.randomUUID();

    private Accepted request;
    private long caseSequence;

    @Inject
    IntakeTopics topics;

    @Inject
    IntakeDatabase database;

    @Inject
    AuditTrail auditTrail;

    @Inject
    AccessConfig access;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void takeIn() {
        request = IntakeCalls.accepted(new SampleSubmission());
        caseSequence = 0;
    }

    @Test
    void beforeItIsProvenWhoIsReadingNoWordOfStaffIsShown() {
        String own = post(request.asRequester(), Map.of("text", person));
        String theirs = post(asStaff(AGENT), Map.of("text", staff));

        messages(request.asRequester())
                .body("messages.messageId", contains(own))
                .body("messages[0].text", equalTo(person))
                .body("messages[0].writtenBy", nullValue())
                .body("withheld", equalTo(true));
        markRead(request.asRequester(), theirs).statusCode(404);
        messages(asStaff(AGENT))
                .body("messages.messageId", contains(own, theirs))
                .body("messages[1].writtenBy", startsWith("staff:"))
                .body("withheld", equalTo(false));

        prove();
        messages(request.asRequester())
                .body("messages.messageId", contains(own, theirs))
                .body("messages[1].text", equalTo(staff))
                .body("messages[1].writtenBy", nullValue())
                .body("withheld", equalTo(false));
    }

    @Test
    void eachSideSeesHowMuchItHasNotReadAndStaffLooksAreAudited() throws Exception {
        prove();
        post(request.asRequester(), Map.of("text", person));
        String second = post(request.asRequester(), Map.of("text", "And one more thing."));
        String theirs = post(asStaff(AGENT), Map.of("text", staff));
        assertThat(status().getLong("unreadMessages")).isEqualTo(1);
        assertThat(status().getList("timeline.code")).contains("MESSAGE_FOR_YOU");
        messages(asStaff(AGENT)).body("unread", equalTo(2)).body("messages[0].read", equalTo(false));

        markRead(asStaff(AGENT), second).statusCode(200).body("unread", equalTo(0));
        markRead(request.asRequester(), theirs).statusCode(200).body("unread", equalTo(0));
        markRead(asStaff(AGENT), second).statusCode(200);

        messages(asStaff(AGENT)).body("unread", equalTo(0)).body("messages.read", contains(true, true, true));
        assertThat(status().getLong("unreadMessages")).isZero();
        List<Written> told = written("messages-read", 1);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().data(json).path("unread").asInt()).isZero();
        assertThat(auditTrail.entries(request.requestId()))
                .filteredOn(entry -> entry.content().contains("conversation.read"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.content()).contains("staff:"));
    }

    @Test
    void aConversationIsReadPageByPage() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(post(request.asRequester(), Map.of("text", "Message " + i)));
        }

        JsonPath first =
                request.asRequester().get(request.path("/messages?limit=2")).jsonPath();
        JsonPath second = request.asRequester()
                .get(request.path("/messages?limit=2&after=" + first.getInt("next")))
                .jsonPath();

        assertThat(first.getList("messages.messageId")).isEqualTo(ids.subList(0, 2));
        assertThat(second.getList("messages.messageId")).isEqualTo(ids.subList(2, 3));
        assertThat(second.<Integer>get("next")).isNull();
        request.asRequester().get(request.path("/messages?limit=101")).then().statusCode(422);
        request.asRequester().get(request.path("/messages?after=-1")).then().statusCode(422);
    }

    @Test
    void aQuestionMakesTheCaseWaitAndTheAnswerLetsItGoOn() {
        prove();
        move(CaseState.AWAITING_IDENTITY, CaseState.IN_REVIEW);
        String question = post(asStaff(AGENT), Map.of("text", staff, "question", true, "caseId", request.caseId()));
        JsonNode asked = written("question-asked", 1).getFirst().data(json);
        assertThat(asked.path("questionId").textValue()).isEqualTo(question);
        assertThat(asked.path("caseId").textValue()).isEqualTo(request.caseId().toString());
        assertThat(asked.path("askedBy").textValue()).hasSize(36);
        assertThat(status().getList("nextSteps")).isEmpty();
        refused(
                asStaff(AGENT),
                Map.of("text", "Another?", "question", true, "caseId", request.caseId()),
                409,
                "question-not-possible");

        move(CaseState.IN_REVIEW, CaseState.AWAITING_REQUESTER);
        assertThat(status().getString("nextSteps[0].action")).isEqualTo("ANSWER_QUESTION");
        assertThat(status().getString("nextSteps[0].messageId")).isEqualTo(question);

        String answer = post(request.asRequester(), Map.of("text", person, "answers", question));
        JsonNode answered = written("question-answered", 1).getFirst().data(json);
        assertThat(answered.path("questionId").textValue()).isEqualTo(question);
        assertThat(answered.path("messageId").textValue()).isEqualTo(answer);
        assertThat(written("message-received", 1)).hasSize(1);
        assertThat(status().getList("nextSteps")).isEmpty();
        refused(request.asRequester(), Map.of("text", "Once more.", "answers", question), 409, "question-not-open");
        assertThat(topics.written(request.requestId()))
                .noneMatch(event ->
                        event.payload().contains("Erika") || event.payload().contains(staff));
    }

    @Test
    void aCaseThatIsNotInReviewWaitsForNoAnswer() {
        refused(
                asStaff(AGENT),
                Map.of("text", staff, "question", true, "caseId", request.caseId()),
                409,
                "question-not-possible");
        messages(asStaff(AGENT)).body("messages", empty());
    }

    @Test
    void aFeeAndAnAppealAreNextStepsWithWhatThePersonNeedsToKnow() {
        prove();
        move(CaseState.AWAITING_IDENTITY, CaseState.IN_REVIEW);
        move(CaseState.IN_REVIEW, CaseState.AWAITING_FEE);
        publish(new CaseEvent.FeeQuoted(
                request.requestId(), request.caseId(), Right.ACCESS, Ids.next(), 1250, "EUR", Instant.now()));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(status().getString("nextSteps[0].action")).isEqualTo("ANSWER_FEE");
            assertThat(status().getLong("nextSteps[0].amountMinor")).isEqualTo(1250);
            assertThat(status().getString("nextSteps[0].currency")).isEqualTo("EUR");
        });
        move(CaseState.AWAITING_FEE, CaseState.IN_REVIEW);
        assertThat(status().getList("nextSteps")).isEmpty();

        LocalDate until = LocalDate.now().plusDays(60);
        publish(new CaseEvent.AppealAllowed(
                request.requestId(), request.caseId(), until, PeriodBasis.PUBLISHED_PERIOD));
        move(CaseState.IN_REVIEW, CaseState.CLOSED);
        publish(new CaseEvent.Closed(
                request.requestId(), request.caseId(), Right.ACCESS, Outcome.REFUSED, List.of(), null, Instant.now()));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(status().getString("nextSteps[0].action")).isEqualTo("APPEAL");
            assertThat(status().getString("nextSteps[0].lastDay")).isEqualTo(until.toString());
            assertThat(status().getString("nextSteps[0].lastDayBasis")).isEqualTo("PUBLISHED_PERIOD");
        });

        move(CaseState.CLOSED, CaseState.IN_REVIEW);
        assertThat(status().getList("nextSteps")).isEmpty();
        assertThat(status().<Object>get("cases[0].outcome")).isNull();
    }

    @Test
    void theSameMessageAgainIsKeptOnceAlsoWhenItIsSentManyTimesAtOnce() throws Exception {
        String key = IntakeCalls.newKey();
        Callable<String> sending = () -> post(request.asRequester(), key, Map.of("text", person));
        List<String> ids = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (Future<String> sent :
                    pool.invokeAll(IntStream.range(0, 16).mapToObj(i -> sending).toList())) {
                ids.add(sent.get());
            }
        }

        assertThat(ids.stream().distinct()).hasSize(1);
        messages(request.asRequester()).body("messages.messageId", contains(ids.getFirst()));
        send(request.asRequester(), key, Map.of("text", "Other words."))
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:idempotency-key-reused"));
        send(request.asRequester(), null, Map.of("text", person))
                .statusCode(400)
                .body("type", equalTo("urn:xiaomi-privacy:problem:idempotency-key-missing"));
        // Another person's key of the same letters is another key.
        post(asStaff(AGENT), key, Map.of("text", person));
    }

    @Test
    void whatIsNamedMustBelongToTheRequestAndBeThere() {
        Accepted other = IntakeCalls.accepted(new SampleSubmission());
        invalid(Map.of("text", person, "caseId", other.caseId()), "caseId");
        invalid(Map.of("text", person, "attachments", List.of(Ids.next())), "attachments");
        String announced = request.asRequester()
                .contentType("application/json")
                .body(Map.of("fileName", "a.png", "mediaType", "image/png", "sizeBytes", 9))
                .post(request.path("/attachments"))
                .path("attachmentId");
        invalid(Map.of("text", person, "attachments", List.of(announced)), "attachments");
        invalid(Map.of("text", person, "question", true, "caseId", request.caseId()), "question");
        refused(request.asRequester(), Map.of("text", person, "answers", Ids.next()), 409, "question-not-open");
        send(asStaff(AGENT), IntakeCalls.newKey(), Map.of("text", staff, "answers", Ids.next()))
                .statusCode(422)
                .body("errors[0].field", equalTo("answers"));
        send(asStaff(AGENT), IntakeCalls.newKey(), Map.of("text", staff, "question", true))
                .statusCode(422)
                .body("errors[0].field", equalTo("caseId"));
        messages(asStaff(AGENT)).body("messages", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "bell\u0007"})
    void aTextThatIsNoneIsRefused(String text) {
        assertThat(send(request.asRequester(), IntakeCalls.newKey(), Map.of("text", text))
                        .extract()
                        .statusCode())
                .isIn(400, 422);
    }

    @Test
    void aTextHasABoundAndMustBeThere() {
        invalid(Map.of("text", "x".repeat(8001)), "text");
        invalid(new HashMap<>(), "text");
        post(request.asRequester(), Map.of("text", "x".repeat(8000)));
    }

    @Test
    void onlyThePersonAndStaffWhoHandleRequestsTakePart() {
        Accepted other = IntakeCalls.accepted(new SampleSubmission());
        other.asRequester().get(request.path("/messages")).then().statusCode(404);
        given().get(request.path("/messages")).then().statusCode(401);
        asStaff("auditor.aldo").get(request.path("/messages")).then().statusCode(403);
        asStaff("officer.gita").get(request.path("/messages")).then().statusCode(200);
        asStaff(AGENT)
                .get(IntakeCalls.REQUESTS + "/7K3M-9QXP-2A4W/messages")
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsIsolatedUnderALegalHoldIsReadByLegalAloneAndByThePerson() {
        String own = post(request.asRequester(), Map.of("text", person));
        asStaff("legal.lea").get(request.path("/messages")).then().statusCode(404);

        publish(new CaseEvent.HoldChanged(request.requestId(), true, false, Instant.now()));
        publish(new CaseEvent.HoldChanged(request.requestId(), true, true, Instant.now()));

        await().atMost(PATIENCE)
                .until(() -> asStaff(AGENT).get(request.path("/messages")).statusCode() == 404);
        send(asStaff(AGENT), IntakeCalls.newKey(), Map.of("text", staff)).statusCode(404);
        markRead(asStaff(AGENT), own).statusCode(404);
        send(asStaff("legal.lea"), IntakeCalls.newKey(), Map.of("text", staff)).statusCode(403);
        messages(asStaff("legal.lea")).body("messages[0].text", equalTo(person));
        messages(request.asRequester()).body("messages[0].text", equalTo(person));
        assertThat(auditTrail.entries(request.requestId()))
                .filteredOn(entry -> entry.content().contains("isolated-request.opened"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.content()).contains("staff:"));

        publish(new CaseEvent.HoldChanged(request.requestId(), false, false, Instant.now()));
        await().atMost(PATIENCE)
                .until(() -> asStaff(AGENT).get(request.path("/messages")).statusCode() == 200);
        assertThat(database.count("SELECT count(*) FROM held_request WHERE request_id = '" + request.requestId() + "'"))
                .isZero();
    }

    @Test
    void nothingOfTheConversationStandsInTheClear() {
        String key = "key of " + person;
        post(request.asRequester(), key, Map.of("text", person));
        post(asStaff(AGENT), Map.of("text", staff));

        database.columns()
                .forEach((table, columns) -> columns.forEach(column -> assertThat(String.join(
                                "\n",
                                database.texts("SELECT CAST(\"" + column + "\" AS text) FROM \"" + table + "\" WHERE \""
                                        + column + "\" IS NOT NULL")))
                        .as(table + "." + column)
                        .doesNotContain(person, staff, key)));
    }

    private void prove() {
        UUID verification = Ids.next();
        topics.publish(
                1,
                new IdentityEvent.VerificationOpened(
                        request.requestId(),
                        verification,
                        AssuranceLevel.CONTACT,
                        Instant.now().plus(Duration.ofDays(30))));
        topics.publish(
                2,
                new IdentityEvent.Verified(
                        request.requestId(),
                        verification,
                        AssuranceLevel.CONTACT,
                        VerificationPurpose.CASE,
                        Instant.now(),
                        null));
        await().atMost(PATIENCE).until(() -> status().getList("timeline.code").contains("IDENTITY_PROVEN"));
    }

    private void move(CaseState from, CaseState to) {
        publish(new CaseEvent.StateChanged(
                request.requestId(), request.caseId(), from, to, "test", DUE, Instant.now()));
        await().atMost(PATIENCE)
                .until(() -> status().getString("cases[0].state").equals(to.name()));
    }

    private void publish(CaseEvent event) {
        topics.publish(++caseSequence, event);
    }

    private JsonPath status() {
        return request.asRequester().get(request.path("")).jsonPath();
    }

    private List<Written> written(String event, int count) {
        return await().atMost(PATIENCE)
                .until(
                        () -> topics.written(request.requestId()).stream()
                                .filter(one -> one.type().equals("com.xiaomi.privacy.request." + event + ".v1"))
                                .toList(),
                        found -> found.size() >= count);
    }

    private ValidatableResponse messages(RequestSpecification caller) {
        return caller.get(request.path("/messages")).then().statusCode(200).header("Cache-Control", "no-store");
    }

    private ValidatableResponse markRead(RequestSpecification caller, String messageId) {
        return caller.post(request.path("/messages/" + messageId + "/read")).then();
    }

    private String post(RequestSpecification caller, Map<String, ?> body) {
        return post(caller, IntakeCalls.newKey(), body);
    }

    private String post(RequestSpecification caller, String key, Map<String, ?> body) {
        return send(caller, key, body).statusCode(201).extract().path("messageId");
    }

    private ValidatableResponse send(RequestSpecification caller, String key, Map<String, ?> body) {
        if (key != null) {
            caller.header("Idempotency-Key", key);
        }
        return caller.contentType("application/json")
                .body(body)
                .post(request.path("/messages"))
                .then();
    }

    private void invalid(Map<String, ?> body, String field) {
        send(request.asRequester(), IntakeCalls.newKey(), body).statusCode(422).body("errors[0].field", equalTo(field));
    }

    private void refused(RequestSpecification caller, Map<String, ?> body, int status, String problem) {
        send(caller, IntakeCalls.newKey(), body)
                .statusCode(status)
                .body("type", equalTo("urn:xiaomi-privacy:problem:" + problem));
    }

    private RequestSpecification asStaff(String user) {
        String token = given().contentType("application/x-www-form-urlencoded")
                .formParams(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "privacy-staff",
                        "username",
                        user,
                        "password",
                        LocalCredentials.password(user)))
                .post(access.staffIssuer() + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return given().auth().oauth2(token);
    }
}
