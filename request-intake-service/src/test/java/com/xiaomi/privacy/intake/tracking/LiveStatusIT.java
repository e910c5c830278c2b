package com.xiaomi.privacy.intake.tracking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.intake.IntakeCalls;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.intake.IntakeDatabase;
import com.xiaomi.privacy.intake.IntakeTopics;
import com.xiaomi.privacy.intake.SampleSubmission;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person watches how their request goes. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class LiveStatusIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<EventStream> open = new ArrayList<>();

    @TestHTTPResource
    URI service;

    @Inject
    IntakeDatabase database;

    @Inject
    LiveStatus liveStatus;

    @Inject
    IntakeTopics topics;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    AccessConfig access;

    @AfterEach
    void closePages() {
        open.forEach(EventStream::close);
    }

    @Test
    void aChangeThatAnotherReplicaWroteShowsToAllWhoWatchAndToNobodyElse() throws Exception {
        Accepted request = accepted();
        Accepted other = accepted();
        EventStream first = follow(request, Optional.empty());
        EventStream second = follow(request, Optional.empty());
        EventStream stranger = follow(other, Optional.empty());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of(first, second, stranger))
                        .allSatisfy(stream -> assertThat(stream.documents()).hasSize(1)));
        assertThat(first.documents().getFirst())
                .isEqualTo(request.asRequester().get(request.path("")).asString());
        assertThat(first.header("Content-Type")).startsWith("text/event-stream");
        assertThat(first.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(first.header("Cache-Control")).isEqualTo("no-store");
        assertThat(first.header("X-Content-Type-Options")).isEqualTo("nosniff");

        anotherReplicaMoves(request.caseId(), "IN_REVIEW");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of(first, second))
                        .allSatisfy(stream -> assertThat(stream.documents())
                                .hasSize(2)
                                .last()
                                .asString()
                                .contains("\"IN_REVIEW\"")));
        anotherReplicaMoves(request.caseId(), "IN_FULFILMENT");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(second.documents()).hasSize(3));
        assertThat(stranger.documents()).hasSize(1);
        assertThat(first.fields("event")).containsOnly("status");
    }

    @Test
    void whatAnotherServiceReportsShowsToo() throws Exception {
        Accepted request = accepted();
        EventStream stream = follow(request, Optional.empty());

        topics.publish(
                1,
                new CaseEvent.Opened(
                        request.requestId(),
                        request.caseId(),
                        Right.ACCESS,
                        "GDPR",
                        LocalDate.of(2026, 12, 24),
                        CaseState.IN_REVIEW,
                        Instant.now(),
                        null));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stream.documents())
                        .hasSize(2)
                        .last()
                        .asString()
                        .contains("\"IN_REVIEW\""));
    }

    @Test
    void whoHasSeenTheStatusIsSentOnlyWhatFollows() throws Exception {
        Accepted request = accepted();
        String tag = request.asRequester().get(request.path("")).header("ETag");
        EventStream stream = follow(request, Optional.of(tag));
        await().atMost(PATIENCE).until(stream::hasSignOfLife);
        assertThat(stream.documents()).isEmpty();

        anotherReplicaMoves(request.caseId(), "AWAITING_REQUESTER");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stream.documents()).hasSize(1));
        String now = request.asRequester().get(request.path("")).header("ETag");
        assertThat('"' + stream.fields("id").getLast() + '"').isEqualTo(now);
    }

    @Test
    void aMessageCountsAsAChangeForEveryReplica() {
        Accepted request = accepted();
        String version =
                "SELECT coalesce(max(version), 0) FROM status_version WHERE request_id = '" + request.requestId() + "'";
        long before = database.count(version);

        request.asRequester()
                .contentType("application/json")
                .header("Idempotency-Key", IntakeCalls.newKey())
                .body(Map.of("text", "When will I hear from you?"))
                .post(request.path("/messages"))
                .then()
                .statusCode(201);

        assertThat(database.count(version)).isGreaterThan(before);
    }

    @Test
    void itEndsWhenThePassExpires() throws Exception {
        Accepted request = accepted();
        Instant now = Instant.now();
        String shortPass = Jwt.issuer("privacy-support/request-intake")
                .subject(request.requestId().toString())
                .audience(Set.of("request-intake-service"))
                .groups(Roles.REQUESTER)
                .claim("reference", request.reference())
                .issuedAt(now)
                .expiresAt(now.plusSeconds(4))
                .sign(KeyUtils.decodePrivateKey(
                        Files.readString(access.passSigningKeyFile().orElseThrow())));
        EventStream stream = EventStream.open(url(request), shortPass, Optional.empty());
        open.add(stream);
        await().atMost(PATIENCE).until(() -> stream.documents().size() == 1);

        await().atMost(PATIENCE).until(stream::hasEnded);

        assertThat(Instant.now()).isAfter(now.plusSeconds(3));
        assertThat(stream.fields("broken")).isEmpty();
    }

    @Test
    void itEndsForWhoGotInByATokenThatWasReplaced() throws Exception {
        Accepted request = accepted();
        String elsewhere = IntakeCalls.tradePass(request.reference(), request.trackingToken())
                .path("pass");
        EventStream stranger = EventStream.open(url(request), elsewhere, Optional.empty());
        open.add(stranger);
        EventStream own = follow(request, Optional.empty());
        await().atMost(PATIENCE)
                .until(() -> stranger.documents().size() == 1 && own.documents().size() == 1);

        request.asRequester().post(request.path("/tracking-token")).then().statusCode(200);

        await().atMost(PATIENCE).until(stranger::hasEnded);
        anotherReplicaMoves(request.caseId(), "IN_REVIEW");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(own.documents()).hasSize(2));
        assertThat(stranger.documents()).hasSize(1);
    }

    @Test
    void aRequestIsFollowedOnFivePagesAtMostAndAClosedPageGivesItsPlaceBack() throws Exception {
        Accepted request = accepted();
        for (int i = 0; i < 5; i++) {
            EventStream stream = follow(request, Optional.empty());
            await().atMost(PATIENCE).until(() -> stream.documents().size() == 1);
        }

        Response sixth = request.asRequester().get(request.path("/events"));

        assertThat(sixth.statusCode()).as(sixth.asString()).isEqualTo(429);
        assertThat(sixth.<String>path("type")).endsWith(":rate-limited");
        assertThat(sixth.header("Retry-After")).isEqualTo("30");
        closePages();
        await().atMost(PATIENCE).until(() -> liveStatus.readers() == 0);
        assertThat(follow(request, Optional.empty()).status()).isEqualTo(200);
    }

    @Test
    void withoutThePassOfThisRequestNothingIsShown() {
        Accepted request = accepted();
        Accepted other = accepted();

        Response foreign = other.asRequester().get(request.path("/events"));
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.asString())
                .isEqualTo(other.asRequester()
                        .get(IntakeCalls.REQUESTS + "/7K3M-9QXP-2A4W/events")
                        .asString());
        assertThat(given().get(request.path("/events")).statusCode()).isEqualTo(401);
    }

    private static Accepted accepted() {
        return IntakeCalls.accepted(new SampleSubmission());
    }

    private EventStream follow(Accepted request, Optional<String> lastEventId) throws Exception {
        EventStream stream = EventStream.open(url(request), request.pass(), lastEventId);
        open.add(stream);
        assertThat(stream.status()).isEqualTo(200);
        return stream;
    }

    private URI url(Accepted request) {
        return service.resolve(request.path("/events"));
    }

    /** As another replica does: through the same tables and past this one. */
    private void anotherReplicaMoves(UUID caseId, String state) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE requested_case SET state = '" + state + "' WHERE case_id = '" + caseId + "'");
        }
    }
}
