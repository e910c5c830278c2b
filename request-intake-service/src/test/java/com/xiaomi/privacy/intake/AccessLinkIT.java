package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A tracking token was lost or leaked. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class AccessLinkIT {

    private final SampleSubmission sample = new SampleSubmission();

    @Inject
    IntakeDatabase database;

    @Inject
    IntakeTopics topics;

    @Inject
    AccessConfig access;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    DataKeys dataKeys;

    @Test
    void whoAsksForALinkLearnsNothingAboutTheRequest() {
        Accepted request = IntakeCalls.accepted(sample);

        Response known = ask(request.reference());
        List<Response> others = List.of(ask(Reference.random().value()), ask("nonsense"), ask("%00"));

        assertThat(known.statusCode()).isEqualTo(202);
        assertThat(known.asString()).isEmpty();
        assertThat(others).allSatisfy(other -> {
            assertThat(other.statusCode()).isEqualTo(202);
            assertThat(other.asString()).isEmpty();
            assertThat(names(other)).isEqualTo(names(known));
        });
    }

    @Test
    void theLinkReplacesTheTokenWhenItIsUsedAndNotBefore() {
        Accepted request = IntakeCalls.accepted(sample);
        String link = linkFor(request);
        String token = token(request, link);

        assertThat(token(request, link)).isEqualTo(token);
        assertThat(trade(request, request.trackingToken())).isEqualTo(200);
        assertThat(trade(request, token)).isEqualTo(200);

        assertThat(trade(request, request.trackingToken())).isEqualTo(401);
        assertThat(trade(request, token)).isEqualTo(200);
        Response gone = fetch(request, link);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.<String>path("type")).endsWith(":access-link-expired");
    }

    @Test
    void theTokenOfALinkStandsNowhere() {
        Accepted request = IntakeCalls.accepted(sample);
        String token = token(request, linkFor(request));

        assertThat(topics.written(request.requestId()).toString())
                .contains("access-requested")
                .doesNotContain(token);
        database.columns()
                .keySet()
                .forEach(table -> assertThat(database.count(
                                "SELECT count(*) FROM " + table + " t WHERE position('" + token + "' in t::text) > 0"))
                        .as(table)
                        .isZero());
    }

    @Test
    void theUseOfALinkVoidsOlderOnesButNotNewerOnes() {
        Accepted request = IntakeCalls.accepted(sample);
        String oldest = token(request, linkFor(request));
        String middle = token(request, linkFor(request));
        String newest = token(request, linkFor(request));

        assertThat(trade(request, middle)).isEqualTo(200);

        assertThat(trade(request, oldest)).isEqualTo(401);
        assertThat(trade(request, request.trackingToken())).isEqualTo(401);
        assertThat(trade(request, newest)).isEqualTo(200);
        assertThat(trade(request, middle)).isEqualTo(401);
    }

    @Test
    void aLinkThatLayUnusedForTooLongOpensNothing() throws SQLException {
        Accepted request = IntakeCalls.accepted(sample);
        String link = linkFor(request);
        String token = token(request, link);
        execute("UPDATE access_link SET expires_at = now() - interval '1 second' WHERE access_link_id = '" + link
                + "'");

        assertThat(trade(request, token)).isEqualTo(401);
        assertThat(fetch(request, link).statusCode()).isEqualTo(410);
        assertThat(trade(request, request.trackingToken())).isEqualTo(200);
    }

    @Test
    void usedTwiceAtTheSameMomentALinkOpensBothTimes() throws Exception {
        Accepted request = IntakeCalls.accepted(sample);
        String token = token(request, linkFor(request));
        List<Callable<Integer>> uses = Collections.nCopies(8, () -> trade(request, token));

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> use : threads.invokeAll(uses)) {
                statuses.add(use.get());
            }
        }

        assertThat(statuses).containsOnly(200);
    }

    @Test
    void whoHasThePassReplacesTheTokenAndAllLinksAreVoid() {
        Accepted request = IntakeCalls.accepted(sample);
        String link = token(request, linkFor(request));

        Response rotated = request.asRequester().post(request.path("/tracking-token"));

        assertThat(rotated.statusCode()).as(rotated.asString()).isEqualTo(200);
        assertThat(rotated.header("Cache-Control")).isEqualTo("no-store");
        assertThat(trade(request, request.trackingToken())).isEqualTo(401);
        assertThat(trade(request, link)).isEqualTo(401);
        assertThat(trade(request, rotated.path("trackingToken"))).isEqualTo(200);
    }

    @Test
    void passesOfAReplacedTokenOpenNothingButForTheOneThatReplacedIt() {
        Accepted request = IntakeCalls.accepted(sample);
        Accepted elsewhere = again(request, request.trackingToken());

        String token =
                request.asRequester().post(request.path("/tracking-token")).path("trackingToken");

        assertThat(status(elsewhere)).isEqualTo(401);
        assertThat(status(request)).isEqualTo(200);
        // The answer got lost.
        String next =
                request.asRequester().post(request.path("/tracking-token")).path("trackingToken");
        assertThat(trade(request, token)).isEqualTo(401);
        assertThat(status(again(request, next))).isEqualTo(200);
        await().untilAsserted(
                        () -> assertThat(topics.written(request.requestId()).toString())
                                .contains("\"keyGeneration\": 1", "\"keyGeneration\": 2")
                                .doesNotContain(next));
    }

    @Test
    void passesOfTheTokenThatALinkReplacesOpenNothing() {
        Accepted request = IntakeCalls.accepted(sample);

        Accepted byLink = again(request, token(request, linkFor(request)));

        assertThat(status(byLink)).isEqualTo(200);
        assertThat(status(request)).isEqualTo(401);
    }

    private static Accepted again(Accepted request, String trackingToken) {
        String pass = IntakeCalls.tradePass(request.reference(), trackingToken).path("pass");
        return new Accepted(request.requestId(), request.reference(), trackingToken, pass, request.caseId());
    }

    private static int status(Accepted request) {
        return request.asRequester().get(request.path("")).statusCode();
    }

    @Test
    void nobodyElseReplacesTheToken() {
        Accepted request = IntakeCalls.accepted(sample);
        Accepted other = IntakeCalls.accepted(new SampleSubmission());

        assertThat(other.asRequester().post(request.path("/tracking-token")).statusCode())
                .isEqualTo(404);
        assertThat(given().post(request.path("/tracking-token")).statusCode()).isEqualTo(401);
        assertThat(trade(request, request.trackingToken())).isEqualTo(200);
    }

    @Test
    void onlyNotificationGetsTheTokenOfALink() {
        Accepted request = IntakeCalls.accepted(sample);
        Accepted other = IntakeCalls.accepted(new SampleSubmission());
        String link = linkFor(request);

        assertThat(IntakeCalls.asService(access, "case-workflow-service")
                        .get(path(request, link))
                        .statusCode())
                .isEqualTo(403);
        assertThat(request.asRequester().get(path(request, link)).statusCode()).isEqualTo(403);
        assertThat(fetch(other, link).statusCode()).isEqualTo(410);
    }

    @Test
    void aReferenceThatIsAskedForTooOftenIsRefusedWhetherOrNotItExists() {
        Accepted request = IntakeCalls.accepted(sample);

        Response known = theSixth(request.reference());
        Response unknown = theSixth(Reference.random().value());

        assertThat(known.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(known.header("Retry-After"))).isBetween(1, 721);
        assertThat(unknown.statusCode()).isEqualTo(429);
        assertThat(unknown.asString()).isEqualTo(known.asString());
    }

    @Test
    void aContactGetsNoMoreThanItsShareOfLinksAndNobodySees() {
        Accepted one = IntakeCalls.accepted(sample);
        Accepted two = IntakeCalls.accepted(sample);
        for (int i = 0; i < 4; i++) {
            assertThat(ask(one.reference()).statusCode()).isEqualTo(202);
            assertThat(ask(two.reference()).statusCode()).isEqualTo(202);
        }

        await().until(() -> waiting(one) + waiting(two) == 0);

        assertThat(links(one).size() + links(two).size()).isEqualTo(5);
    }

    @Test
    void whoseDataWasErasedGetsNoLinkAndTheAskEnds() {
        Accepted request = IntakeCalls.accepted(sample);
        dataKeys.destroy(UUID.fromString(
                database.texts("SELECT data_key_id FROM request WHERE request_id = '" + request.requestId() + "'")
                        .getFirst()));

        ask(request.reference()).then().statusCode(202);

        await().until(() -> waiting(request) == 0);
        assertThat(links(request)).isEmpty();
        assertThat(database.count("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'answer-access-ask'"
                        + " AND consecutive_failures > 0"))
                .isZero();
    }

    @Test
    void whoGuessesTokensIsStoppedAndThePersonWithTheRightOneIsNot() {
        Accepted request = IntakeCalls.accepted(sample);
        Reference unknown = Reference.random();

        for (int i = 0; i < 30; i++) {
            assertThat(trade(request, "guess" + i)).isEqualTo(401);
        }
        Response stopped = IntakeCalls.tradePass(request.reference(), "guess");
        for (int i = 0; i < 30; i++) {
            IntakeCalls.tradePass(unknown.value(), "guess" + i);
        }
        Response stoppedToo = IntakeCalls.tradePass(unknown.value(), "guess");

        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.header("Retry-After")).isNotNull();
        assertThat(stoppedToo.asString()).isEqualTo(stopped.asString());
        assertThat(trade(request, request.trackingToken())).isEqualTo(200);
    }

    private String linkFor(Accepted request) {
        List<String> before = links(request);
        ask(request.reference()).then().statusCode(202);
        await().until(() -> links(request).size() > before.size());
        return links(request).stream()
                .filter(link -> !before.contains(link))
                .findFirst()
                .orElseThrow();
    }

    private List<String> links(Accepted request) {
        return database.texts(
                "SELECT access_link_id FROM access_link WHERE request_id = '" + request.requestId() + "'");
    }

    private long waiting(Accepted request) {
        return database.count("SELECT count(*) FROM access_ask WHERE reference = '" + request.reference() + "'");
    }

    private Response fetch(Accepted request, String link) {
        return IntakeCalls.asService(access, "notification-service").get(path(request, link));
    }

    private String token(Accepted request, String link) {
        Response answer = fetch(request, link);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.path("token");
    }

    private static String path(Accepted request, String link) {
        return "/internal/requests/" + request.requestId() + "/access-links/" + link + "?purpose=NOTIFICATION";
    }

    private static Response ask(String reference) {
        return given().urlEncodingEnabled(false).post(IntakeCalls.REQUESTS + "/" + reference + "/access");
    }

    private static Response theSixth(String reference) {
        for (int i = 0; i < 5; i++) {
            ask(reference).then().statusCode(202);
        }
        return ask(reference);
    }

    private static int trade(Accepted request, String token) {
        return IntakeCalls.tradePass(request.reference(), token).statusCode();
    }

    private static List<String> names(Response response) {
        return response.headers().asList().stream()
                .map(header -> header.getName().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
