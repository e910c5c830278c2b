package com.xiaomi.privacy.identity.mandate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.foundation.access.PassIssuer;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.identity.challenge.Challenges;
import com.xiaomi.privacy.identity.challenge.CodeWay;
import com.xiaomi.privacy.identity.evidence.MandateEvidence;
import com.xiaomi.privacy.identity.testing.Events;
import com.xiaomi.privacy.identity.testing.StaffSignIn;
import com.xiaomi.privacy.identity.testing.StandInIntake;
import com.xiaomi.privacy.identity.testing.TestClock;
import com.xiaomi.privacy.identity.testing.Wishes;
import com.xiaomi.privacy.identity.verification.VerificationRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;

/** What the tests of mandates share: a request that somebody makes for another. Intake's answers come from a stand-in. */
abstract class MandateScenario {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Actor.Staff REVIEWER = new Actor.Staff(UUID.randomUUID());
    static final Actor.Machine NOTIFICATION = new Actor.Machine("notification-service");
    static final String WRONG = "A".repeat(32);
    static final int GUESSERS = 64;

    @Inject
    Events events;

    @Inject
    PassIssuer passes;

    @Inject
    StandInIntake intake;

    @Inject
    TestClock clock;

    @Inject
    AuditTrail auditTrail;

    @Inject
    Mandates mandates;

    @Inject
    MandateRepository kept;

    @Inject
    MandateEvidence reviewed;

    @Inject
    Confirmations confirmations;

    @Inject
    Challenges challenges;

    @Inject
    VerificationRepository verifications;

    @Inject
    StaffSignIn signIn;

    final UUID requestId = Ids.next();
    final RequestedCase access = Wishes.ofCase(Right.ACCESS);
    final LocalDate today = LocalDate.now();

    @AfterEach
    void now() {
        clock.reset();
    }

