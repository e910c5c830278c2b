package com.xiaomi.privacy.identity.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.identity.challenge.Challenges;
import com.xiaomi.privacy.identity.challenge.CodeWay;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import com.xiaomi.privacy.identity.testing.Wishes;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class VerificationIT extends VerificationScenario {

    @Inject
    MeterRegistry metrics;

    @Test
    void aWishForIdentityOpensOneVerificationAndIssuesOneCode() {
        UUID eventId = Ids.next();
        CaseEvent.IdentityRequired wish = Wishes.ofLevel(requestId, AssuranceLevel.CONTACT);
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
        assertThat(challenges.ask(issued.challengeId(), 1, CodeWay.MAIL, NOTIFICATION))
                .isInstanceOf(Challenges.Ask.Void.class);
    }

    @Test
    void aCodeThatGoesByPostWorksForTenDaysAfterItsLetterWasFirstPrinted() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        clock.advance(Duration.ofDays(3));
        String code = ask(issued, CodeWay.POST);
        clock.advance(Duration.ofDays(9));
        assertThat(ask(issued, CodeWay.POST)).isEqualTo(code);
        clock.advance(Duration.ofDays(1));

        assertThat(challenges.ask(issued.challengeId(), 1, CodeWay.POST, NOTIFICATION))
                .isInstanceOf(Challenges.Ask.Void.class);
        enter(issued, code).statusCode(410).body("type", containsString("code-expired"));
    }

    @Test
    void aCodeOfALetterIsTakenDaysLaterAndWrongOnesAreCountedAsOfAMail() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String code = ask(issued, CodeWay.POST);
        clock.advance(Duration.ofDays(9));

        enter(issued, wrong(issued)).statusCode(422);
        as(requestId)
                .get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .body("attemptsLeft", equalTo(4));
        enter(issued, code).statusCode(200);
    }

    @Test
    void aCodeThatWentByMailLivesNoLongerBecauseItIsAskedForByPostToo() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String code = ask(issued);
        assertThat(ask(issued, CodeWay.POST)).isEqualTo(code);
        clock.advance(Duration.ofMinutes(10));

        enter(issued, code).statusCode(410);
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
        double wrong = entered("wrong");
        double accepted = entered("accepted");

        enter(issued, wrong(issued))
                .statusCode(422)
                .body("type", containsString("code-wrong"))
                .body("errors[0].field", equalTo("code"));
        as(requestId)
                .get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .body("attemptsLeft", equalTo(4));
        enter(issued, ask(issued)).statusCode(200);
        assertThat(entered("wrong")).isEqualTo(wrong + 1);
        assertThat(entered("accepted")).isEqualTo(accepted + 1);
    }

    private double entered(String outcome) {
        return metrics.get("codes.entered").tag("outcome", outcome).counter().count();
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
        assertThat(challenges.ask(issued.challengeId(), 1, CodeWay.MAIL, NOTIFICATION))
                .isInstanceOf(Challenges.Ask.Void.class);
        enter(pass, issued, old).statusCode(422);
        enter(pass, second, ask(second)).statusCode(200);
    }

    @Test
    void aVerificationThatWasNeverUsedExpiresButALateProofStillCounts() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        clock.advance(Duration.ofDays(30));

        with(pass)
                .get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .body("state", equalTo("EXPIRED"));
        resend(pass, issued, "CASE").statusCode(202);
        IdentityEvent.ChallengeIssued late = issue(2);
        enter(pass, late, ask(late)).statusCode(200).body("state", equalTo("VERIFIED"));
    }

    @Test
    void theCodeOfOneRequestIsWrongForAnother() {
        UUID other = Ids.next();
        IdentityEvent.ChallengeIssued ofOther = openFor(other);
        IdentityEvent.ChallengeIssued own = openFor(requestId);
        String code = ask(ofOther);

        enter(pass(requestId), own, code).statusCode(422);
        enter(pass(requestId), ofOther, code).statusCode(404);
        enter(pass(other), own, code).statusCode(404);
        enter(pass(other), ofOther, code).statusCode(200);
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
}
