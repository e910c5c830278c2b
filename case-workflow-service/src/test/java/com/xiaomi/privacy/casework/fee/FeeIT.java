package com.xiaomi.privacy.casework.fee;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.contracts.event.CaseEvent.FeeQuoted;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fee is quoted by a human, accepted or declined by the person, and never asked for where the law gives the copy free. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class FeeIT {

    private static final Map<String, Object> QUOTE =
            Map.of("amountMinor", 1250, "currency", "EUR", "calculation", "Second copy this year: 25 minutes of work.");

    @Inject
    Casework casework;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    StandInIntake intake;

    @Inject
    CaseworkDatabase database;

    @Test
    void thePersonReadsHowAFeeWasCountedAndAcceptsIt() {
        SampleRequest request = taken(casework.inReview(Right.ACCESS));
        UUID caseId = request.firstCase();

        quote(caseId, QUOTE)
                .statusCode(200)
                .body("state", equalTo("AWAITING_FEE"))
                .body("fees[0].calculation", equalTo("Second copy this year: 25 minutes of work."));

        quotes(request)
                .body("quotes[0].amountMinor", equalTo(1250))
                .body("quotes[0].calculation", equalTo("Second copy this year: 25 minutes of work."));
        assertThat(await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> events.of(Topic.CASES, request.id()).stream()
                                        .filter(FeeQuoted.class::isInstance)
                                        .toList(),
                                found -> !found.isEmpty()))
                .singleElement()
                .isInstanceOfSatisfying(
                        FeeQuoted.class,
                        quoted -> assertThat(quoted.amountMinor()).isEqualTo(1250));
        assertThat(String.join("\n", database.everythingOf(request.id()))).doesNotContain("25 minutes");

        answer(request, caseId, "ACCEPT").statusCode(204);
        List<String> after = database.everythingOf(request.id());
        answer(request, caseId, "ACCEPT").statusCode(204);
        answer(request, caseId, "DECLINE")
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:no-fee-quoted"));

        assertThat(database.everythingOf(request.id())).isEqualTo(after);
        quotes(request).body("quotes", empty());
        casework.full(caseId)
                .then()
                .body("state", equalTo("IN_REVIEW"))
                .body("fees[0].answer", equalTo("ACCEPTED"))
                .body("clock.type", contains("IDENTITY_PROVIDED", "FEE_REQUESTED", "FEE_PAID"));
    }

    @Test
    void aDeclinedFeeIsMarkedAndAPersonDecidesWhatFollows() {
        SampleRequest request = taken(casework.inReview(Right.ACCESS));
        quote(request.firstCase(), QUOTE).statusCode(200);

        answer(request, request.firstCase(), "DECLINE").statusCode(204);

        casework.full(request.firstCase())
                .then()
                .body("state", equalTo("IN_REVIEW"))
                .body("fees[0].answer", equalTo("DECLINED"))
                .body("timeline[-1].command", equalTo("decline-fee"));
        quote(request.firstCase(), QUOTE).statusCode(200);
    }

    @Test
    void aFeeIsRefusedForAnythingButACopyAndForACopyThatTheLawGivesFree() {
        SampleRequest erasure = taken(casework.inReview(Right.ERASURE));
        refused(erasure);
        UUID person = Ids.next();
        // California gives two copies in twelve months.
        refused(taken(casework.inReviewOf(person, "US", "CA", Right.ACCESS)));
    }

    @Test
    void whoAsksForAFurtherCopyWhereTheLawGivesOneFreeCanBeAskedForAFeeAndSeesWhy() {
        // Utah gives one copy in twelve months.
        SampleRequest first = taken(casework.inReviewOf(Ids.next(), "US", "UT", Right.ACCESS));
        refused(first);
        SampleRequest further = taken(casework.inReviewOf(Ids.next(), "US", "UT", Right.ACCESS));
        intake.wantsExtraCopy(further);

        quote(further.firstCase(), QUOTE).statusCode(200).body("fees[0].extraCopy", equalTo(true));

        quotes(further).body("quotes[0].extraCopy", equalTo(true));
        assertThat(intake.asked(further.id())).containsExactly("request-details?purpose=REVIEW");
    }

    @Test
    void whileIntakeIsAwayNoFeeIsQuoted() {
        SampleRequest request = taken(casework.inReview(Right.ACCESS));
        intake.failNext(request.id(), 1);

        quote(request.firstCase(), QUOTE).statusCode(503);

        quote(request.firstCase(), QUOTE).statusCode(200).body("fees[0].extraCopy", equalTo(false));
    }

    @Test
    void onlyTheAgentOfTheCaseQuotes() {
        SampleRequest request = casework.inReview(Right.ACCESS);

        quote(request.firstCase(), QUOTE).statusCode(409);
    }

    @ParameterizedTest
    @CsvSource({
        "0, EUR, counted, amountMinor",
        "-5, EUR, counted, amountMinor",
        "5, EURO, counted, currency",
        "5, XXX, counted, currency",
        "5, EUR, '', calculation"
    })
    void aQuoteSaysHowMuchInWhichMoneyAndWhy(long amount, String currency, String calculation, String field) {
        SampleRequest request = taken(casework.inReview(Right.ACCESS));

        quote(request.firstCase(), Map.of("amountMinor", amount, "currency", currency, "calculation", calculation))
                .statusCode(422)
                .body("errors[0].field", equalTo(field));

        casework.full(request.firstCase()).then().body("state", equalTo("IN_REVIEW"));
    }

    @Test
    void anAnswerToAnotherPersonsQuoteOrToNoneIsRefused() {
        SampleRequest request = casework.inReview(Right.ACCESS);

        answer(request, request.firstCase(), "ACCEPT")
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:no-fee-quoted"));
        answer(request, Ids.next(), "ACCEPT").statusCode(404);
        casework.asPerson(request, "fee-answer", null, Map.of("caseId", request.firstCase()))
                .statusCode(422);
        answer(request, request.firstCase(), "MAYBE").statusCode(400);
    }

    private SampleRequest taken(SampleRequest request) {
        casework.command(request.firstCase(), "take", SignIn.AGENT, Map.of()).statusCode(200);
        return request;
    }

    private void refused(SampleRequest request) {
        List<String> before = database.everythingOf(request.id());
        quote(request.firstCase(), QUOTE)
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:fee-not-allowed"));
        assertThat(database.everythingOf(request.id())).isEqualTo(before);
    }

    private ValidatableResponse quote(UUID caseId, Map<String, ?> body) {
        return casework.command(caseId, "quote-fee", SignIn.AGENT, body);
    }

    private ValidatableResponse answer(SampleRequest request, UUID caseId, String answer) {
        return casework.asPerson(request, "fee-answer", null, Map.of("caseId", caseId, "answer", answer));
    }

    private ValidatableResponse quotes(SampleRequest request) {
        return given().auth()
                .oauth2(signIn.pass(request))
                .get("/api/v1/requests/{reference}/fee-answer", request.reference())
                .then()
                .statusCode(200);
    }
}
