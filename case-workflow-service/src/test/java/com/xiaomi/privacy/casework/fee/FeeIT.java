package com.xiaomi.privacy.casework.fee;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fee is quoted by a human, accepted or declined by the person, and never asked for where the law gives the copy free. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class FeeIT {

    private static final Map<String, Object> QUOTE =
            quoteOf("EUR", "Second copy this year: 25 minutes of work.", 1000, 250);

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

    @Inject
    Fees fees;

    @Test
    void thePersonReadsHowAFeeWasCountedAndAcceptsIt() {
        SampleRequest request = further(casework.inReview(Right.ACCESS));
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
        SampleRequest request = further(casework.inReview(Right.ACCESS));
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
        SampleRequest further = further(casework.inReviewOf(Ids.next(), "US", "UT", Right.ACCESS));

        quote(further.firstCase(), QUOTE).statusCode(200).body("fees[0].extraCopy", equalTo(true));

        quotes(further).body("quotes[0].extraCopy", equalTo(true));
        assertThat(intake.asked(further.id())).containsExactly("request-details?purpose=REVIEW");
    }

    @Test
    void whileIntakeIsAwayNoFeeIsQuoted() {
        SampleRequest request = further(casework.inReview(Right.ACCESS));
        intake.failNext(request.id(), 1);

        quote(request.firstCase(), QUOTE).statusCode(503);

        quote(request.firstCase(), QUOTE).statusCode(200).body("fees[0].extraCopy", equalTo(true));
    }

    @Test
    void onlyTheAgentOfTheCaseQuotes() {
        SampleRequest request = casework.inReview(Right.ACCESS);

        quote(request.firstCase(), QUOTE).statusCode(409);
    }

    @ParameterizedTest
    @CsvSource({
        "0, EUR, counted, items",
        "-5, EUR, counted, items",
        "1000000001, EUR, counted, items",
        "5, EURO, counted, currency",
        "5, XXX, counted, currency",
        "5, EUR, '', calculation"
    })
    void aQuoteSaysHowMuchInWhichMoneyAndWhy(long amount, String currency, String calculation, String field) {
        SampleRequest request = further(casework.inReview(Right.ACCESS));

        quote(request.firstCase(), quoteOf(currency, calculation, amount))
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

    @Test
    void theFirstCopyIsFreeAndEarlierRequestsOfThePersonAreCounted() {
        UUID person = Ids.next();
        SampleRequest first = taken(casework.inReviewOf(person, "DE", null, Right.ACCESS));
        refused(first);
        // A request of which a part went its own way is still one request.
        casework.command(first.firstCase(), "split", SignIn.AGENT, Map.of("categories", List.of("ORDERS")))
                .statusCode(200);
        Instant later = SampleRequest.RECEIVED.plusSeconds(60);
        SampleRequest second = taken(casework.inReviewOf(person, "DE", null, later, Right.ACCESS));

        quote(second.firstCase(), QUOTE)
                .statusCode(200)
                .body("fees[0].earlierRequests", equalTo(1))
                .body("fees[0].items.code", contains("LABOUR", "LABOUR"))
                .body("fees[0].amountMinor", equalTo(1250));
    }

    @Test
    void whatALawForbidsOrCapsIsKept() {
        SampleRequest brazil = further(casework.inReviewOf(Ids.next(), "BR", null, Right.ACCESS));
        refused(brazil);
        SampleRequest swiss = further(casework.inReviewOf(Ids.next(), "CH", null, Right.ACCESS));
        casework.refuses(swiss, "quote-fee", SignIn.AGENT, quoteOf("CHF", "Too much.", 30_001), 409, "fee-above-cap");
        casework.refuses(swiss, "quote-fee", SignIn.AGENT, QUOTE, 422, "validation-failed")
                .body("errors[0].field", equalTo("currency"));

        quote(swiss.firstCase(), quoteOf("CHF", "Three days of work.", 30_000))
                .statusCode(200)
                .body("fees[0].capMinor", equalTo(30_000))
                .body("fees[0].capSource", containsString("DPO Art. 19"));
        quotes(swiss).body("quotes[0].capMinor", equalTo(30_000)).body("quotes[0].items", hasSize(1));
    }

    @Test
    void aQuoteThatNobodyAnswersLapsesAndAPersonGoesOn() {
        SampleRequest request = further(casework.inReview(Right.ACCESS));
        quote(request.firstCase(), QUOTE).statusCode(200);
        UUID quoteId = UUID.fromString(casework.full(request.firstCase()).path("fees[0].quoteId"));

        fees.lapse(quoteId);
        List<String> after = database.everythingOf(request.id());
        fees.lapse(quoteId);

        assertThat(database.everythingOf(request.id())).isEqualTo(after);
        casework.full(request.firstCase())
                .then()
                .body("state", equalTo("IN_REVIEW"))
                .body("fees[0].answer", equalTo("LAPSED"))
                .body("timeline[-1].command", equalTo("lapse-fee"))
                .body("clock.type", contains("IDENTITY_PROVIDED", "FEE_REQUESTED", "FEE_PAID"));
        assertThat(database.query(
                        "SELECT execution_time > now() + interval '29 days' FROM scheduled_tasks"
                                + " WHERE task_name = 'lapse-fee' AND task_instance = ?::text",
                        quoteId))
                .containsExactly("t");
        answer(request, request.firstCase(), "ACCEPT").statusCode(409);
    }

    private static Map<String, Object> quoteOf(String currency, String calculation, long... amounts) {
        return Map.of(
                "items",
                LongStream.of(amounts)
                        .mapToObj(amount -> Map.of("code", "LABOUR", "amountMinor", amount))
                        .toList(),
                "currency",
                currency,
                "calculation",
                calculation);
    }

    /** Of a person who asked for a further copy, so that a fee is possible. */
    private SampleRequest further(SampleRequest request) {
        intake.wantsExtraCopy(request);
        return taken(request);
    }

    private SampleRequest taken(SampleRequest request) {
        return casework.taken(request);
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
