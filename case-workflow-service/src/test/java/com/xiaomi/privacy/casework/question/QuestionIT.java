package com.xiaomi.privacy.casework.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.event.CaseEvent.StateChanged;
import com.xiaomi.privacy.contracts.event.RequestEvent.MessageReceived;
import com.xiaomi.privacy.contracts.event.RequestEvent.MessagesRead;
import com.xiaomi.privacy.contracts.event.RequestEvent.QuestionAnswered;
import com.xiaomi.privacy.contracts.event.RequestEvent.QuestionAsked;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A case waits for the person's answer; what was said lies with intake. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class QuestionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final UUID ANNA = UUID.fromString("5b0c6f0e-52b4-4c0b-9f0a-3e8b5a9c1d42");
    private static final Instant ASKED = SampleRequest.RECEIVED.plus(Duration.ofDays(1));
    private static final Instant ANSWERED = ASKED.plus(Duration.ofDays(5));

    @Inject
    Casework casework;

    @Inject
    Events events;

    @Inject
    CaseworkDatabase database;

    @Test
    void theClockStandsStillFromTheQuestionToTheAnswer() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID caseId = request.firstCase();
        UUID question = Ids.next();

        events.send(Ids.next(), 2, new QuestionAsked(request.id(), caseId, question, ANNA, ASKED));
        casework.awaitState(caseId, CaseState.AWAITING_REQUESTER);
        casework.full(caseId)
                .then()
                .body("due", nullValue())
                .body("questions[0].askedBy", equalTo(ANNA.toString()))
                .body("questions[0].ending", nullValue())
                .body("clock.type", contains("IDENTITY_PROVIDED", "CLARIFICATION_REQUESTED"));

        UUID answer = Ids.next();
        events.send(Ids.next(), 3, new QuestionAnswered(request.id(), caseId, question, answer, ANSWERED));
        casework.awaitState(caseId, CaseState.IN_REVIEW);
        casework.full(caseId)
                .then()
                // 24 December and the five days of waiting: a Tuesday that is no holiday.
                .body("due", equalTo("2026-12-29"))
                .body("questions[0].ending", equalTo("ANSWERED"))
                .body("timeline[-2].command", equalTo("ask-question"))
                .body("timeline[-2].actor", equalTo("staff:" + ANNA))
                .body("timeline[-1].command", equalTo("answer-question"))
                .body("timeline[-1].actor", equalTo("requester:" + request.id()));
        List<LocalDate> dues = moves(request).stream().map(StateChanged::due).toList();
        assertThat(dues)
                .containsExactly(
                        LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 24), null, LocalDate.of(2026, 12, 29));
    }

    @Test
    void aQuestionThatDoesNotFitTheStateIsWrittenDownAndChangesNothingElse() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID caseId = request.firstCase();
        casework.command(caseId, "take", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(caseId, "refuse", SignIn.AGENT, Casework.REFUSAL).statusCode(200);
        UUID question = Ids.next();

        events.send(Ids.next(), 2, new QuestionAsked(request.id(), caseId, question, ANNA, ASKED));
        events.send(Ids.next(), 3, new QuestionAnswered(request.id(), caseId, question, Ids.next(), ANSWERED));
        events.send(Ids.next(), 4, new QuestionAsked(request.id(), Ids.next(), Ids.next(), ANNA, ASKED));
        awaitApplied(request, 4);

        casework.full(caseId)
                .then()
                .body("state", equalTo("AWAITING_APPROVAL"))
                .body("due", equalTo("2026-12-24"))
                .body("questions[0].ending", equalTo("NOT_APPLIED"));
        assertThat(database.query("SELECT content FROM audit_entry WHERE chain_id = ? ORDER BY position", request.id()))
                .filteredOn(entry -> entry.contains("-not-applied"))
                .hasSize(3);
    }

    @Test
    void staffCanGoOnWithoutAnAnswerAndAnAnswerThatComesLateIsHarmless() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID caseId = request.firstCase();
        UUID question = Ids.next();
        events.send(Ids.next(), 2, new QuestionAsked(request.id(), caseId, question, ANNA, ASKED));
        casework.awaitState(caseId, CaseState.AWAITING_REQUESTER);

        casework.command(caseId, "resume-review", SignIn.AGENT, Map.of())
                .statusCode(200)
                .body("state", equalTo("IN_REVIEW"))
                .body("questions[0].ending", equalTo("TAKEN_BACK"));

        events.send(Ids.next(), 3, new QuestionAnswered(request.id(), caseId, question, Ids.next(), ANSWERED));
        awaitApplied(request, 3);
        casework.full(caseId).then().body("state", equalTo("IN_REVIEW"));
    }

    @Test
    void staffSeeThatThePersonHasWrittenAndWhoeverDecidesMustLookAgain() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID caseId = request.firstCase();
        String before = casework.etag(caseId);

        events.send(Ids.next(), 2, new MessageReceived(request.id(), Ids.next(), null, ASKED));
        events.send(Ids.next(), 3, new MessageReceived(request.id(), Ids.next(), caseId, ASKED));
        awaitApplied(request, 3);
        casework.full(caseId).then().body("unreadMessages", equalTo(2));
        assertThat(casework.etag(caseId)).isNotEqualTo(before);

        events.send(Ids.next(), 4, new MessagesRead(request.id(), Ids.next(), 0, ASKED));
        awaitApplied(request, 4);
        casework.full(caseId).then().body("unreadMessages", equalTo(0));
    }

    private List<StateChanged> moves(SampleRequest request) {
        return await().atMost(PATIENCE)
                .until(
                        () -> events.of(Topic.CASES, request.id()).stream()
                                .filter(StateChanged.class::isInstance)
                                .map(StateChanged.class::cast)
                                .toList(),
                        found -> found.size() == 4);
    }

    private void awaitApplied(SampleRequest request, int sequence) {
        await().atMost(PATIENCE)
                .until(() -> database.query(
                                "SELECT last_sequence FROM inbox_stream WHERE key = ? AND topic = '"
                                        + Topic.REQUESTS.topicName() + "'",
                                request.id())
                        .contains(Integer.toString(sequence)));
    }
}
