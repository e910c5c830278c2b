package com.xiaomi.privacy.identity.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.PassIssuer;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.identity.challenge.Challenges;
import com.xiaomi.privacy.identity.challenge.OneTimeCodes;
import com.xiaomi.privacy.identity.testing.Events;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import com.xiaomi.privacy.identity.testing.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class VerificationIT {

    private static final Actor.Machine NOTIFICATION = new Actor.Machine("notification-service");
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int GUESSERS = 64;

    @Inject
    Events events;

    @Inject
    PassIssuer passes;

    @Inject
    Challenges challenges;

    @Inject
    OneTimeCodes codes;

    @Inject
    AuditTrail auditTrail;

    @Inject
    TestClock clock;

    @ConfigProperty(name = "rights.access.proof-verification-key-file")
    Path proofKey;

    private final UUID requestId = Ids.next();

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void aWishForIdentityOpensOneVerificationAndIssuesOneCode() {
        UUID eventId = Ids.next();
        CaseEvent.IdentityRequired wish = new CaseEvent.IdentityRequired(requestId, AssuranceLevel.CONTACT);
        events.send(eventId, 1, wish);
        events.send(eventId, 1, wish);
        events.send(Ids.next(), 2, wish);
        UUID barrier = openFor(Ids.next()).verificationId();
        IdentityEvent.ChallengeIssued issued = lastIssued();

        assertThat(barrier).isNotNull();
        assertThat(published()).hasSize(2).first().isInstanceOf(IdentityEvent.VerificationOpened.class);
        assertThat(issued.purpose()).isEqualTo(VerificationPurpose.CASE);
        assertThat(issued.issueNumber()).isEqualTo(1);
        as(requestId)
                .get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("level", equalTo("CONTACT"))
                .body("codeSentTo", equalTo("e-mail"))
                .body("attemptsLeft", equalTo(5));
    }

    @Test
    void theRightCodeProvesIdentityExactlyOnce() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String code = ask(issued);

        enter(issued, code)
                .statusCode(200)
                .body("state", equalTo("VERIFIED"))
                .body("level", equalTo("CONTACT"))
                .body("purpose", equalTo("CASE"))
                .body("proof", nullValue());
        enter(issued, code).statusCode(410).body("type", containsString("code-expired"));

        await().untilAsserted(() -> assertThat(published())
                .filteredOn(IdentityEvent.Verified.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(((IdentityEvent.Verified) event).purpose()).isEqualTo(VerificationPurpose.CASE)));
        assertThat(auditTrail.firstBadEntry(requestId)).isEmpty();
        assertThat(auditTrail.entries(requestId))
                .extracting(AuditTrail.RecordedEntry::content)
                .anyMatch(content -> content.contains("identity.code-asked"))
                .noneMatch(content -> content.contains(code));
        assertThat(events.records(Topic.IDENTITY))
                .noneMatch(record -> record.value().contains(code));
    }

    @Test
    void theSameAskGivesTheSameCodeAndStartsItsTenMinutesOnce() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        clock.advance(Duration.ofHours(1));
        String first = ask(issued);
        clock.advance(Duration.ofMinutes(9));

        assertThat(ask(issued)).isEqualTo(first);
        clock.advance(Duration.ofMinutes(1));
        assertThat(challenges.ask(issued.challengeId(), 1, NOTIFICATION)).isInstanceOf(Challenges.Ask.Void.class);
    }

    @Test
    void anExpiredCodeIsRefusedWithoutCountingATry() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String code = ask(issued);
        String pass = pass(requestId);
        clock.advance(Duration.ofMinutes(10));

        enter(pass, issued, code).statusCode(410);
        with(pass)
                .get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .body("attemptsLeft", equalTo(5));
    }

    @Test
    void aWrongCodeIsToldWithItsFieldAndCounted() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);

        enter(issued, wrong(issued))
                .statusCode(422)
                .body("type", containsString("code-wrong"))
                .body("errors[0].field", equalTo("code"));
        as(requestId)
                .get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .body("attemptsLeft", equalTo(4));
        enter(issued, ask(issued)).statusCode(200);
    }

    @Test
    void afterFiveWrongCodesEvenTheRightOneIsRefusedUntilTheLockEndsAndANewOneIsSent() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        String right = ask(issued);
        for (int i = 0; i < Verification.MAX_ATTEMPTS; i++) {
            enter(pass, issued, wrong(issued)).statusCode(422);
        }
        enter(pass, issued, right).statusCode(429).header("Retry-After", equalTo("60"));
        clock.advance(PAUSE);
        resend(pass, issued, "CASE").statusCode(429);
        clock.advance(Duration.ofSeconds(31));
        enter(pass, issued, right).statusCode(410);
        resend(pass, issued, "CASE").statusCode(202);

        IdentityEvent.ChallengeIssued second = issue(2);
        enter(pass, second, ask(second)).statusCode(200);
    }

    @Test
    void theSecondLockLastsTwiceAsLong() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        for (int i = 0; i < Verification.MAX_ATTEMPTS; i++) {
            enter(pass, issued, wrong(issued)).statusCode(422);
        }
        clock.advance(Duration.ofSeconds(61));
        resend(pass, issued, "CASE").statusCode(202);
        IdentityEvent.ChallengeIssued second = issue(2);
        for (int i = 0; i < Verification.MAX_ATTEMPTS; i++) {
            enter(pass, second, wrong(second)).statusCode(422);
        }

        enter(pass, second, wrong(second)).statusCode(429).header("Retry-After", equalTo("120"));
    }

    @Test
    void aNewCodeBringsNoNewTries() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        enter(pass, issued, wrong(issued)).statusCode(422);
        clock.advance(PAUSE);
        resend(pass, issued, "CASE").statusCode(202);

        with(pass)
                .get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .body("attemptsLeft", equalTo(4));
    }

    @Test
    void parallelGuessesNeverCountMoreThanFiveTries() throws Exception {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        String wrong = wrong(issued);
        Callable<Integer> guess = () -> enter(pass, issued, wrong).extract().statusCode();

        List<Integer> answers = inParallel(guess);

        assertThat(answers).filteredOn(status -> status == 422).hasSize(Verification.MAX_ATTEMPTS);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(GUESSERS - Verification.MAX_ATTEMPTS);
        assertThat(auditTrail.entries(requestId))
                .filteredOn(entry -> entry.content().contains("identity.code-wrong"))
                .hasSize(Verification.MAX_ATTEMPTS);
    }

    @Test
    void theRightCodeEnteredByManyAtOnceIsConsumedOnce() throws Exception {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        String right = ask(issued);
        Callable<Integer> attempt = () -> enter(pass, issued, right).extract().statusCode();

        assertThat(inParallel(attempt)).filteredOn(status -> status == 200).hasSize(1);
    }

    @Test
    void aNewCodeVoidsTheOldOne() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        String old = ask(issued);
        resend(pass, issued, "CASE").statusCode(429).header("Retry-After", equalTo("30"));
        clock.advance(PAUSE);
        resend(pass, issued, "CASE").statusCode(202);
        IdentityEvent.ChallengeIssued second = issue(2);

        assertThat(second.challengeId()).isEqualTo(issued.challengeId());
        assertThat(challenges.ask(issued.challengeId(), 1, NOTIFICATION)).isInstanceOf(Challenges.Ask.Void.class);
        enter(pass, issued, old).statusCode(422);
        enter(pass, second, ask(second)).statusCode(200);
    }

    @Test
    void aDownloadProofComesOnlyAfterTheCaseIsVerifiedAndIsForThatPurposeOnly() throws Exception {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        resend(pass, issued, "PACKAGE_DOWNLOAD").statusCode(409);
        enter(pass, issued, ask(issued)).statusCode(200);
        resend(pass, issued, "CASE").statusCode(409);
        resend(pass, issued, "PACKAGE_DOWNLOAD").statusCode(202);
        IdentityEvent.ChallengeIssued download = awaitIssued(VerificationPurpose.PACKAGE_DOWNLOAD);

        String proof = enter(pass, download, ask(download))
                .statusCode(200)
                .body("purpose", equalTo("PACKAGE_DOWNLOAD"))
                .extract()
                .path("proof");

        JsonWebToken token = verified(proof);
        assertThat(token.getSubject()).isEqualTo(requestId.toString());
        assertThat(token.<String>getClaim("purpose")).isEqualTo("PACKAGE_DOWNLOAD");
        assertThat(token.getAudience()).containsExactlyInAnyOrder("request-intake-service", "case-workflow-service");
    }

    @Test
    void aVerificationThatWasNeverUsedExpires() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        clock.advance(Duration.ofDays(30));

        with(pass)
                .get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .body("state", equalTo("EXPIRED"));
        resend(pass, issued, "CASE").statusCode(410);
        enter(pass, issued, codes.code(issued.challengeId(), 1)).statusCode(410);
    }

    @Test
    void someoneElsesVerificationLooksLikeNone() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        UUID stranger = Ids.next();

        String foreign = as(stranger)
                .get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .statusCode(404)
                .extract()
                .asString();
        String unknown = as(stranger)
                .get("/api/v1/verifications/{id}", Ids.next())
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(foreign).isEqualTo(unknown);
        enter(pass(stranger), issued, codes.code(issued.challengeId(), 1)).statusCode(404);
        resend(pass(stranger), issued, "CASE").statusCode(404);
    }

    @Test
    void nobodyGetsInWithoutAPassAndNoPassOpensTheInternalEndpoint() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);

        given().get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .statusCode(401);
        given().get("/internal/challenges/{id}/code?issue=1", issued.challengeId())
                .then()
                .statusCode(401);
        as(requestId)
                .get("/internal/challenges/{id}/code?issue=1", issued.challengeId())
                .then()
                .statusCode(403);
    }

    @Test
    void aCodeThatIsNoCodeIsRefusedWithoutCountingATry() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);

        enter(issued, "1234567").statusCode(422).body("errors[0].field", equalTo("code"));
        as(requestId)
                .get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .body("attemptsLeft", equalTo(5));
    }

    private IdentityEvent.ChallengeIssued openFor(UUID request) {
        events.send(Ids.next(), 1, new CaseEvent.IdentityRequired(request, AssuranceLevel.CONTACT));
        return awaitIssued(request, VerificationPurpose.CASE, 1);
    }

    private IdentityEvent.ChallengeIssued issue(int number) {
        return awaitIssued(requestId, VerificationPurpose.CASE, number);
    }

    private IdentityEvent.ChallengeIssued awaitIssued(VerificationPurpose purpose) {
        return awaitIssued(requestId, purpose, 1);
    }

    private IdentityEvent.ChallengeIssued awaitIssued(UUID request, VerificationPurpose purpose, int number) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> events.of(Topic.IDENTITY, request).stream()
                                .filter(IdentityEvent.ChallengeIssued.class::isInstance)
                                .map(IdentityEvent.ChallengeIssued.class::cast)
                                .filter(issued -> issued.purpose() == purpose && issued.issueNumber() == number)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private IdentityEvent.ChallengeIssued lastIssued() {
        return issue(1);
    }

    private List<PrivacyEvent> published() {
        return events.of(Topic.IDENTITY, requestId);
    }

    private String ask(IdentityEvent.ChallengeIssued issued) {
        Challenges.Ask answer = challenges.ask(issued.challengeId(), issued.issueNumber(), NOTIFICATION);
        assertThat(answer).isInstanceOf(Challenges.Ask.Code.class);
        return ((Challenges.Ask.Code) answer).digits();
    }

    private String wrong(IdentityEvent.ChallengeIssued issued) {
        String right = codes.code(issued.challengeId(), issued.issueNumber());
        return right.equals("00000000") ? "00000001" : "00000000";
    }

    private ValidatableResponse enter(IdentityEvent.ChallengeIssued issued, String code) {
        return enter(pass(requestId), issued, code);
    }

    private static ValidatableResponse enter(String pass, IdentityEvent.ChallengeIssued issued, String code) {
        return with(pass)
                .contentType(ContentType.JSON)
                .body("{\"code\":\"" + code + "\"}")
                .post("/api/v1/verifications/{id}/code", issued.verificationId())
                .then();
    }

    private static ValidatableResponse resend(String pass, IdentityEvent.ChallengeIssued issued, String purpose) {
        return with(pass)
                .contentType(ContentType.JSON)
                .body("{\"purpose\":\"" + purpose + "\"}")
                .post("/api/v1/verifications/{id}/resend", issued.verificationId())
                .then();
    }

    private RequestSpecification as(UUID request) {
        return with(pass(request));
    }

    private static RequestSpecification with(String pass) {
        return given().header("Authorization", "Bearer " + pass);
    }

    private String pass(UUID request) {
        return passes.issue(request, Reference.random()).token();
    }

    private static List<Integer> inParallel(Callable<Integer> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(GUESSERS)) {
            List<Future<Integer>> answers = threads.invokeAll(Collections.nCopies(GUESSERS, call));
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    private JsonWebToken verified(String proof) throws IOException, GeneralSecurityException, ParseException {
        JWTAuthContextInfo expected = new JWTAuthContextInfo(
                KeyUtils.decodePublicKey(Files.readString(proofKey)), "privacy-support/identity-verification");
        return new DefaultJWTParser(expected).parse(proof);
    }
}
