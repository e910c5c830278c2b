package com.xiaomi.privacy.casework.recipient;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever got data is told of its correction, erasure or restriction, by the system or by staff. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class RecipientNoticeIT {

    private static final String OF_CASE = "/api/v1/cases/{caseId}/recipient-notices";

    @Inject
    Casework casework;

    @Inject
    SignIn signIn;

    @Test
    void aSystemReadsWhomToTellAndWhatItLeavesIsLeftToStaff() {
        SampleRequest request = granted();
        UUID task = casework.taskOf(request.firstCase());
        casework.fetch(task, signIn.machine(Casework.CONNECTOR))
                .statusCode(200)
                .body("recipients", contains("carriers", "payment services"));

        casework.settle(task, Map.of("result", "DONE", "recipients", List.of(told("carriers", "TOLD"))))
                .statusCode(200);

        UUID notice = UUID.fromString(notices(request)
                .body("items.recipient", contains("carriers", "payment services"))
                .body("items.outcome", contains("TOLD", null))
                .body("items[0].settledBy", startsWith("machine:"))
                .extract()
                .path("items[1].noticeId"));
        assertThat(openNotices()).contains(notice);

        settle(request, notice, "IMPOSSIBLE", SignIn.AGENT).statusCode(200).body("settledAt", notNullValue());
        settle(request, notice, "IMPOSSIBLE", SignIn.AGENT).statusCode(200);
        settle(request, notice, "TOLD", SignIn.AGENT).statusCode(409);
        assertThat(openNotices()).doesNotContain(notice);
        assertThat(casework.actions(request))
                .filteredOn("recipient.notice-settled"::equals)
                .hasSize(2);
    }

    @Test
    void thePersonReadsWhoElseIsTold() {
        SampleRequest request = granted();
        casework.settle(
                        casework.taskOf(request.firstCase()),
                        Map.of("result", "DONE", "recipients", List.of(told("carriers", "TOLD"))))
                .statusCode(200);
        shown(request).body("cases[0].recipients", empty());
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200);

        shown(request)
                .body("cases[0].recipients.recipient", contains("carriers", "payment services"))
                .body("cases[0].recipients[0].outcome", equalTo("TOLD"))
                .body("cases[0].recipients[1].outcome", nullValue());
    }

    @Test
    void nobodyIsToldWhereNothingWasChanged() {
        SampleRequest nothing = granted();
        casework.settle(casework.taskOf(nothing.firstCase()), Map.of("result", "NOTHING_HELD"))
                .statusCode(200);
        notices(nothing).body("items", empty());

        SampleRequest access = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(access);
        casework.fetch(task, signIn.machine(Casework.CONNECTOR)).body("recipients", empty());
        casework.putFile(task, "a.json", "{}").statusCode(201);
        casework.settle(task, Map.of("result", "DONE")).statusCode(200);
        notices(access).body("items", empty());
    }

    @Test
    void whoIsNoRecipientOfTheTaskCanNotBeSaidToBeTold() {
        SampleRequest request = granted();
        UUID task = casework.taskOf(request.firstCase());

        for (Map<String, Object> wrong : List.of(
                Map.<String, Object>of("result", "DONE", "recipients", List.of(told("a newspaper", "TOLD"))),
                Map.<String, Object>of(
                        "result", "DONE", "recipients", List.of(told("carriers", "TOLD"), told("carriers", "TOLD"))),
                Map.<String, Object>of("result", "NOTHING_HELD", "recipients", List.of(told("carriers", "TOLD"))))) {
            casework.settle(task, wrong).statusCode(422).body("errors[0].field", equalTo("recipients"));
        }
        casework.settle(task, Map.of("result", "DONE", "recipients", List.of(told("carriers", "SHOUTED"))))
                .statusCode(400);

        notices(request).body("items", empty());
        casework.full(request.firstCase()).then().body("tasks[0].result", nullValue());
    }

    @Test
    void onlyStaffOfTheHouseSettleANoticeOfTheCase() {
        SampleRequest request = granted();
        casework.settle(casework.taskOf(request.firstCase()), Map.of("result", "DONE"))
                .statusCode(200);
        UUID notice = UUID.fromString(notices(request).extract().path("items[0].noticeId"));
        SampleRequest another = casework.inReview(Right.ERASURE);

        settle(another, notice, "TOLD", SignIn.AGENT).statusCode(404);
        settle(request, UUID.randomUUID(), "TOLD", SignIn.AGENT).statusCode(404);
        settle(request, notice, "TOLD", SignIn.AUDITOR).statusCode(403);
        notices(request).body("items.outcome", not(hasItem("TOLD")));
    }

    private SampleRequest granted() {
        SampleRequest request = casework.taken(casework.inReview(Right.ERASURE));
        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(request.firstCase(), "approve", SignIn.APPROVER, Map.of())
                .statusCode(200);
        return request;
    }

    private static Map<String, String> told(String recipient, String outcome) {
        return Map.of("recipient", recipient, "outcome", outcome);
    }

    private ValidatableResponse notices(SampleRequest request) {
        return given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get(OF_CASE, request.firstCase())
                .then()
                .statusCode(200);
    }

    private List<UUID> openNotices() {
        List<String> open = new ArrayList<>();
        String next = "";
        while (next != null) {
            ValidatableResponse page = given().auth()
                    .oauth2(signIn.staff(SignIn.DPO))
                    .queryParam("limit", 200)
                    .queryParam("after", next.isEmpty() ? new UUID(0, 0).toString() : next)
                    .get("/api/v1/recipient-notices")
                    .then()
                    .statusCode(200);
            open.addAll(page.extract().path("items.noticeId"));
            next = page.extract().path("next");
        }
        return open.stream().map(UUID::fromString).toList();
    }

    private ValidatableResponse settle(SampleRequest request, UUID notice, String outcome, String user) {
        return given().auth()
                .oauth2(signIn.staff(user))
                .contentType("application/json")
                .body(Map.of("outcome", outcome))
                .put(OF_CASE + "/{noticeId}", request.firstCase(), notice)
                .then();
    }

    private ValidatableResponse shown(SampleRequest request) {
        return given().auth()
                .oauth2(signIn.pass(request))
                .get("/api/v1/requests/{reference}/appeal", request.reference())
                .then()
                .statusCode(200);
    }
}