    void assertNoLongerProven(UUID verification, UUID mandate, String reason) {
        view(verification).body("state", equalTo("REVOKED")).body("endReason", equalTo(reason));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(revoked())
                        .singleElement()
                        .satisfies(event -> assertThat(event.mandateId()).isEqualTo(mandate)));
        awaitFlag(RiskSignal.MANDATE_REVOKED);
        verification(verification)
                .body("state", equalTo("OPEN"))
                .body("proven.contains('MANDATE')", equalTo(false))
                .body("cases[0].met", equalTo(false));
    }

    UUID proven() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID mandate = declared(verification, "AGENT");
        answer(mandate, codeOf(mandate), "CONFIRM").statusCode(204);
        assertThat(accept(mandate)).isEqualTo(new MandateStep.Applied(MandateState.PROVEN));
        enterCode(verification);
        verification(verification).body("state", equalTo("VERIFIED"));
        return verification;
    }

    UUID openForAgent() {
        return open(requestId, RequesterKind.AGENT);
    }

    UUID open(UUID request, RequesterKind kind) {
        RequestedCase about = request.equals(requestId) ? access : Wishes.ofCase(Right.ACCESS);
        events.send(Ids.next(), 1, Wishes.of(request, kind, false, Ids.next(), about));
        return await().atMost(PATIENCE)
                .until(
                        () -> of(request, IdentityEvent.VerificationOpened.class).stream()
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .verificationId();
    }

    void enterCode(UUID verification) {
        IdentityEvent.ChallengeIssued issued = await().atMost(PATIENCE)
                .until(
                        () -> of(requestId, IdentityEvent.ChallengeIssued.class).stream()
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        Challenges.Ask.Code code = (Challenges.Ask.Code)
                challenges.ask(issued.challengeId(), issued.issueNumber(), CodeWay.MAIL, NOTIFICATION);
        given().auth()
                .oauth2(pass(requestId))
                .contentType(ContentType.JSON)
                .body(Map.of("code", code.digits()))
                .post("/api/v1/verifications/{id}/code", verification)
                .then()
                .statusCode(200);
    }

    UUID declared(UUID verification, String kind) {
        return declared(verification, requestId, kind);
    }

    UUID declared(UUID verification, UUID request, String kind) {
        return UUID.fromString(declare(verification, request, Map.of("kind", kind, "validFrom", today))
                .statusCode(200)
                .extract()
                .path("mandateId"));
    }

    ValidatableResponse declare(UUID verification, Map<String, ?> body) {
        return declare(verification, requestId, body);
    }

    ValidatableResponse declare(UUID verification, UUID request, Map<String, ?> body) {
        Map<String, Object> written = new TreeMap<>(body);
        written.replaceAll((name, value) -> value instanceof LocalDate day ? day.toString() : value);
        return given().auth()
                .oauth2(pass(request))
                .contentType(ContentType.JSON)
                .body(written)
                .post("/api/v1/verifications/{id}/mandate", verification)
                .then();
    }

    static ValidatableResponse answer(UUID mandate, String code, String answer) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("code", code, "answer", answer))
                .post("/api/v1/mandates/{id}/answer", mandate)
                .then();
    }

    static ValidatableResponse revoke(UUID mandate, String code) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("code", code))
                .post("/api/v1/mandates/{id}/revocation", mandate)
                .then();
    }

    static void sendAgain(UUID mandate) {
        given().post("/api/v1/mandates/{id}/mail", mandate).then().statusCode(204);
    }

    static List<Integer> inParallel(UUID mandate) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(GUESSERS)) {
            List<Future<Integer>> answers = threads.invokeAll(Collections.nCopies(
                    GUESSERS, () -> answer(mandate, WRONG, "CONFIRM").extract().statusCode()));
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    ValidatableResponse staff(UUID mandate, String command, String reason) {
        return as("reviewer.rosa", mandate, command, reason);
    }

    ValidatableResponse as(String user, UUID mandate, String command, String reason) {
        return given().auth()
                .oauth2(signIn.token(user))
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/api/v1/mandates/{id}/" + command, mandate)
                .then();
    }

    String machine(String client) {
        return signIn.machine(client);
    }

    /** As the review of a document does. */
    MandateStep accept(UUID mandate) {
        return QuarkusTransaction.requiringNew().call(() -> {
            verifications.lock(kept.verificationOf(mandate).orElseThrow());
            return mandates.documentAccepted(mandate, REVIEWER, clock.instant());
        });
    }

    Optional<UUID> reviewable(UUID verification) {
        return QuarkusTransaction.requiringNew().call(() -> reviewed.openOf(verification));
    }

    void review(UUID verification, UUID mandate, ReviewOutcome outcome) {
        QuarkusTransaction.requiringNew()
                .run(() -> reviewed.reviewed(
                        verifications.lock(verification), mandate, outcome, REVIEWER, clock.instant()));
    }

    String codeOf(UUID mandate) {
        return ((Confirmations.Ask.Letter) confirmations.ask(mandate, NOTIFICATION)).code();
    }

    MandateState stateOf(UUID mandate) {
        return mandates.view(mandate).orElseThrow().state();
    }

    UUID newest(UUID verification) {
        return mandates.newest(requestId, verification).orElseThrow().mandateId();
    }

    ValidatableResponse view(UUID verification) {
        return given().auth()
                .oauth2(pass(requestId))
                .get("/api/v1/verifications/{id}/mandate", verification)
                .then()
                .statusCode(200);
    }

    ValidatableResponse verification(UUID verification) {
        return given().auth()
                .oauth2(pass(requestId))
                .get("/api/v1/verifications/{id}", verification)
                .then()
                .statusCode(200);
    }

    String pass(UUID request) {
        return passes.issue(request, Reference.random(), 0).token();
    }

    void awaitFlag(RiskSignal signal) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(flags()).contains(signal));
    }

    List<RiskSignal> flags() {
        return of(requestId, IdentityEvent.RiskFlagged.class).stream()
                .map(IdentityEvent.RiskFlagged::signal)
                .toList();
    }

    List<IdentityEvent.MandateConfirmationAsked> asked() {
        return of(requestId, IdentityEvent.MandateConfirmationAsked.class);
    }

    List<IdentityEvent.MandateRevoked> revoked() {
        return of(requestId, IdentityEvent.MandateRevoked.class);
    }

    List<IdentityEvent.Verified> verified() {
        return of(requestId, IdentityEvent.Verified.class);
    }

    List<AssuranceLevel> verifiedLevels() {
        return verified().stream().map(IdentityEvent.Verified::level).toList();
    }

    <T extends PrivacyEvent> List<T> of(UUID request, Class<T> type) {
        return events.of(Topic.IDENTITY, request).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<String> trail() {
        return auditTrail.entries(requestId).stream()
                .map(AuditTrail.RecordedEntry::content)
                .toList();
    }
}
