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
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.intake.IntakeCalls;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.intake.IntakeTopics.Written;
import com.xiaomi.privacy.intake.SampleSubmission;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The person and staff write to each other; nobody reads what is not for them. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class ConversationIT extends ConversationScenario {

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
                request.requestId(),
                request.caseId(),
                Right.ACCESS,
                Outcome.REFUSED,
                List.of(),
                null,
                null,
                Instant.now()));
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
}
