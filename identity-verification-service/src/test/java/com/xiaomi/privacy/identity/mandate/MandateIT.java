package com.xiaomi.privacy.identity.mandate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

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
import com.xiaomi.privacy.identity.evidence.MandateEvidence;
import com.xiaomi.privacy.identity.testing.Events;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import com.xiaomi.privacy.identity.testing.StandInIntake;
import com.xiaomi.privacy.identity.testing.TestClock;
import com.xiaomi.privacy.identity.testing.Wishes;
import com.xiaomi.privacy.identity.verification.VerificationRepository;
import com.xiaomi.privacy.localstack.LocalCredentials;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Acting for another: what is declared, what proves it, and how it ends. Intake's answers come from a stand-in. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class MandateIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Actor.Staff REVIEWER = new Actor.Staff(UUID.randomUUID());
    private static final Actor.Machine NOTIFICATION = new Actor.Machine("notification-service");
    private static final String WRONG = "A".repeat(32);
    private static final int GUESSERS = 64;

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

    @ConfigProperty(name = "rights.access.staff-issuer")
    String staffIssuer;

    private final UUID requestId = Ids.next();
    private final RequestedCase access = Wishes.ofCase(Right.ACCESS);
    private final LocalDate today = LocalDate.now();

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void anAgentIsProvenByTheContactADocumentAndTheYesOfTheDataSubject() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        enterCode(verification);
        UUID mandate = declared(verification, "AGENT");
        view(verification).body("state", equalTo("DECLARED")).body("confirmation", equalTo("ASKED"));
        assertThat(asked())
                .singleElement()
                .satisfies(event -> assertThat(event.mandateId()).isEqualTo(mandate));

        answer(mandate, codeOf(mandate), "CONFIRM").statusCode(204);
        answer(mandate, codeOf(mandate), "CONFIRM").statusCode(204);
        view(verification).body("state", equalTo("AWAITING_DOCUMENT")).body("confirmation", equalTo("CONFIRMED"));
        assertThat(verifiedLevels()).containsExactly(AssuranceLevel.CONTACT);

        assertThat(accept(mandate)).isEqualTo(new MandateStep.Applied(MandateState.PROVEN));
        assertThat(accept(mandate)).isEqualTo(new MandateStep.AlreadyApplied());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(verified()).hasSize(2));
        assertThat(verified().getFirst().caseIds()).isEmpty();
        assertThat(verified().getLast().level()).isEqualTo(AssuranceLevel.MANDATE);
        assertThat(verified().getLast().caseIds()).containsExactly(access.caseId());
        assertThat(intake.queries()).contains("purpose=VERIFICATION");
        assertThat(trail())
                .anyMatch(entry -> entry.contains("mandate.confirmed") && entry.contains("data-subject:" + mandate))
                .anyMatch(entry -> entry.contains("mandate.document-accepted") && entry.contains(REVIEWER.code()))
                .noneMatch(entry -> entry.contains(codeOf(mandate)));
    }

    @Test
    void theDocumentMayComeBeforeTheYesAndTheContactLast() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID mandate = declared(verification, "LAWYER");

        assertThat(accept(mandate)).isEqualTo(new MandateStep.Applied(MandateState.AWAITING_CONFIRMATION));
        answer(mandate, codeOf(mandate), "CONFIRM").statusCode(204);
        await().atMost(PATIENCE).until(() -> verifiedLevels().equals(List.of(AssuranceLevel.MANDATE)));
        assertThat(verified().getFirst().caseIds()).isEmpty();

        enterCode(verification);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(verified().getLast().caseIds()).containsExactly(access.caseId()));
    }

    @Test
    void theReviewOfADocumentBringsItOnOnceItIsAccepted() {
        UUID verification = openForAgent();
        assertThat(reviewable(verification)).isEmpty();
        UUID mandate = declared(verification, "AGENT");
        assertThat(reviewable(verification)).contains(mandate);

        review(verification, mandate, ReviewOutcome.REJECTED);
        review(verification, mandate, ReviewOutcome.MORE_NEEDED);
        assertThat(stateOf(mandate)).isEqualTo(MandateState.AWAITING_DOCUMENT);
        review(verification, mandate, ReviewOutcome.ACCEPTED);

        assertThat(stateOf(mandate)).isEqualTo(MandateState.PROVEN);
        assertThat(reviewable(verification)).isEmpty();
        await().atMost(PATIENCE).until(() -> verifiedLevels().equals(List.of(AssuranceLevel.MANDATE)));
    }

    @Test
    void anHeirAndWhoseSubjectHasNoContactNeedTheDocumentOnly() {
        intake.knowsSubject(requestId);
        UUID heir = declared(openForAgent(), "HEIR");
        assertThat(stateOf(heir)).isEqualTo(MandateState.AWAITING_DOCUMENT);
        assertThat(accept(heir)).isEqualTo(new MandateStep.Applied(MandateState.PROVEN));

        UUID other = Ids.next();
        UUID child = declared(open(other, RequesterKind.PARENT), other, "PARENT");
        assertThat(stateOf(child)).isEqualTo(MandateState.AWAITING_DOCUMENT);
        assertThat(confirmations.ask(child, NOTIFICATION)).isEqualTo(new Confirmations.Ask.Void());
        answer(child, WRONG, "CONFIRM").statusCode(422);
        assertThat(asked()).isEmpty();
    }

    @Test
    void theNoOfTheDataSubjectEndsItAndTheyAreNotAskedAgain() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID mandate = declared(verification, "AGENT");

        answer(mandate, codeOf(mandate), "REFUSE").statusCode(204);

        view(verification).body("state", equalTo("REFUSED")).body("endReason", equalTo("REFUSED_BY_SUBJECT"));
        assertThat(accept(mandate)).isEqualTo(new MandateStep.Rejected(MandateState.REFUSED));
        declare(verification, Map.of("kind", "LAWYER", "validFrom", today))
                .statusCode(409)
                .body("type", containsString("mandate-not-possible"));
        awaitFlag(RiskSignal.MANDATE_REVOKED);
        assertThat(asked()).hasSize(1);
    }

    @Test
    void theDataSubjectTakesItBackWithTheSameCode() {
        UUID verification = proven();
        UUID mandate = newest(verification);

        revoke(mandate, WRONG).statusCode(422);
        revoke(mandate, codeOf(mandate)).statusCode(204);

        assertNoLongerProven(verification, mandate, "REVOKED_BY_SUBJECT");
        assertThat(confirmations.ask(mandate, NOTIFICATION)).isEqualTo(new Confirmations.Ask.Void());
    }

    @Test
    void aNoAfterStaffDidWithoutTheAnswerTakesItBack() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID mandate = declared(verification, "GUARDIAN");
        String code = codeOf(mandate);

        staff(mandate, "confirmation-waiver", "NO_ANSWER")
                .statusCode(200)
                .body("state", equalTo("AWAITING_DOCUMENT"))
                .body("confirmation", equalTo("WAIVED"));
        assertThat(accept(mandate)).isEqualTo(new MandateStep.Applied(MandateState.PROVEN));
        answer(mandate, code, "REFUSE").statusCode(204);

        assertNoLongerProven(verification, mandate, "REVOKED_BY_SUBJECT");
    }

    @Test
    void aReviewerTakesItBackForAReasonAndNobodyElseMay() {
        UUID verification = proven();
        UUID mandate = newest(verification);

        staff(mandate, "staff-revocation", "BECAUSE").statusCode(400);
        given().contentType(ContentType.JSON)
                .body(Map.of("reason", "NOT_AUTHENTIC"))
                .post("/api/v1/mandates/{id}/staff-revocation", mandate)
                .then()
                .statusCode(401);
        as("agent.anna", mandate, "staff-revocation", "NOT_AUTHENTIC").statusCode(403);
        staff(mandate, "staff-revocation", "NOT_AUTHENTIC").statusCode(200).body("state", equalTo("REVOKED"));

        assertNoLongerProven(verification, mandate, "NOT_AUTHENTIC");
        staff(mandate, "confirmation-waiver", "UNABLE").statusCode(409).body("type", containsString("mandate-settled"));
        staff(Ids.next(), "staff-revocation", "NOT_AUTHENTIC").statusCode(404);
        declared(verification, "LAWYER");
    }

    @Test
    void afterItsLastDayItProvesNothing() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        declare(verification, Map.of("kind", "AGENT", "validFrom", today, "validUntil", today.plusDays(20)))
                .statusCode(200);
        UUID mandate = newest(verification);
        answer(mandate, codeOf(mandate), "CONFIRM").statusCode(204);
        accept(mandate);
        enterCode(verification);

        mandates.expire(mandate);
        assertThat(stateOf(mandate)).isEqualTo(MandateState.PROVEN);
        clock.advance(Duration.ofDays(23));
        mandates.expire(mandate);
        mandates.expire(mandate);

        clock.reset();
        assertThat(stateOf(mandate)).isEqualTo(MandateState.EXPIRED);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(revoked()).hasSize(1));
        verification(verification).body("proven", equalTo(List.of("CONTACT"))).body("cases[0].met", equalTo(false));
        assertThat(flags()).isEmpty();
    }

    @Test
    void anAuthorityThatIsOverIsNotAcceptedAnyMoreAlthoughItsTimerIsLate() {
        UUID verification = openForAgent();
        declare(verification, Map.of("kind", "AGENT", "validFrom", today, "validUntil", today.plusDays(1)))
                .statusCode(200);
        UUID mandate = newest(verification);

        clock.advance(Duration.ofDays(4));
        assertThat(accept(mandate)).isEqualTo(new MandateStep.Rejected(MandateState.EXPIRED));
        assertThat(verifiedLevels()).isEmpty();
    }

    @Test
    void manyGuessersHaveFiveTriesBetweenThemAndThenNotEvenTheRightCodeCounts() throws Exception {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID mandate = declared(verification, "AGENT");
        String code = codeOf(mandate);

        assertThat(inParallel(mandate)).hasSize(GUESSERS).containsOnly(422);

        assertThat(trail())
                .filteredOn(entry -> entry.contains("mandate.code-wrong"))
                .hasSize(Mandate.MAX_ATTEMPTS);
        awaitFlag(RiskSignal.REPEATED_FAILURES);
        answer(mandate, code, "CONFIRM").statusCode(422).body("type", containsString("code-wrong"));
        view(verification).body("state", equalTo("DECLARED"));

        sendAgain(mandate);
        assertThat(asked()).hasSize(1);
        clock.advance(Duration.ofMinutes(61));
        sendAgain(mandate);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked()).hasSize(2));
        answer(mandate, code, "CONFIRM").statusCode(422);
        answer(mandate, codeOf(mandate), "CONFIRM").statusCode(204);
    }

    @Test
    void theCodeOfOneMandateOpensNoOtherAndAnUnknownOneAnswersTheSame() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID one = declared(verification, "AGENT");
        UUID other = Ids.next();
        intake.knowsSubject(other);
        UUID another = declared(open(other, RequesterKind.AGENT), other, "AGENT");

        String wrong = answer(another, codeOf(one), "CONFIRM")
                .statusCode(422)
                .extract()
                .asString();
        String unknown = answer(Ids.next(), codeOf(one), "CONFIRM")
                .statusCode(422)
                .extract()
                .asString();

        assertThat(unknown.replaceAll("\"instance\":\"[^\"]*\"", ""))
                .isEqualTo(wrong.replaceAll("\"instance\":\"[^\"]*\"", ""));
        assertThat(stateOf(another)).isEqualTo(MandateState.DECLARED);
        given().post("/api/v1/mandates/{id}/mail", Ids.next()).then().statusCode(204);
    }

    @Test
    void anotherDeclarationReplacesOneThatIsNotProvenAndTheSameOneIsKeptOnce() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID first = declared(verification, "AGENT");
        String code = codeOf(first);
        assertThat(declared(verification, "AGENT")).isEqualTo(first);

        UUID second = declared(verification, "LAWYER");

        assertThat(second).isNotEqualTo(first);
        assertThat(stateOf(first)).isEqualTo(MandateState.REPLACED);
        answer(first, code, "CONFIRM").statusCode(409).body("type", containsString("mandate-settled"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked()).hasSize(2));
        assertThat(flags()).isEmpty();
    }

    @Test
    void aProvenOneIsNotReplacedAndNobodyDeclaresWithoutEnd() {
        UUID verification = proven();
        declare(verification, Map.of("kind", "LAWYER", "validFrom", today)).statusCode(409);

        UUID other = Ids.next();
        UUID patient = open(other, RequesterKind.AGENT);
        for (int day = 0; day < 5; day++) {
            declare(patient, other, Map.of("kind", "AGENT", "validFrom", today.minusDays(day)))
                    .statusCode(200);
        }
        declare(patient, other, Map.of("kind", "AGENT", "validFrom", today.minusDays(9)))
                .statusCode(409)
                .body("type", containsString("mandate-not-possible"));
    }

    @Test
    void whoAsksForThemselvesDeclaresNoneAndNobodyForTheRequestOfAnother() {
        UUID own = open(requestId, RequesterKind.SELF);
        declare(own, Map.of("kind", "AGENT", "validFrom", today))
                .statusCode(409)
                .body("type", containsString("mandate-not-possible"));

        declare(own, Ids.next(), Map.of("kind", "AGENT", "validFrom", today)).statusCode(404);
        given().contentType(ContentType.JSON)
                .body(Map.of("kind", "AGENT", "validFrom", today.toString()))
                .post("/api/v1/verifications/{id}/mandate", own)
                .then()
                .statusCode(401);
    }

    @Test
    void whatIsNotAcceptableIsSaidForEachField() {
        UUID verification = openForAgent();

        declare(
                        verification,
                        Map.of(
                                "kind",
                                "PARENT",
                                "validFrom",
                                today.plusDays(3),
                                "validUntil",
                                today,
                                "scope",
                                List.of("ERASURE")))
                .statusCode(422)
                .body("errors.field", hasItem("kind"))
                .body("errors.field", hasItem("validFrom"))
                .body("errors.field", hasItem("validUntil"))
                .body("errors.field", hasItem("scope"));
        declare(verification, Map.of("validFrom", today)).statusCode(422).body("errors.field", hasItem("kind"));
        declare(verification, Map.of("kind", "AGENT", "validFrom", today, "scope", List.of("ACCESS")))
                .statusCode(200)
                .body("scope", equalTo(List.of("ACCESS")))
                .body("validUntil", nullValue());
    }

    @Test
    void theMailToTheDataSubjectIsTheBusinessOfNotificationOnly() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID mandate = declared(verification, "AGENT");
        String path = "/internal/mandates/" + mandate + "/confirmation";

        given().auth()
                .oauth2(machine("notification-service"))
                .get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("code", equalTo(codeOf(mandate)))
                .body("kind", equalTo("AGENT"))
                .body("rights", equalTo(List.of("ACCESS")));
        given().auth().oauth2(machine("case-workflow-service")).get(path).then().statusCode(403);
        given().auth().oauth2(pass(requestId)).get(path).then().statusCode(403);
        given().get(path).then().statusCode(401);
        given().auth()
                .oauth2(machine("notification-service"))
                .get("/internal/mandates/" + Ids.next() + "/confirmation")
                .then()
                .statusCode(404);
        assertThat(trail())
                .anyMatch(entry ->
                        entry.contains("mandate.code-asked") && entry.contains("machine:notification-service"));
    }

    private void assertNoLongerProven(UUID verification, UUID mandate, String reason) {
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

    private UUID proven() {
        UUID verification = openForAgent();
        intake.knowsSubject(requestId);
        UUID mandate = declared(verification, "AGENT");
        answer(mandate, codeOf(mandate), "CONFIRM").statusCode(204);
        assertThat(accept(mandate)).isEqualTo(new MandateStep.Applied(MandateState.PROVEN));
        enterCode(verification);
        verification(verification).body("state", equalTo("VERIFIED"));
        return verification;
    }

    private UUID openForAgent() {
        return open(requestId, RequesterKind.AGENT);
    }

    private UUID open(UUID request, RequesterKind kind) {
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

    private void enterCode(UUID verification) {
        IdentityEvent.ChallengeIssued issued = await().atMost(PATIENCE)
                .until(
                        () -> of(requestId, IdentityEvent.ChallengeIssued.class).stream()
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        Challenges.Ask.Code code =
                (Challenges.Ask.Code) challenges.ask(issued.challengeId(), issued.issueNumber(), NOTIFICATION);
        given().auth()
                .oauth2(pass(requestId))
                .contentType(ContentType.JSON)
                .body(Map.of("code", code.digits()))
                .post("/api/v1/verifications/{id}/code", verification)
                .then()
                .statusCode(200);
    }

    private UUID declared(UUID verification, String kind) {
        return declared(verification, requestId, kind);
    }

    private UUID declared(UUID verification, UUID request, String kind) {
        return UUID.fromString(declare(verification, request, Map.of("kind", kind, "validFrom", today))
                .statusCode(200)
                .extract()
                .path("mandateId"));
    }

    private ValidatableResponse declare(UUID verification, Map<String, ?> body) {
        return declare(verification, requestId, body);
    }

    private ValidatableResponse declare(UUID verification, UUID request, Map<String, ?> body) {
        Map<String, Object> written = new TreeMap<>(body);
        written.replaceAll((name, value) -> value instanceof LocalDate day ? day.toString() : value);
        return given().auth()
                .oauth2(pass(request))
                .contentType(ContentType.JSON)
                .body(written)
                .post("/api/v1/verifications/{id}/mandate", verification)
                .then();
    }

    private static ValidatableResponse answer(UUID mandate, String code, String answer) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("code", code, "answer", answer))
                .post("/api/v1/mandates/{id}/answer", mandate)
                .then();
    }

    private static ValidatableResponse revoke(UUID mandate, String code) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("code", code))
                .post("/api/v1/mandates/{id}/revocation", mandate)
                .then();
    }

    private static void sendAgain(UUID mandate) {
        given().post("/api/v1/mandates/{id}/mail", mandate).then().statusCode(204);
    }

    private static List<Integer> inParallel(UUID mandate) throws Exception {
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

    private ValidatableResponse staff(UUID mandate, String command, String reason) {
        return as("reviewer.rosa", mandate, command, reason);
    }

    private ValidatableResponse as(String user, UUID mandate, String command, String reason) {
        return given().auth()
                .oauth2(token(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "privacy-staff",
                        "username",
                        user,
                        "password",
                        LocalCredentials.password(user))))
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/api/v1/mandates/{id}/" + command, mandate)
                .then();
    }

    private String machine(String client) {
        return token(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client,
                "client_secret",
                LocalCredentials.clientSecret(client)));
    }

    private String token(Map<String, String> form) {
        return given().contentType("application/x-www-form-urlencoded")
                .formParams(form)
                .post(staffIssuer + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** As the review of a document does. */
    private MandateStep accept(UUID mandate) {
        return QuarkusTransaction.requiringNew().call(() -> {
            verifications.lock(kept.verificationOf(mandate).orElseThrow());
            return mandates.documentAccepted(mandate, REVIEWER, clock.instant());
        });
    }

    private Optional<UUID> reviewable(UUID verification) {
        return QuarkusTransaction.requiringNew().call(() -> reviewed.openOf(verification));
    }

    private void review(UUID verification, UUID mandate, ReviewOutcome outcome) {
        QuarkusTransaction.requiringNew()
                .run(() -> reviewed.reviewed(
                        verifications.lock(verification), mandate, outcome, REVIEWER, clock.instant()));
    }

    private String codeOf(UUID mandate) {
        return ((Confirmations.Ask.Letter) confirmations.ask(mandate, NOTIFICATION)).code();
    }

    private MandateState stateOf(UUID mandate) {
        return mandates.view(mandate).orElseThrow().state();
    }

    private UUID newest(UUID verification) {
        return mandates.newest(requestId, verification).orElseThrow().mandateId();
    }

    private ValidatableResponse view(UUID verification) {
        return given().auth()
                .oauth2(pass(requestId))
                .get("/api/v1/verifications/{id}/mandate", verification)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse verification(UUID verification) {
        return given().auth()
                .oauth2(pass(requestId))
                .get("/api/v1/verifications/{id}", verification)
                .then()
                .statusCode(200);
    }

    private String pass(UUID request) {
        return passes.issue(request, Reference.random()).token();
    }

    private void awaitFlag(RiskSignal signal) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(flags()).contains(signal));
    }

    private List<RiskSignal> flags() {
        return of(requestId, IdentityEvent.RiskFlagged.class).stream()
                .map(IdentityEvent.RiskFlagged::signal)
                .toList();
    }

    private List<IdentityEvent.MandateConfirmationAsked> asked() {
        return of(requestId, IdentityEvent.MandateConfirmationAsked.class);
    }

    private List<IdentityEvent.MandateRevoked> revoked() {
        return of(requestId, IdentityEvent.MandateRevoked.class);
    }

    private List<IdentityEvent.Verified> verified() {
        return of(requestId, IdentityEvent.Verified.class);
    }

    private List<AssuranceLevel> verifiedLevels() {
        return verified().stream().map(IdentityEvent.Verified::level).toList();
    }

    private <T extends PrivacyEvent> List<T> of(UUID request, Class<T> type) {
        return events.of(Topic.IDENTITY, request).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<String> trail() {
        return auditTrail.entries(requestId).stream()
                .map(AuditTrail.RecordedEntry::content)
                .toList();
    }
}
