package com.xiaomi.privacy.casework.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever reads what a person wrote, or what was written for them, leaves an entry in the trail; whoever reads codes does not. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class ReadAuditIT {

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    StandInIntake intake;

    @Inject
    SignIn signIn;

    @Test
    void aCaseWithoutPersonalTextIsReadWithoutATrace() {
        SampleRequest request = casework.inReview(Right.ACCESS);

        casework.full(request.firstCase()).then().statusCode(200).header("Cache-Control", equalTo("no-store"));

        assertThat(looks(request)).isEmpty();
    }

    @Test
    void anExplanationIsReadWithATraceAlsoAsTheAnswerOfACommand() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID caseId = request.firstCase();
        casework.command(caseId, "take", SignIn.AGENT, Map.of()).statusCode(200);

        casework.command(
                        caseId,
                        "refuse",
                        SignIn.AGENT,
                        Map.of("grounds", List.of("EXCESSIVE"), "explanation", "Erika's tenth."))
                .statusCode(200);
        assertThat(looks(request)).hasSize(1);
        casework.full(caseId).then().body("decisions[0].explanation", equalTo("Erika's tenth."));

        assertThat(looks(request))
                .hasSize(2)
                .allSatisfy(entry ->
                        assertThat(entry).contains("staff:", caseId.toString()).doesNotContain("Erika"));
        assertThat(looks(request).getFirst()).isNotEqualTo(looks(request).getLast());
    }

    @Test
    void aFeeAndAnAppealAreReadWithATrace() {
        SampleRequest fee = casework.inReview(Right.ACCESS);
        intake.wantsExtraCopy(fee);
        casework.command(fee.firstCase(), "take", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(
                        fee.firstCase(),
                        "quote-fee",
                        SignIn.AGENT,
                        Map.of(
                                "items", List.of(Map.of("code", "POSTAGE", "amountMinor", 500)),
                                "currency", "EUR",
                                "calculation", "Postage."))
                .statusCode(200);
        SampleRequest appeal = casework.refused(casework.inReview(Right.ACCESS));
        casework.asPerson(
                        appeal,
                        "appeal",
                        Ids.next().toString(),
                        Map.of("caseId", appeal.firstCase(), "reason", "I asked once."))
                .statusCode(201);
        // The answers to the refusal and its approval showed the explanation.
        assertThat(looks(appeal)).hasSize(2);

        casework.full(fee.firstCase());
        casework.full(appeal.firstCase());

        assertThat(looks(fee)).hasSize(2);
        assertThat(looks(appeal)).hasSize(3);
    }

    @Test
    void queuesHoldNothingPersonalAndLeaveNoTrace() {
        SampleRequest request = casework.refused(casework.inReviewOf(Ids.next(), "PM", null, Right.ACCESS));
        List<String> before = database.everythingOf(request.id());

        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/cases?country=PM&state=CLOSED")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));

        assertThat(database.everythingOf(request.id())).isEqualTo(before);
    }

    private List<String> looks(SampleRequest request) {
        return database.query(
                "SELECT content FROM audit_entry WHERE chain_id = ? AND content LIKE '%case.read%' ORDER BY position",
                request.id());
    }
}
