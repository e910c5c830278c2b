package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.ExtensionReason;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person follows a request with the tracking token. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class StatusIT {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 24);

    private final SampleSubmission sample = new SampleSubmission();

    @Inject
    IntakeTopics topics;

    @Inject
    IntakeDatabase database;

    @Inject
    AccessConfig access;

    @Test
    void aNewRequestShowsItsCaseAsReceived() {
        Accepted request = IntakeCalls.accepted(sample);

        request.asRequester()
                .get(request.path(""))
                .then()
                .statusCode(200)
                .body("requestId", equalTo(request.requestId().toString()))
                .body("reference", equalTo(request.reference()))
                .body("controller.name", equalTo("Xiaomi Technology Netherlands B.V."))
                .body("cases[0].caseId", equalTo(request.caseId().toString()))
                .body("cases[0].right", equalTo("ACCESS"))
                .body("cases[0].state", equalTo("RECEIVED"))
                .body("cases[0].outcome", nullValue())
                .body("nextSteps", empty())
                .body("attachments", empty())
                .body("timeline.code", contains("REQUEST_RECEIVED"))
                .body("timeline.text", contains("We have received your request."));
    }

    @Test
    void theWholeCourseOfACaseAppearsInOrderAndSaysWhatToDoNext() {
        Accepted request = IntakeCalls.accepted(sample);
        UUID verification = Ids.next();

        topics.publish(1, opened(request));
        topics.publish(
                2,
                new CaseEvent.IdentityRequired(
                        request.requestId(), AssuranceLevel.CONTACT, null, null, null, null, null, null, null, null));
        topics.publish(3, moved(request, CaseState.RECEIVED, CaseState.AWAITING_IDENTITY));
        topics.publish(1, verificationOpened(request, verification));
        await().untilAsserted(() -> {
            assertThat(status(request).getList("nextSteps.action")).containsExactly("PROVE_IDENTITY");
            assertThat(status(request).getString("nextSteps[0].verificationId")).isEqualTo(verification.toString());
        });

        topics.publish(2, verified(request, verification, VerificationPurpose.CASE));
        topics.publish(4, moved(request, CaseState.AWAITING_IDENTITY, CaseState.IN_REVIEW));
        await().untilAsserted(() -> {
            assertThat(status(request).getString("cases[0].state")).isEqualTo("IN_REVIEW");
            assertThat(status(request).getList("nextSteps")).isEmpty();
        });

        Instant until = Instant.now().plus(Duration.ofDays(30));
        topics.publish(5, moved(request, CaseState.AWAITING_RELEASE, CaseState.CLOSED));
        topics.publish(6, closed(request, until));
        await().untilAsserted(() -> {
            JsonPath status = status(request);
            assertThat(status.getString("cases[0].outcome")).isEqualTo("FULFILLED");
            assertThat(Instant.parse(status.getString("cases[0].packageAvailableUntil")))
                    .isCloseTo(until, within(1, ChronoUnit.MILLIS));
            assertThat(status.getString("nextSteps[0].action")).isEqualTo("DOWNLOAD_PACKAGE");
            assertThat(status.getString("nextSteps[0].caseId"))
                    .isEqualTo(request.caseId().toString());
            assertThat(status.getList("timeline.code"))
                    .containsExactlyInAnyOrder(
                            "REQUEST_RECEIVED",
                            "IDENTITY_REQUIRED",
                            "IDENTITY_PROVEN",
                            "IN_REVIEW",
                            "CLOSED_FULFILLED");
        });
    }

    @Test
    void aRedeliveredEventChangesNothingAndAnEarlyOneWaits() {
        Accepted request = IntakeCalls.accepted(sample);
        CaseEvent toReview = moved(request, CaseState.RECEIVED, CaseState.IN_REVIEW);
        UUID eventId = Ids.next();

        topics.publish(eventId, 2, toReview);
        topics.publish(1, opened(request));
        await().untilAsserted(() ->
                assertThat(status(request).getString("cases[0].state")).isEqualTo("IN_REVIEW"));
        topics.publish(eventId, 2, toReview);
        topics.publish(3, moved(request, CaseState.IN_REVIEW, CaseState.AWAITING_REQUESTER));
        await().untilAsserted(() -> assertThat(status(request).getList("timeline.code"))
                .containsExactly("REQUEST_RECEIVED", "IN_REVIEW", "AWAITING_REQUESTER"));
    }

    @Test
    void aLongerTimeAndAPartThatGoesItsOwnWayAreShown() {
        Accepted request = IntakeCalls.accepted(sample);
        UUID part = Ids.next();
        LocalDate later = DUE.plusMonths(2);
        topics.publish(1, opened(request));
        topics.publish(
                2,
                new CaseEvent.Extended(
                        request.requestId(),
                        request.caseId(),
                        Right.ACCESS,
                        ExtensionReason.COMPLEXITY,
                        later,
                        Instant.now()));
        topics.publish(
                3,
                new CaseEvent.Opened(
                        request.requestId(),
                        part,
                        Right.ACCESS,
                        "GDPR",
                        later,
                        CaseState.IN_REVIEW,
                        Instant.now(),
                        request.caseId()));
        topics.publish(
                4,
                new CaseEvent.StateChanged(
                        request.requestId(),
                        part,
                        Right.ACCESS,
                        CaseState.IN_REVIEW,
                        CaseState.IN_FULFILMENT,
                        "grant",
                        later,
                        Instant.now()));

        await().untilAsserted(() -> {
            JsonPath status = status(request);
            assertThat(status.getList("cases.state")).containsExactly("RECEIVED", "IN_FULFILMENT");
            assertThat(status.<String>getList("cases.due")).containsOnly(later.toString());
            assertThat(status.<String>getList("timeline.code")).contains("EXTENDED", "SPLIT", "IN_FULFILMENT");
        });
    }

    @Test
    void theLiftingOfARestrictionIsShownFromItsAnnouncementToItsEnd() {
        Accepted request = IntakeCalls.accepted(sample);
        Right right = Right.RESTRICTION;
        topics.publish(1, opened(request));
        topics.publish(
                2,
                new CaseEvent.RestrictionLiftAnnounced(
                        request.requestId(), request.caseId(), right, DUE, Instant.now()));
        topics.publish(3, new CaseEvent.RestrictionKept(request.requestId(), request.caseId(), right, Instant.now()));
        topics.publish(4, new CaseEvent.RestrictionLifted(request.requestId(), request.caseId(), right, Instant.now()));

        await().untilAsserted(() -> assertThat(status(request).getList("timeline.code"))
                .containsExactly(
                        "REQUEST_RECEIVED", "RESTRICTION_LIFT_ANNOUNCED", "RESTRICTION_KEPT", "RESTRICTION_LIFTED"));
    }

    @Test
    void provingIdentityConfirmsThePersonOfTheIndexButAStepUpDoesNot() {
        Accepted request = IntakeCalls.accepted(sample);
        UUID verification = Ids.next();
        String confirmed = "SELECT count(*) FROM person_index JOIN request USING (person_ref) WHERE request_id = '"
                + request.requestId() + "' AND confirmed_at IS NOT NULL";

        topics.publish(1, verificationOpened(request, verification));
        topics.publish(2, verified(request, verification, VerificationPurpose.PACKAGE_DOWNLOAD));
        await().until(() -> database.count("SELECT last_sequence FROM inbox_stream WHERE topic = 'privacy.identity.v1'"
                        + " AND key = '" + request.requestId() + "' UNION ALL SELECT 0 LIMIT 1")
                == 2);
        assertThat(database.count(confirmed)).isZero();

        topics.publish(3, verified(request, verification, VerificationPurpose.CASE));
        await().until(() -> database.count(confirmed) == 1);
    }

    @Test
    void anUnchangedStatusIsNotSentAgain() {
        Accepted request = IntakeCalls.accepted(sample);
        String tag = request.asRequester().get(request.path("")).header("ETag");

        Response again = request.asRequester().header("If-None-Match", tag).get(request.path(""));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
    }

    @Test
    void theReferenceIsReadAsPeopleTypeIt() {
        Accepted request = IntakeCalls.accepted(sample);
        String typed = request.reference().replace("-", "").toLowerCase(Locale.ROOT);

        IntakeCalls.tradePass(typed, request.trackingToken()).then().statusCode(200);
    }

    @Test
    void aWrongTokenAnUnknownReferenceAndNoTokenGetTheSameAnswer() {
        Accepted request = IntakeCalls.accepted(sample);
        Accepted other = IntakeCalls.accepted(new SampleSubmission());
        long passes = database.count("SELECT count(*) FROM audit_entry");

        List<String> answers = List.of(
                refused(IntakeCalls.tradePass(request.reference(), other.trackingToken())),
                refused(IntakeCalls.tradePass("7K3M-9QXP-2A4W", request.trackingToken())),
                refused(IntakeCalls.tradePass("nonsense", request.trackingToken())),
                refused(given().post(request.path("/pass"))));

        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(database.count("SELECT count(*) FROM audit_entry")).isEqualTo(passes);
    }

    @Test
    void withoutAPassNothingIsShown() {
        Accepted request = IntakeCalls.accepted(sample);

        problem(given().get(request.path("")), 401, "authentication-required");
        problem(given().header("Authorization", "Bearer nonsense").get(request.path("")), 401, "token-invalid");
    }

    @Test
    void aPassForAnotherRequestDoesNotEvenTellThatThisOneExists() {
        Accepted request = IntakeCalls.accepted(sample);
        Accepted other = IntakeCalls.accepted(new SampleSubmission());

        Response foreign = other.asRequester().get(request.path(""));
        Response unknown = other.asRequester().get(IntakeCalls.REQUESTS + "/7K3M-9QXP-2A4W");

        problem(foreign, 404, "not-found");
        assertThat(foreign.asString()).isEqualTo(unknown.asString());
    }

    @Test
    void anExpiredPassIsToldFromAForgedOne() throws Exception {
        Accepted request = IntakeCalls.accepted(sample);
        Instant hourAgo = Instant.now().minus(Duration.ofHours(1));

        String expired = pass(request, access.passSigningKeyFile(), hourAgo);
        String signedByAnother = pass(
                request,
                access.passSigningKeyFile().map(file -> file.resolveSibling("proof-signing.pem")),
                Instant.now());

        problem(given().header("Authorization", "Bearer " + expired).get(request.path("")), 401, "token-expired");
        problem(
                given().header("Authorization", "Bearer " + signedByAnother).get(request.path("")),
                401,
                "token-invalid");
    }

    private static String pass(Accepted request, Optional<Path> keyFile, Instant issuedAt) throws Exception {
        return Jwt.issuer("privacy-support/request-intake")
                .subject(request.requestId().toString())
                .audience(Set.of("request-intake-service"))
                .groups(Roles.REQUESTER)
                .claim("reference", request.reference())
                .issuedAt(issuedAt)
                .expiresAt(issuedAt.plus(Duration.ofMinutes(10)))
                .sign(KeyUtils.decodePrivateKey(Files.readString(keyFile.orElseThrow())));
    }

    private static JsonPath status(Accepted request) {
        return request.asRequester().get(request.path("")).jsonPath();
    }

    private static String refused(Response response) {
        problem(response, 401, "authentication-required");
        return response.asString();
    }

    private static void problem(Response response, int status, String slug) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:" + slug);
    }

    private static CaseEvent opened(Accepted request) {
        return new CaseEvent.Opened(
                request.requestId(),
                request.caseId(),
                Right.ACCESS,
                "GDPR",
                DUE,
                CaseState.RECEIVED,
                Instant.now(),
                null);
    }

    private static CaseEvent moved(Accepted request, CaseState from, CaseState to) {
        return new CaseEvent.StateChanged(
                request.requestId(), request.caseId(), Right.ACCESS, from, to, "test", DUE, Instant.now());
    }

    private static CaseEvent closed(Accepted request, Instant until) {
        return new CaseEvent.Closed(
                request.requestId(),
                request.caseId(),
                Right.ACCESS,
                Outcome.FULFILLED,
                List.of(),
                until,
                null,
                Instant.now());
    }

    private static IdentityEvent verificationOpened(Accepted request, UUID verification) {
        return new IdentityEvent.VerificationOpened(
                request.requestId(),
                verification,
                AssuranceLevel.CONTACT,
                Instant.now().plus(Duration.ofDays(30)));
    }

    private static IdentityEvent verified(Accepted request, UUID verification, VerificationPurpose purpose) {
        return new IdentityEvent.Verified(
                request.requestId(), verification, AssuranceLevel.ACCOUNT, purpose, Instant.now(), null);
    }
}
