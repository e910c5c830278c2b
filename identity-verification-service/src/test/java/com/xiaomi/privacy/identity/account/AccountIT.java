package com.xiaomi.privacy.identity.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.xiaomi.privacy.contracts.event.CaseEvent.IdentityRequired;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.foundation.access.PassIssuer;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.identity.testing.Events;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import com.xiaomi.privacy.identity.testing.StandInIntake;
import com.xiaomi.privacy.identity.testing.TestClock;
import com.xiaomi.privacy.identity.testing.Wishes;
import com.xiaomi.privacy.localstack.testing.CustomerTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sign-in as a proof: by the real sign-in server, with intake's answer from a stand-in. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class AccountIT {

    private static final String MI_ID = CustomerTokens.MI_ID;
    private static final String EMAIL = CustomerTokens.EMAIL;

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

    @ConfigProperty(name = "rights.access.customer-issuer")
    String customerIssuer;

    @ConfigProperty(name = "rights.access.staff-issuer")
    String staffIssuer;

    @ConfigProperty(name = "rights.origin-url")
    URI origin;

    private final UUID requestId = Ids.next();
    private final RequestedCase access = Wishes.ofCase(Right.ACCESS);
    private final RequestedCase question = Wishes.ofCase(Right.QUESTION);

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void theAccountOfTheRequestProvesEveryCaseOfIt() {
        UUID verification = open(Wishes.ofAccount(requestId, access, question));
        intake.knows(requestId, MI_ID, "another@example.org");

        view(verification)
                .body("level", equalTo("ACCOUNT"))
                .body("cases.find { it.right == 'ACCESS' }.ways[0]", equalTo(List.of("ACCOUNT")))
                .body("cases.find { it.right == 'ACCESS' }.ways[1]", equalTo(List.of("CONTACT", "DOCUMENT")))
                .body("cases.find { it.right == 'ACCESS' }.reason", equalTo("ACCOUNT_NAMED"))
                .body("cases.find { it.right == 'QUESTION' }.reason", equalTo("NO_RISK"));
        show(verification, token())
                .statusCode(200)
                .body("level", equalTo("ACCOUNT"))
                .body("state", equalTo("VERIFIED"));

        await().untilAsserted(() -> assertThat(verified()).singleElement().satisfies(told -> {
            assertThat(told.level()).isEqualTo(AssuranceLevel.ACCOUNT);
            assertThat(told.caseIds()).containsExactlyInAnyOrder(access.caseId(), question.caseId());
        }));
        assertThat(intake.queries()).contains("purpose=VERIFICATION");
        assertThat(auditTrail.entries(requestId))
                .extracting(AuditTrail.RecordedEntry::content)
                .noneMatch(content -> content.contains(MI_ID) || content.contains(EMAIL));
    }

    @Test
    void theEmailOfTheContactProvesTheContactOnly() {
        UUID verification = open(Wishes.ofAccount(requestId, access, question));
        intake.knows(requestId, "1", EMAIL);

        show(verification, token())
                .statusCode(200)
                .body("level", equalTo("CONTACT"))
                .body("state", equalTo("OPEN"));

        view(verification)
                .body("proven", equalTo(List.of("CONTACT")))
                .body("cases.find { it.right == 'QUESTION' }.met", equalTo(true))
                .body("cases.find { it.right == 'ACCESS' }.met", equalTo(false));
        await().untilAsserted(() -> assertThat(verified())
                .singleElement()
                .satisfies(told -> assertThat(told.caseIds()).containsExactly(question.caseId())));
    }

    @Test
    void aSwappedMiIdProvesNothingAndIsToldToStaff() {
        UUID verification = open(Wishes.ofAccount(requestId, access));
        intake.knows(requestId, "1", "victim@example.org");

        show(verification, token()).statusCode(403).body("type", containsString("another-account"));
        show(verification, token()).statusCode(403);

        view(verification).body("state", equalTo("OPEN")).body("proven", equalTo(List.of()));
        await().untilAsserted(() -> assertThat(published())
                .filteredOn(IdentityEvent.RiskFlagged.class::isInstance)
                .singleElement()
                .satisfies(flag ->
                        assertThat(((IdentityEvent.RiskFlagged) flag).signal()).isEqualTo(RiskSignal.ANOTHER_ACCOUNT)));
    }

    @Test
    void aSignInOfMoreThanTenMinutesAgoAsksForAFreshOne() {
        UUID verification = open(Wishes.ofAccount(requestId, access));
        intake.knows(requestId, MI_ID, EMAIL);
        String token = token();
        String pass = pass(requestId);

        clock.advance(Duration.ofMinutes(11));
        show(pass, verification, token).statusCode(403).body("type", containsString("sign-in-afresh"));

        clock.reset();
        clock.advance(Duration.ofMinutes(5));
        show(pass, verification, token).statusCode(200);
    }

    @Test
    void aSignInServerWhoseClockIsFiveMinutesAheadIsUnderstoodAndNoMore() {
        UUID verification = open(Wishes.ofAccount(requestId, access));
        intake.knows(requestId, MI_ID, EMAIL);
        String token = token();
        String pass = pass(requestId);

        clock.advance(Duration.ofMinutes(-6));
        show(pass, verification, token).statusCode(403).body("type", containsString("sign-in-afresh"));

        clock.reset();
        clock.advance(Duration.ofMinutes(-4));
        show(pass, verification, token).statusCode(200);
    }

    @Test
    void aTokenThatIsNotTheCustomerRealmsIsRefused() {
        UUID verification = open(Wishes.ofAccount(requestId, access));
        intake.knows(requestId, MI_ID, EMAIL);
        String good = token();

        List.of(
                        pass(requestId),
                        tokens().forAnotherAudience(),
                        tokens().ofStaff(),
                        expired(),
                        CustomerTokens.unsigned(good),
                        CustomerTokens.altered(good),
                        "no.token.atall",
                        "-")
                .forEach(bad -> show(verification, bad).statusCode(401).body("type", containsString("token-invalid")));
        view(verification).body("proven", equalTo(List.of()));
    }

    @Test
    void theSignInOfOneRequestIsNotTakenForAnother() {
        UUID verification = open(Wishes.ofAccount(requestId, access));
        intake.knows(requestId, MI_ID, EMAIL);

        show(pass(Ids.next()), verification, token()).statusCode(404);
        show(pass(requestId), Ids.next(), token()).statusCode(404);
        given().contentType(ContentType.JSON)
                .body("{\"accountToken\":\"" + token() + "\"}")
                .post("/api/v1/verifications/{id}/account", verification)
                .then()
                .statusCode(401);
    }

    @Test
    void withoutATokenTheFieldIsNamed() {
        UUID verification = open(Wishes.ofAccount(requestId, access));

        show(verification, "").statusCode(422).body("errors.field", hasItem("accountToken"));
    }

    private UUID open(IdentityRequired wish) {
        events.send(Ids.next(), 1, wish);
        return await().until(
                        () -> published().stream()
                                .filter(IdentityEvent.VerificationOpened.class::isInstance)
                                .map(IdentityEvent.VerificationOpened.class::cast)
                                .findFirst()
                                .orElse(null),
                        opened -> opened != null)
                .verificationId();
    }

    private List<PrivacyEvent> published() {
        return events.of(Topic.IDENTITY, requestId);
    }

    private List<IdentityEvent.Verified> verified() {
        return published().stream()
                .filter(IdentityEvent.Verified.class::isInstance)
                .map(IdentityEvent.Verified.class::cast)
                .toList();
    }

    private ValidatableResponse view(UUID verification) {
        return given().header("Authorization", "Bearer " + pass(requestId))
                .get("/api/v1/verifications/{id}", verification)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse show(UUID verification, String token) {
        return show(pass(requestId), verification, token);
    }

    private static ValidatableResponse show(String pass, UUID verification, String token) {
        return given().header("Authorization", "Bearer " + pass)
                .contentType(ContentType.JSON)
                .body("{\"accountToken\":\"" + token + "\"}")
                .post("/api/v1/verifications/{id}/account", verification)
                .then();
    }

    private String token() {
        return tokens().of(CustomerTokens.USER);
    }

    private String expired() {
        String token = tokens().shortLived();
        Instant end = Instant.now().plusSeconds(2);
        await().until(() -> Instant.now().isAfter(end));
        return token;
    }

    private CustomerTokens tokens() {
        return new CustomerTokens(customerIssuer, staffIssuer, origin);
    }

    private String pass(UUID request) {
        return passes.issue(request, Reference.random(), 0).token();
    }
}
