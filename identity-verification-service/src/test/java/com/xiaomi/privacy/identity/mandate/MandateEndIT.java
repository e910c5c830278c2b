package com.xiaomi.privacy.identity.mandate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a mandate ends: by the data subject, by staff, by its last day. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class MandateEndIT extends MandateScenario {

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
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked()).hasSize(1));
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
}
