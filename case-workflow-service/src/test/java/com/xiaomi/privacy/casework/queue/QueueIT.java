package com.xiaomi.privacy.casework.queue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.event.RequestEvent.MessageReceived;
import com.xiaomi.privacy.contracts.event.RequestEvent.MessagesRead;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues by filter, in every order, page by page. Greenland and its neighbours in these tests have no other cases. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class QueueIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Test
    void eachFilterNarrowsTheQueue() {
        SampleRequest request = inReview("GL", Right.ACCESS, Right.ERASURE);
        UUID access = request.firstCase();
        UUID erasure = request.cases().getLast().caseId();

        queue(Map.of("country", "GL")).body("items.caseId", containsInAnyOrder(text(access), text(erasure)));
        queue(Map.of("country", "GL", "right", "ERASURE"))
                .body("items.caseId", contains(text(erasure)))
                .body("items[0].country", equalTo("GL"))
                .body("items[0].language", equalTo("de"))
                .body("items[0].receivedAt", equalTo("2026-11-24T09:00:00Z"))
                .body("items[0].reference", equalTo(request.reference()))
                .body("items[0].outcome", nullValue())
                .body("next", nullValue());
        queue(Map.of("country", "GL", "language", "de")).body("items.size()", equalTo(2));
        queue(Map.of("country", "GL", "language", "da")).body("items", empty());
        String law = queue(Map.of("country", "GL")).extract().path("items[0].law");
        queue(Map.of("country", "GL", "law", law)).body("items.size()", equalTo(2));
        queue(Map.of("country", "GL", "law", "Law of the Sea")).body("items", empty());
        queue(Map.of("country", "GL", "receivedFrom", "2026-11-24T09:00:00Z")).body("items.size()", equalTo(2));
        queue(Map.of("country", "GL", "receivedBefore", "2026-11-24T09:00:00Z")).body("items", empty());
        queue(Map.of("country", "GL", "state", "CLOSED")).body("items", empty());
    }

    @Test
    void severalStatesComeInOneOrder() throws SQLException {
        SampleRequest first = inReview("FO", Right.ACCESS);
        SampleRequest second = inReview("FO", Right.ACCESS);
        SampleRequest third = inReview("FO", Right.ACCESS);
        due(first, "2026-12-03");
        due(second, "2026-12-02");
        due(third, "2026-12-01");
        casework.command(second.firstCase(), "take", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(second.firstCase(), "refuse", SignIn.AGENT, Casework.REFUSAL)
                .statusCode(200);

        queue(Map.of("country", "FO", "state", List.of("IN_REVIEW", "AWAITING_APPROVAL")))
                .body("items.caseId", contains(ids(third, second, first)));
        queue(Map.of("country", "FO", "state", List.of("IN_REVIEW", "AWAITING_APPROVAL"), "order", "DESCENDING"))
                .body("items.caseId", contains(ids(first, second, third)));
        queue(Map.of("country", "FO", "state", "AWAITING_APPROVAL")).body("items.caseId", contains(ids(second)));
    }

    @Test
    void dueDatesBoundTheQueueAndWhatHasNoneComesLast() throws SQLException {
        SampleRequest overdue = inReview("AX", Right.ACCESS);
        SampleRequest soon = inReview("AX", Right.ACCESS);
        SampleRequest undated = inReview("AX", Right.ACCESS);
        due(overdue, "2020-01-01");
        due(soon, "2030-01-01");
        database.execute("UPDATE rights_case SET due = NULL WHERE case_id = ?", undated.firstCase());

        queue(Map.of("country", "AX")).body("items.caseId", contains(ids(overdue, soon, undated)));
        queue(Map.of("country", "AX", "order", "DESCENDING"))
                .body("items.caseId", contains(ids(undated, soon, overdue)));
        queue(Map.of("country", "AX", "overdue", "true")).body("items.caseId", contains(ids(overdue)));
        queue(Map.of("country", "AX", "dueAfter", "2020-01-01")).body("items.caseId", contains(ids(soon)));
        queue(Map.of("country", "AX", "dueBefore", "2030-01-01")).body("items.caseId", contains(ids(overdue)));
    }

    @Test
    void agentsFindWhatTheyHaveAndWhatNobodyHas() {
        SampleRequest mine = inReview("SJ", Right.ACCESS);
        SampleRequest nobodys = inReview("SJ", Right.ACCESS);
        casework.command(mine.firstCase(), "take", SignIn.AGENT, Map.of()).statusCode(200);
        String me = queue(Map.of("country", "SJ", "assignee", "me"))
                .body("items.caseId", contains(ids(mine)))
                .extract()
                .path("items[0].assignee");

        queue(Map.of("country", "SJ", "assignee", me)).body("items.caseId", contains(ids(mine)));
        queue(Map.of("country", "SJ", "assignee", "none")).body("items.caseId", contains(ids(nobodys)));
        queue(SignIn.APPROVER, Map.of("country", "SJ", "assignee", "me")).body("items", empty());
    }

    @Test
    void whatThePersonWroteIsUnreadUntilStaffReadItAndReadingIsNoReasonToLookAgain() {
        SampleRequest request = inReview("BV", Right.ACCESS);
        Map<String, Object> unread = Map.of("country", "BV", "unread", "true");
        queue(unread).body("items", empty());

        events.send(
                Ids.next(),
                2,
                new MessageReceived(
                        request.id(), Ids.next(), request.firstCase(), SampleRequest.RECEIVED.plusSeconds(120)));
        await().atMost(PATIENCE).untilAsserted(() -> queue(unread).body("items.caseId", contains(ids(request))));
        String version = casework.etag(request.firstCase());
        events.send(
                Ids.next(), 3, new MessagesRead(request.id(), Ids.next(), 0, SampleRequest.RECEIVED.plusSeconds(180)));

        await().atMost(PATIENCE).untilAsserted(() -> queue(unread).body("items", empty()));
        assertThat(casework.etag(request.firstCase())).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"DUE, ASCENDING", "DUE, DESCENDING", "RECEIVED, ASCENDING", "RECEIVED, DESCENDING"})
    void aQueueIsReadPageByPageInAnyOrder(String sort, String order) {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            mine.add(text(inReview("UM", Right.ACCESS).firstCase()));
        }
        Map<String, Object> query = new HashMap<>(Map.of("country", "UM", "sort", sort, "order", order, "limit", 2));

        List<String> seen = new ArrayList<>();
        String cursor;
        do {
            var page = queue(query).extract();
            seen.addAll(page.<List<String>>path("items.caseId"));
            cursor = page.path("next");
            query.put("cursor", cursor);
        } while (cursor != null);

        // All are alike in what is sorted by, so their ids decide.
        List<String> expected = order.equals("ASCENDING") ? mine : mine.reversed();
        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(expected);
    }

    @Test
    void aCursorFitsOnlyTheQueryItComesFrom() {
        inReview("HM", Right.ACCESS, Right.ERASURE);
        String cursor = queue(Map.of("country", "HM", "limit", 1)).extract().path("next");

        refused(Map.of("country", "HM", "cursor", cursor, "sort", "RECEIVED"), "cursor");
        refused(Map.of("country", "HM", "cursor", cursor, "order", "DESCENDING"), "cursor");
        refused(Map.of("country", "DE", "cursor", cursor), "cursor");
        queue(Map.of("country", "HM", "cursor", cursor)).body("items.size()", equalTo(1));
    }

    @Test
    void aReferenceFindsItsCasesInAnyState() {
        SampleRequest request = casework.refused(inReview("GS", Right.ACCESS));

        queue(Map.of("reference", request.reference()))
                .body("items.caseId", contains(ids(request)))
                .body("items[0].state", equalTo("CLOSED"))
                .body("items[0].outcome", equalTo("REFUSED"))
                .body("next", nullValue());
        queue(Map.of("reference", request.reference().toLowerCase(Locale.ROOT)))
                .body("items.caseId", contains(ids(request)));
        queue(Map.of("reference", SampleRequest.of(Right.ACCESS).reference())).body("items", empty());
        refused(Map.of("reference", "7K3M-9QXP-2A4X"), "reference");
        refused(Map.of("reference", request.reference(), "state", "CLOSED"), "reference");
    }

    @Test
    void withoutAnyFilterItIsWhatIsInReview() {
        SampleRequest waiting = inReview("TF", Right.ACCESS);
        SampleRequest closed = casework.refused(inReview("TF", Right.ACCESS));

        assertThat(queue(Map.of("limit", 200)).extract().<List<String>>path("items.state"))
                .containsOnly("IN_REVIEW");
        queue(Map.of("country", "TF"))
                .body("items.caseId", hasItem(text(waiting.firstCase())))
                .body("items.caseId", not(hasItem(text(closed.firstCase()))));
    }

    @ParameterizedTest
    @CsvSource({
        "state=NOWHERE, state",
        "state=ANONYMISED, state",
        "right=TEA, right",
        "country=ZZ, country",
        "language=_, language",
        "assignee=you, assignee",
        "dueBefore=tomorrow, dueBefore",
        "dueAfter=2026-02-30, dueAfter",
        "overdue=perhaps, overdue",
        "overdue=true&state=CLOSED, overdue",
        "unread=1, unread",
        "receivedFrom=2026-11-24, receivedFrom",
        "receivedBefore=x, receivedBefore",
        "sort=age, sort",
        "order=up, order",
        "cursor=made-up, cursor"
    })
    void everyValueIsCheckedAndNamed(String query, String field) {
        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/cases?" + query)
                .then()
                .statusCode(422)
                .body("errors.field", contains(field));
    }

    private SampleRequest inReview(String country, Right... rights) {
        return casework.inReviewOf(Ids.next(), country, null, rights);
    }

    private void due(SampleRequest request, String day) throws SQLException {
        database.execute("UPDATE rights_case SET due = DATE '" + day + "' WHERE case_id = ?", request.firstCase());
    }

    private ValidatableResponse queue(Map<String, ?> query) {
        return queue(SignIn.AGENT, query);
    }

    private ValidatableResponse queue(String user, Map<String, ?> query) {
        return ask(user, query).statusCode(200);
    }

    private void refused(Map<String, ?> query, String field) {
        ask(SignIn.AGENT, query)
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:validation-failed"))
                .body("errors.field", contains(field));
    }

    private ValidatableResponse ask(String user, Map<String, ?> query) {
        var call = given().auth().oauth2(signIn.staff(user));
        query.forEach((name, value) -> {
            if (value instanceof List<?> values) {
                call.queryParam(name, values);
            } else if (value != null) {
                call.queryParam(name, value);
            }
        });
        return call.get("/api/v1/cases").then();
    }

    private static String[] ids(SampleRequest... requests) {
        return Arrays.stream(requests).map(request -> text(request.firstCase())).toArray(String[]::new);
    }

    private static String text(UUID id) {
        return id.toString();
    }
}
