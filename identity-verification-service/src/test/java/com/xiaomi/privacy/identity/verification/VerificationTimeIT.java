package com.xiaomi.privacy.identity.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.contracts.event.CaseEvent.IdentityRequired;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import com.xiaomi.privacy.identity.testing.Wishes;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The time that people have, what happens when it runs out, and what is worth a look meanwhile. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class VerificationTimeIT extends VerificationScenario {

    @Inject
    VerificationDeadlines deadlines;

    @Inject
    EntityManager entities;

    @Inject
    MeterRegistry metrics;

    @Test
    void theTimeEndsBeforeTheAnswerIsDueAndIsWatchedFromTheBeginning() {
        LocalDate due = LocalDate.now().plusDays(20);
        UUID verification = opened(dueOn(due), requestId).verificationId();

        Instant end = opened(requestId).expiresAt();
        assertThat(end).isEqualTo(due.minusDays(5).atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(timers(verification))
                .containsExactly("verification-end", "verification-half-way", "verification-last-reminder");
    }

    @Test
    void howeverSoonTheAnswerIsDueThereAreThreeDays() {
        opened(dueOn(LocalDate.now().plusDays(1)), requestId);

        assertThat(opened(requestId).expiresAt())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(3)).minusSeconds(60),
                        Instant.now().plus(Duration.ofDays(3)));
    }

    @Test
    void thePersonIsRemindedWhileTheyCanStillDoSomethingAndNotAfterwards() {
        UUID verification =
                opened(dueOn(LocalDate.now().plusDays(60)), requestId).verificationId();

        deadlines.remind(verification);
        awaitTold(IdentityEvent.Expiring.class, 1);

        double expired = metrics.get("verifications.expired").counter().count();
        deadlines.expire(verification);
        clock.advance(Duration.ofDays(40));
        deadlines.remind(verification);
        deadlines.expire(verification);
        awaitTold(IdentityEvent.Expired.class, 1);
        assertThat(metrics.get("verifications.expired").counter().count()).isEqualTo(expired + 1);
        assertThat(published())
                .filteredOn(IdentityEvent.Expiring.class::isInstance)
                .hasSize(1);
    }

    @Test
    void whoHasProvenItIsNeitherRemindedNorExpired() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        enter(issued, ask(issued)).statusCode(200);
        clock.advance(Duration.ofDays(40));

        deadlines.remind(issued.verificationId());
        deadlines.expire(issued.verificationId());

        assertThat(published())
                .noneMatch(event -> event instanceof IdentityEvent.Expiring || event instanceof IdentityEvent.Expired);
    }

    @Test
    void aCaseGoesOnOnceItsOwnLevelIsReachedThoughAnotherNeedsMore() {
        RequestedCase question = Wishes.ofCase(Right.QUESTION);
        RequestedCase access = Wishes.ofCase(Right.ACCESS);
        events.send(Ids.next(), 1, Wishes.ofAccount(requestId, question, access));
        IdentityEvent.ChallengeIssued issued = awaitIssued(VerificationPurpose.CASE);

        enter(issued, ask(issued))
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("level", equalTo("CONTACT"));

        IdentityEvent.Verified told = (IdentityEvent.Verified) awaitTold(IdentityEvent.Verified.class, 1);
        assertThat(told.caseIds()).containsExactly(question.caseId());
        assertThat(auditTrail.entries(requestId))
                .filteredOn(entry -> entry.content().contains("identity.level-decided"))
                .hasSize(2)
                .anyMatch(entry -> entry.content().contains("ACCOUNT-NAMED"));
    }

    @Test
    void manyRequestsAboutOnePersonAreWorthALook() {
        UUID person = Ids.next();

        openMany(request -> Wishes.of(request, RequesterKind.SELF, false, person, Wishes.ofCase(Right.ACCESS)));

        assertThat(flagged()).isEqualTo(RiskSignal.MANY_REQUESTS);
    }

    @Test
    void manyRequestsOfOneMailboxAreWorthALookWhoeverTheyAreAbout() {
        UUID mailbox = Ids.next();

        openMany(request -> toMailbox(mailbox, request));

        assertThat(flagged()).isEqualTo(RiskSignal.MANY_REQUESTS);
    }

    private void openMany(Function<UUID, IdentityRequired> wish) {
        for (int i = 0; i < 4; i++) {
            UUID request = Ids.next();
            opened(wish.apply(request), request);
            assertThat(events.of(Topic.IDENTITY, request)).noneMatch(IdentityEvent.RiskFlagged.class::isInstance);
        }
        opened(wish.apply(requestId), requestId);
    }

    private static IdentityRequired toMailbox(UUID mailbox, UUID request) {
        return Wishes.answeredTo(
                mailbox, Wishes.of(request, RequesterKind.SELF, false, Ids.next(), Wishes.ofCase(Right.ACCESS)));
    }

    @Test
    void aContactThatWasChangedIsWorthALookAndForgetsNothing() {
        opened(Wishes.of(requestId, RequesterKind.SELF, false, Ids.next(), Wishes.ofCase(Right.ACCESS)), requestId);

        events.send(Ids.next(), 1, new RequestEvent.ContactChanged(requestId, Ids.next(), Instant.now(), Ids.next()));

        assertThat(flagged()).isEqualTo(RiskSignal.CONTACT_CHANGED);
    }

    @Test
    void codesForOnePersonAreCountedTogetherWhereTheMailboxIsNotNamed() {
        UUID person = Ids.next();
        UUID other = Ids.next();
        UUID first = opened(
                        Wishes.of(requestId, RequesterKind.SELF, false, person, Wishes.ofCase(Right.ACCESS)), requestId)
                .verificationId();
        UUID second = opened(Wishes.of(other, RequesterKind.SELF, false, person, Wishes.ofCase(Right.ACCESS)), other)
                .verificationId();
        useUpCodes(first);

        askForCode(other, second).statusCode(429).body("type", containsString("rate-limited"));
    }

    @Test
    void codesToOneMailboxAreCountedTogetherHoweverManyPeopleTheRequestsAreAbout() {
        UUID mailbox = Ids.next();
        UUID other = Ids.next();
        UUID elsewhere = Ids.next();
        UUID first = opened(toMailbox(mailbox, requestId), requestId).verificationId();
        UUID second = opened(toMailbox(mailbox, other), other).verificationId();
        UUID third = opened(toMailbox(Ids.next(), elsewhere), elsewhere).verificationId();
        useUpCodes(first);

        askForCode(other, second).statusCode(429).body("type", containsString("rate-limited"));
        askForCode(elsewhere, third).statusCode(202);
    }

    @Test
    void aChangedContactHasAnAllowanceOfItsOwn() {
        UUID mailbox = Ids.next();
        UUID verification = opened(toMailbox(mailbox, requestId), requestId).verificationId();
        useUpCodes(verification);
        askForCode(requestId, verification).statusCode(429);

        events.send(Ids.next(), 1, new RequestEvent.ContactChanged(requestId, Ids.next(), Instant.now(), Ids.next()));
        assertThat(flagged()).isEqualTo(RiskSignal.CONTACT_CHANGED);

        askForCode(requestId, verification).statusCode(202);
    }

    private void useUpCodes(UUID verification) {
        for (int i = 0; i < 12; i++) {
            clock.advance(PAUSE);
            askForCode(requestId, verification).statusCode(202);
        }
        clock.advance(PAUSE);
    }

    private ValidatableResponse askForCode(UUID request, UUID verification) {
        return with(pass(request))
                .contentType(ContentType.JSON)
                .post("/api/v1/verifications/{id}/resend", verification)
                .then();
    }

    @Test
    void repeatedLocksAreWorthALookAndRefuseNothing() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String pass = pass(requestId);
        for (int lock = 1; lock <= 2; lock++) {
            for (int i = 0; i < Verification.MAX_ATTEMPTS; i++) {
                enter(pass, issued, wrong(issued)).statusCode(422);
            }
            clock.advance(Duration.ofMinutes(3));
            resend(pass, issued, "CASE").statusCode(202);
            issued = issue(lock + 1);
        }

        assertThat(flagged()).isEqualTo(RiskSignal.REPEATED_FAILURES);
        enter(pass, issued, ask(issued)).statusCode(200);
    }

    private IdentityRequired dueOn(LocalDate due) {
        return Wishes.dueOn(due, Wishes.ofAccount(requestId, Wishes.ofCase(Right.ACCESS)));
    }

    private IdentityEvent.VerificationOpened opened(IdentityRequired wish, UUID request) {
        events.send(Ids.next(), 1, wish);
        return opened(request);
    }

    private IdentityEvent.VerificationOpened opened(UUID request) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> events.of(Topic.IDENTITY, request).stream()
                                .filter(IdentityEvent.VerificationOpened.class::isInstance)
                                .map(IdentityEvent.VerificationOpened.class::cast)
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    private Object awaitTold(Class<?> type, int times) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> published().stream().filter(type::isInstance).toList(), told -> told.size() == times)
                .getLast();
    }

    private RiskSignal flagged() {
        return ((IdentityEvent.RiskFlagged) awaitTold(IdentityEvent.RiskFlagged.class, 1)).signal();
    }

    @SuppressWarnings("unchecked")
    private List<String> timers(UUID verification) {
        return entities.createNativeQuery(
                        "SELECT task_name FROM scheduled_tasks WHERE task_instance = :id ORDER BY task_name",
                        String.class)
                .setParameter("id", verification.toString())
                .getResultList();
    }
}
