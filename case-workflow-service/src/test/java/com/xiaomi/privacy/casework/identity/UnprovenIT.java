package com.xiaomi.privacy.casework.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.event.CaseEvent.Closed;
import com.xiaomi.privacy.contracts.event.IdentityEvent.Expired;
import com.xiaomi.privacy.contracts.event.IdentityEvent.Expiring;
import com.xiaomi.privacy.contracts.event.IdentityEvent.MandateRevoked;
import com.xiaomi.privacy.contracts.event.IdentityEvent.RiskFlagged;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody proves who they are: the person is told, a person closes the case, and a proof that comes late opens it again. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class UnprovenIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant END = SampleRequest.RECEIVED.plus(Duration.ofDays(25));

    @Inject
    Casework casework;

    @Inject
    Events events;

    private final UUID verification = Ids.next();

    @Test
    void aPersonClosesTheCaseAfterANoticeAndOnlyThen() {
        SampleRequest request = SampleRequest.of(Right.ACCESS);
        UUID caseId = request.firstCase();
        casework.submit(request);
        casework.full(caseId).then().body("identity.clockRunsOn", equalTo(true));

        casework.command(caseId, "close-unproven", SignIn.AGENT, Map.of())
                .statusCode(409)
                .body("type", containsString("transition-not-allowed"));
        // The time is over, but nobody was told before.
        told(request, 1, new Expired(request.id(), verification, END), "identity.expiredAt");
        casework.command(caseId, "close-unproven", SignIn.AGENT, Map.of()).statusCode(409);

        told(request, 2, new Expiring(request.id(), verification, END), "identity.noticedAt");
        casework.command(caseId, "close-unproven", SignIn.AGENT, Map.of())
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("outcome", equalTo("EXPIRED"))
                .body("decisions.kind", contains("CLOSE_UNPROVEN"))
                .body("decisions[0].decidedBy", containsString("staff:"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.of(Topic.CASES, request.id()))
                        .filteredOn(Closed.class::isInstance)
                        .singleElement()
                        .satisfies(closed ->
                                assertThat(((Closed) closed).outcome()).isEqualTo(Outcome.EXPIRED)));
    }

    @Test
    void aProofThatComesLateOpensTheCaseAgain() {
        SampleRequest request = SampleRequest.of(Right.ACCESS);
        UUID caseId = request.firstCase();
        casework.submit(request);
        told(request, 1, new Expiring(request.id(), verification, END), "identity.noticedAt");
        told(request, 2, new Expired(request.id(), verification, END), "identity.expiredAt");
        casework.command(caseId, "close-unproven", SignIn.AGENT, Map.of()).statusCode(200);

        events.send(Ids.next(), 3, request.verified(VerificationPurpose.CASE));

        casework.awaitState(caseId, CaseState.IN_REVIEW);
        casework.full(caseId)
                .then()
                .body("timeline.command", hasItem("prove-late"))
                .body("identity.clockRunsOn", equalTo(false));
    }

    @Test
    void whoTakesItUpAgainWithoutProofCanCarryNothingOut() {
        SampleRequest request = SampleRequest.of(Right.ERASURE);
        UUID caseId = request.firstCase();
        casework.submit(request);
        told(request, 1, new Expiring(request.id(), verification, END), "identity.noticedAt");
        told(request, 2, new Expired(request.id(), verification, END), "identity.expiredAt");
        casework.command(caseId, "close-unproven", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(caseId, "reopen", SignIn.APPROVER, Map.of("reopeningReason", "PERSON_DISAGREES"))
                .statusCode(200)
                .body("state", equalTo("IN_REVIEW"));
        casework.taken(request);

        casework.refuses(request, "grant", SignIn.AGENT, Map.of(), 409, "transition-not-allowed");

        events.send(Ids.next(), 3, request.verified(VerificationPurpose.CASE));
        await().atMost(PATIENCE)
                .untilAsserted(() -> casework.command(caseId, "grant", SignIn.AGENT, Map.of())
                        .statusCode(200));
    }

    @Test
    void aCaseThatEndedOtherwiseIsNotOpenedByAProof() {
        SampleRequest request = SampleRequest.of(Right.ACCESS);
        casework.submit(request);
        casework.asPerson(request, "withdrawal", null, Map.of()).statusCode(204);

        events.send(Ids.next(), 1, request.verified(VerificationPurpose.CASE));
        told(
                request,
                2,
                new RiskFlagged(request.id(), verification, RiskSignal.ANOTHER_ACCOUNT, END),
                "identity.flags[0]");

        casework.full(request.firstCase())
                .then()
                .body("state", equalTo("CLOSED"))
                .body("outcome", equalTo("WITHDRAWN"));
    }

    @Test
    void whatIsWorthALookIsShownAndRefusesNothing() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        told(
                request,
                2,
                new RiskFlagged(request.id(), verification, RiskSignal.REPEATED_FAILURES, END),
                "identity.flags[0]");
        told(request, 3, new MandateRevoked(request.id(), verification, Ids.next(), END), "identity.flags[1]");

        casework.full(request.firstCase())
                .then()
                .body("identity.flags.signal", contains("REPEATED_FAILURES", "MANDATE_REVOKED"))
                .body("state", equalTo("IN_REVIEW"));
        casework.command(request.firstCase(), "take", SignIn.AGENT, Map.of()).statusCode(200);
    }

    private void told(SampleRequest request, int sequence, PrivacyEvent event, String shown) {
        events.send(Ids.next(), sequence, event);
        await().atMost(PATIENCE).until(() -> casework.full(request.firstCase()).path(shown) != null);
    }
}
