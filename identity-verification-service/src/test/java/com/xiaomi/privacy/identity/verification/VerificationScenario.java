package com.xiaomi.privacy.identity.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.BrowserSession;
import com.xiaomi.privacy.foundation.access.PassIssuer;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.identity.challenge.Challenges;
import com.xiaomi.privacy.identity.challenge.CodeWay;
import com.xiaomi.privacy.identity.challenge.OneTimeCodes;
import com.xiaomi.privacy.identity.testing.Events;
import com.xiaomi.privacy.identity.testing.TestClock;
import com.xiaomi.privacy.identity.testing.Wishes;
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

/** What the tests of verifications share: a request whose person proves who they are. */
abstract class VerificationScenario {

    static final Actor.Machine NOTIFICATION = new Actor.Machine("notification-service");
    static final Duration PAUSE = Duration.ofSeconds(30);
    static final int GUESSERS = 64;

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

    final UUID requestId = Ids.next();

    @AfterEach
    void now() {
        clock.reset();
    }

    IdentityEvent.ChallengeIssued openFor(UUID request) {
        events.send(Ids.next(), 1, Wishes.ofLevel(request, AssuranceLevel.CONTACT));
        return awaitIssued(request, VerificationPurpose.CASE, 1);
    }

    IdentityEvent.ChallengeIssued issue(int number) {
        return awaitIssued(requestId, VerificationPurpose.CASE, number);
    }

    IdentityEvent.ChallengeIssued awaitIssued(VerificationPurpose purpose) {
        return awaitIssued(requestId, purpose, 1);
    }

    IdentityEvent.ChallengeIssued awaitIssued(UUID request, VerificationPurpose purpose, int number) {
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

    IdentityEvent.ChallengeIssued lastIssued() {
        return issue(1);
    }

    List<PrivacyEvent> published() {
        return events.of(Topic.IDENTITY, requestId);
    }

    String ask(IdentityEvent.ChallengeIssued issued) {
        return ask(issued, CodeWay.MAIL);
    }

    String ask(IdentityEvent.ChallengeIssued issued, CodeWay way) {
        Challenges.Ask answer = challenges.ask(issued.challengeId(), issued.issueNumber(), way, NOTIFICATION);
        assertThat(answer).isInstanceOf(Challenges.Ask.Code.class);
        return ((Challenges.Ask.Code) answer).digits();
    }

    String wrong(IdentityEvent.ChallengeIssued issued) {
        String right = codes.code(issued.challengeId(), issued.issueNumber());
        return right.equals("00000000") ? "00000001" : "00000000";
    }

    ValidatableResponse enter(IdentityEvent.ChallengeIssued issued, String code) {
        return enter(pass(requestId), issued, code);
    }

    static ValidatableResponse enter(String pass, IdentityEvent.ChallengeIssued issued, String code) {
        return with(pass)
                .contentType(ContentType.JSON)
                .body("{\"code\":\"" + code + "\"}")
                .post("/api/v1/verifications/{id}/code", issued.verificationId())
                .then();
    }

    static ValidatableResponse enterIn(String session, String pass, IdentityEvent.ChallengeIssued issued, String code) {
        return with(pass)
                .cookie(BrowserSession.COOKIE_WITHOUT_TLS, session)
                .contentType(ContentType.JSON)
                .body("{\"code\":\"" + code + "\"}")
                .post("/api/v1/verifications/{id}/code", issued.verificationId())
                .then();
    }

    static ValidatableResponse resend(String pass, IdentityEvent.ChallengeIssued issued, String purpose) {
        return with(pass)
                .contentType(ContentType.JSON)
                .body("{\"purpose\":\"" + purpose + "\"}")
                .post("/api/v1/verifications/{id}/resend", issued.verificationId())
                .then();
    }

    RequestSpecification as(UUID request) {
        return with(pass(request));
    }

    static RequestSpecification with(String pass) {
        return given().header("Authorization", "Bearer " + pass);
    }

    String pass(UUID request) {
        return passes.issue(request, Reference.random(), 0).token();
    }

    static List<Integer> inParallel(Callable<Integer> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(GUESSERS)) {
            List<Future<Integer>> answers = threads.invokeAll(Collections.nCopies(GUESSERS, call));
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    JsonWebToken verified(String proof) throws IOException, GeneralSecurityException, ParseException {
        JWTAuthContextInfo expected = new JWTAuthContextInfo(
                KeyUtils.decodePublicKey(Files.readString(proofKey)), "privacy-support/identity-verification");
        return new DefaultJWTParser(expected).parse(proof);
    }
}
