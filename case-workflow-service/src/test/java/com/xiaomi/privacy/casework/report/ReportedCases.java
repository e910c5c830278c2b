package com.xiaomi.privacy.casework.report;

import static io.restassured.RestAssured.given;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.event.IdentityEvent.Verified;
import com.xiaomi.privacy.contracts.event.RequestEvent.QuestionAnswered;
import com.xiaomi.privacy.contracts.event.RequestEvent.QuestionAsked;
import com.xiaomi.privacy.contracts.event.RequestEvent.Submitted;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Brings cases about that reports are made of, and asks for the reports. */
@Singleton
class ReportedCases {

    private static final ZoneId SEAT = ZoneId.of("Europe/Amsterdam");

    private final Casework casework;
    private final Events events;
    private final SignIn signIn;
    private String third;

    ReportedCases(Casework casework, Events events, SignIn signIn) {
        this.casework = casework;
        this.events = events;
        this.signIn = signIn;
    }

    /** Reports a request to the service, which opens its case in its own time. */
    SampleRequest send(String country, String region, Right right, int daysAgo) {
        SampleRequest request = SampleRequest.of(right);
        events.send(Ids.next(), 1, submitted(request, country, region, daysAgo));
        return request;
    }

    SampleRequest inReview(String country, String region, Right right, int daysAgo) {
        SampleRequest request = SampleRequest.of(right);
        casework.submit(request, submitted(request, country, region, daysAgo));
        events.send(
                Ids.next(),
                1,
                new Verified(
                        request.id(),
                        Ids.next(),
                        AssuranceLevel.CONTACT,
                        VerificationPurpose.CASE,
                        ago(daysAgo),
                        null));
        casework.awaitState(request.firstCase(), CaseState.IN_REVIEW);
        return request;
    }

    /** The person was asked and answered so many days later, two days after the receipt. */
    void paused(SampleRequest request, int daysAgo, int days) {
        UUID question = Ids.next();
        Instant asked = ago(daysAgo - 2);
        UUID caseId = request.firstCase();
        events.send(Ids.next(), 2, new QuestionAsked(request.id(), caseId, question, Ids.next(), asked));
        casework.awaitState(caseId, CaseState.AWAITING_REQUESTER);
        events.send(
                Ids.next(),
                3,
                new QuestionAnswered(request.id(), caseId, question, Ids.next(), asked.plus(Duration.ofDays(days))));
        casework.awaitState(caseId, CaseState.IN_REVIEW);
    }

    /** The orders are refused on a ground, the devices are shown. */
    void grantedInPart(SampleRequest request, String ground) {
        UUID caseId = request.firstCase();
        casework.taken(request);
        casework.command(
                        caseId,
                        "grant-in-part",
                        SignIn.AGENT,
                        Map.of(
                                "parts",
                                List.of(
                                        Map.of("category", "DEVICES", "granted", true),
                                        Map.of(
                                                "category",
                                                "ORDERS",
                                                "granted",
                                                false,
                                                "grounds",
                                                List.of(ground),
                                                "explanation",
                                                "Not all of it."))))
                .statusCode(200);
        casework.command(caseId, "approve", SignIn.APPROVER, Map.of()).statusCode(200);
        casework.settle(casework.taskOf(caseId), Map.of("result", "NOTHING_HELD"))
                .statusCode(200);
        casework.awaitState(caseId, CaseState.AWAITING_RELEASE);
        casework.command(caseId, "release", SignIn.DPO, Map.of()).statusCode(200);
    }

    void appeal(SampleRequest request) {
        casework.asPerson(
                        request,
                        "appeal",
                        "key",
                        Map.of("caseId", request.firstCase(), "reason", "I see it otherwise."))
                .statusCode(201);
    }

    /** The appeal is decided by people who took no part before: refused again. */
    void upheld(SampleRequest request) {
        if (third == null) {
            third = signIn.newStaffWith(Roles.APPROVER);
        }
        UUID caseId = request.firstCase();
        casework.command(caseId, "take", SignIn.APPROVER, Map.of()).statusCode(200);
        casework.command(
                        caseId,
                        "refuse",
                        SignIn.APPROVER,
                        Map.of("grounds", List.of("MANIFESTLY_UNFOUNDED"), "explanation", "As before."))
                .statusCode(200);
        casework.command(caseId, "approve", third, Map.of()).statusCode(200);
    }

    void withdraw(SampleRequest request) {
        casework.asPerson(request, "withdrawal", null, Map.of()).statusCode(204);
    }

    /** The report of the months around now. */
    /** A report as JSON; one row for all if there is nothing to group by. */
    ValidatableResponse report(String groupBy) {
        return report(groupBy, "application/json");
    }

    ValidatableResponse report(String groupBy, String mediaType) {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        return given().auth()
                .oauth2(signIn.staff(SignIn.DPO))
                .accept(mediaType)
                .queryParam("from", now.minusMonths(20).toString())
                .queryParam("to", now.plusMonths(2).toString())
                .queryParams(groupBy.isEmpty() ? Map.of() : Map.of("groupBy", groupBy))
                .get("/api/v1/reports/cases")
                .then();
    }

    /** The rows of some places, by all groups. */
    List<Map<String, Object>> rowsOf(String... places) {
        return report("month,right,law,country,outcome")
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("rows")
                .stream()
                .filter(row -> List.of(places).contains(row.get("country")))
                .toList();
    }

    /** At this time of the day at the seat: days of 24 hours would cross midnight with a change of summer time. */
    private static Instant ago(int days) {
        return ZonedDateTime.now(SEAT).minusDays(days).toInstant();
    }

    private static Submitted submitted(SampleRequest request, String country, String region, int daysAgo) {
        boolean zone = new Jurisdiction(country, region).isZone();
        return new Submitted(
                request.id(),
                request.reference(),
                Ids.next(),
                Cell.EU,
                country,
                zone ? null : region,
                "en",
                RequesterKind.SELF,
                ago(daysAgo),
                "2024-12-16",
                request.cases(),
                true,
                zone ? region : null,
                Ids.next());
    }
}
