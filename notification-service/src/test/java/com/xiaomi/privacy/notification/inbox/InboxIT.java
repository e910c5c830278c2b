package com.xiaomi.privacy.notification.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.localstack.testing.CustomerTokens;
import com.xiaomi.privacy.notification.delivery.MailScenario;
import com.xiaomi.privacy.notification.testing.Database;
import com.xiaomi.privacy.notification.testing.MailMood;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who signed in read what they were told, whatever became of the mail, and nobody else does. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class InboxIT extends MailScenario {

    private final CustomerTokens tokens = new CustomerTokens(
            config("rights.access.customer-issuer"),
            config("rights.access.staff-issuer"),
            URI.create(config(NotificationStack.SIGN_IN_ORIGIN)));

    @Inject
    Database database;

    private String token;

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    @BeforeEach
    void signIn() throws Exception {
        token = tokens.of(CustomerTokens.USER);
        world.accountRequests(token, requestId);
    }

    @AfterEach
    void mendMailServer() throws Exception {
        world.mailServer(MailMood.WELL);
    }

    @Test
    void onesOwnMessagesAreThereTheNewestFirstPageByPageAndMarkedAsReadOnce() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(Ids.next(), 2, new RequestEvent.MessageSent(requestId, Ids.next(), null, Instant.now()));
        awaitSent(MessageKind.MESSAGE_POSTED);

        Response first = inbox(token, "?limit=1");
        Response second = inbox(token, "?limit=1&cursor=" + first.path("next"));

        assertThat(first.<List<String>>path("messages.kind"))
                .as(first.asString())
                .containsExactly("MESSAGE_POSTED");
        assertThat(first.<Integer>path("unread")).isEqualTo(2);
        assertThat(second.<List<String>>path("messages.kind")).containsExactly("REQUEST_RECEIVED");
        assertThat(second.<String>path("messages[0].reference")).isEqualTo(reference);
        assertThat(second.<String>path("messages[0].subject")).isEqualTo("We have received your request " + reference);
        assertThat(second.<String>path("next")).isNull();

        String messageId = second.path("messages[0].messageId");
        assertThat(message(token, messageId).<String>path("text"))
                .startsWith("Hello,")
                .contains("has reached us", NotificationStack.ORIGIN + "/#/requests/" + reference)
                .doesNotContain("Erika");
        assertThat(message(token, messageId).<String>path("entry.readAt")).isNull();

        assertThat(markRead(token, messageId).statusCode()).isEqualTo(204);
        String readAt = message(token, messageId).path("entry.readAt");
        assertThat(markRead(token, messageId).statusCode()).isEqualTo(204);
        assertThat(message(token, messageId).<String>path("entry.readAt"))
                .isNotNull()
                .isEqualTo(readAt);
        assertThat(inbox(token, "").<Integer>path("unread")).isEqualTo(1);
    }

    @Test
    void aMessageThatCantBeReadAnyMoreHidesNoOther() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(Ids.next(), 2, new RequestEvent.MessageSent(requestId, Ids.next(), null, Instant.now()));
        awaitSent(MessageKind.MESSAGE_POSTED);
        database.update(
                "UPDATE delivery SET event_type = 'com.xiaomi.privacy.request.of-an-earlier-release.v1'"
                        + " WHERE request_id = ? AND message = 'MESSAGE_POSTED'",
                requestId);

        Response answer = inbox(token, "");

        assertThat(answer.<List<String>>path("messages.kind"))
                .as(answer.asString())
                .containsExactly("REQUEST_RECEIVED");
        assertThat(log.lines()).anyMatch(line -> line.contains("can't be shown in an inbox"));
    }

    @Test
    void whatIsAnothersIsNotFoundAndNotMarked() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        String messageId = inbox(token, "").path("messages[0].messageId");
        String stranger = tokens.ofSomebodyElse();
        world.accountRequests(stranger, Ids.next());

        assertThat(inbox(stranger, "").<List<?>>path("messages")).isEmpty();
        assertThat(message(stranger, messageId).statusCode()).isEqualTo(404);
        assertThat(markRead(stranger, messageId).statusCode()).isEqualTo(404);
        assertThat(inbox(token, "").<Integer>path("unread")).isEqualTo(1);
    }

    @Test
    void onlyWhoSignedInAsACustomerHasAnInbox() {
        assertThat(inbox(tokens.ofStaff(), "").statusCode()).isEqualTo(403);
        assertThat(inbox(CustomerTokens.unsigned(token), "").statusCode()).isEqualTo(401);
        assertThat(given().get("/api/v1/inbox").statusCode()).isEqualTo(401);
    }

    @Test
    void secretsStayInTheMail() throws Exception {
        UUID link = Ids.next();
        contact("erika");
        world.code(challengeId, 200, CODE);
        world.accessLink(requestId, link, 200, "c2VjcmV0LW9mLWEtbGluay1mb3ItdGVzdHM");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, challenge());
        events.send(Ids.next(), 2, new RequestEvent.AccessRequested(requestId, link));
        awaitSent(MessageKind.IDENTITY_CODE);
        awaitSent(MessageKind.ACCESS_LINK);

        List<String> messages = inbox(token, "").path("messages.messageId");
        assertThat(messages).hasSize(3);
        List<String> texts = messages.stream()
                .map(messageId -> message(token, messageId).<String>path("text"))
                .toList();
        assertThat(texts).noneMatch(text -> text.contains(CODE) || text.contains("c2VjcmV0"));
        assertThat(texts)
                .filteredOn(text -> text.contains("is not shown here: we send it by e-mail or by letter only"))
                .hasSize(2);
    }

    @Test
    void whatIsToldToADataSubjectIsNotForWhoeverAsksForThem() throws Exception {
        contact("lawyer");
        UUID mandateId = Ids.next();
        world.subjectContact(requestId, "subject." + requestId + "@example.org");
        world.confirmation(mandateId, 200, "bWFuZGF0ZQ");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, new IdentityEvent.MandateConfirmationAsked(requestId, Ids.next(), mandateId));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        awaitSent(MessageKind.MANDATE_CONFIRMATION);

        assertThat(kinds()).containsExactly("REQUEST_RECEIVED");
    }

    @Test
    void aMailThatCouldNotBeDeliveredIsThereAllTheSame() throws Exception {
        world.contact(requestId, null, "Erika Mustermann", 0);
        events.send(Ids.next(), 1, submitted("de"));
        awaitGivenUp(MessageKind.REQUEST_RECEIVED);

        assertThat(kinds()).containsExactly("REQUEST_RECEIVED");
        assertThat(inbox(token, "").<String>path("messages[0].language")).isEqualTo("de");
    }

    @Test
    void aMailThatIsStillWaitingIsThereAlready() throws Exception {
        contact("erika");
        world.mailServer(MailMood.AWAY);
        events.send(Ids.next(), 1, submitted("en"));

        await().atMost(PATIENCE).until(() -> kinds().contains("REQUEST_RECEIVED"));
        assertThat(published()).isEmpty();
    }

    @Test
    void aReminderIsNotThereBeforeItIsDueNorOnceItIsMoot() throws Exception {
        contact("erika");
        UUID question = Ids.next();
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(
                Ids.next(), 2, new RequestEvent.QuestionAsked(requestId, caseId, question, Ids.next(), Instant.now()));
        awaitSent(MessageKind.QUESTION_ASKED);
        assertThat(kinds()).containsExactly("QUESTION_ASKED", "REQUEST_RECEIVED");

        events.send(
                Ids.next(),
                3,
                new RequestEvent.QuestionAnswered(requestId, caseId, question, Ids.next(), Instant.now()));
        awaitGivenUp(MessageKind.QUESTION_REMINDER);

        assertThat(kinds()).containsExactly("QUESTION_ASKED", "REQUEST_RECEIVED");
    }

    @Test
    void retentionEmptiesTheInbox() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(Ids.next(), 1, new CaseEvent.DataExpired(requestId, DataKind.DELIVERIES, Instant.now()));

        await().atMost(PATIENCE).until(() -> kinds().isEmpty());
        events.send(
                Ids.next(),
                2,
                new CaseEvent.Closed(
                        requestId, caseId, Right.ACCESS, Outcome.FULFILLED, List.of(), null, null, Instant.now()));
        awaitSent(MessageKind.CASE_CLOSED);
        assertThat(kinds()).containsExactly("CASE_CLOSED");
    }

    @Test
    void nothingIsLeftOfARequestThatWasErased() throws Exception {
        contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        String messageId = inbox(token, "").path("messages[0].messageId");
        events.send(Ids.next(), 1, new CaseEvent.RequestErased(requestId, Instant.now()));

        await().atMost(PATIENCE).until(() -> message(token, messageId).statusCode() == 404);
        assertThat(kinds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?cursor=x", "?limit=0", "?limit=101"})
    void aPageThatCannotBeIsRefused(String query) {
        assertThat(inbox(token, query).statusCode()).isEqualTo(422);
    }

    private List<String> kinds() {
        return inbox(token, "").path("messages.kind");
    }

    private static Response inbox(String token, String query) {
        return given().auth().oauth2(token).get("/api/v1/inbox" + query);
    }

    private static Response message(String token, String messageId) {
        return given().auth().oauth2(token).get("/api/v1/inbox/" + messageId);
    }

    private static Response markRead(String token, String messageId) {
        return given().auth().oauth2(token).post("/api/v1/inbox/" + messageId + "/read");
    }
}
