package com.xiaomi.privacy.casework.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.casework.testing.TransferBook;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Roles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff who work elsewhere see data of the cell under a recorded safeguard only. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class ExportGuardIT {

    private static final String REFUSED = "urn:xiaomi-privacy:problem:export-not-safeguarded";

    @Inject
    Casework casework;

    @Inject
    TransferBook book;

    @Inject
    SignIn signIn;

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/cases/{id}",
                "/api/v1/cases/{id}/request-details",
                "/api/v1/cases/{id}/notes",
                "/api/v1/cases/{id}/checklist",
                "/api/v1/cases/{id}/legal-bases",
                "/api/v1/cases/{id}/package"
            })
    void withoutASafeguardNothingIsSeenFromElsewhere(String path) {
        String agent = signIn.newStaffAt(
                Map.of("affiliate", TransferBook.newAffiliate(), "work_country", "IN"),
                Roles.PRIVACY_AGENT,
                Roles.APPROVER);
        SampleRequest request = casework.inReview(Right.ACCESS);

        read(path, request, agent)
                .statusCode(403)
                .body("type", equalTo(REFUSED))
                .body("detail", containsString("POST /transfers"));
    }

    @Test
    void nothingIsDoneFromElsewhereEither() {
        String agent = signIn.newStaffAt(
                Map.of("affiliate", TransferBook.newAffiliate(), "work_country", "IN"), Roles.PRIVACY_AGENT);

        casework.refuses(casework.inReview(Right.ACCESS), "take", agent, Map.of(), 403, "export-not-safeguarded");
    }

    @Test
    void whoseTokenDoesNotSayWhereTheyWorkIsRefused() {
        SampleRequest request = casework.inReview(Right.ACCESS);

        for (Map<String, String> place : List.of(Map.<String, String>of(), Map.of("work_country", "CN"))) {
            read("/api/v1/cases/{id}", request, signIn.newStaffAt(place, Roles.PRIVACY_AGENT))
                    .statusCode(403)
                    .body("type", equalTo(REFUSED))
                    .body("detail", containsString("work_country"));
        }
    }

    @Test
    void underASafeguardTheyWorkAndTheTrailSaysUnderWhich() {
        String affiliate = TransferBook.newAffiliate();
        String agent = signIn.newStaffAt(Map.of("affiliate", affiliate, "work_country", "IN"), Roles.PRIVACY_AGENT);
        UUID transfer = book.recorded(book.clauses(affiliate, "IN", "STAFF_ACCESS"));
        SampleRequest request = casework.inReview(Right.ACCESS);

        casework.command(request.firstCase(), "take", agent, Map.of()).statusCode(200);

        assertThat(entries(request, "case.take")).hasSize(1).allMatch(entry -> entry.contains(transfer.toString()));
        // Whoever is at home needs none, and the trail names none.
        SampleRequest other = casework.taken(casework.inReview(Right.ACCESS));
        assertThat(entries(other, "case.take")).hasSize(1).noneMatch(entry -> entry.contains("workedUnder"));
    }

    @Test
    void aSafeguardIsForItsCountryAndPurposeAlone() {
        String affiliate = TransferBook.newAffiliate();
        book.recorded(book.clauses(affiliate, "IN", "STAFF_ACCESS"));
        book.recorded(book.clauses(affiliate, "CN", "FULFILMENT"));
        String inChina = signIn.newStaffAt(Map.of("affiliate", affiliate, "work_country", "CN"), Roles.PRIVACY_AGENT);

        read("/api/v1/cases/{id}", casework.inReview(Right.ACCESS), inChina)
                .statusCode(403)
                .body("type", equalTo(REFUSED));
    }

    @Test
    void whatOnlyOnePersonWantsLetsNobodyIn() {
        String affiliate = TransferBook.newAffiliate();
        String agent = signIn.newStaffAt(Map.of("affiliate", affiliate, "work_country", "IN"), Roles.PRIVACY_AGENT);
        book.propose(SignIn.LEGAL, UUID.randomUUID().toString(), book.clauses(affiliate, "IN", "STAFF_ACCESS"))
                .statusCode(201);

        read("/api/v1/cases/{id}", casework.inReview(Right.ACCESS), agent).statusCode(403);
    }

    @Test
    void whenASafeguardEndsOrExpiresTheyAreShutOut() {
        String affiliate = TransferBook.newAffiliate();
        String agent = signIn.newStaffAt(Map.of("affiliate", affiliate, "work_country", "IN"), Roles.PRIVACY_AGENT);
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID first = book.recorded(book.clauses(affiliate, "IN", "STAFF_ACCESS"));
        read("/api/v1/cases/{id}", request, agent).statusCode(200);
        book.end(first, SignIn.DPO).statusCode(200);
        read("/api/v1/cases/{id}", request, agent).statusCode(403);

        book.recorded(book.clauses(affiliate, "IN", "STAFF_ACCESS"));
        read("/api/v1/cases/{id}", request, agent).statusCode(200);
        clock.advance(Duration.ofDays(367));

        read("/api/v1/cases/{id}", request, agent).statusCode(403).body("detail", containsString("no longer"));
    }

    @Test
    void whoKeepsTheRegisterReachesItFromAnywhere() {
        String legal =
                signIn.newStaffAt(Map.of("affiliate", TransferBook.newAffiliate(), "work_country", "CN"), Roles.LEGAL);

        book.as(legal).get(TransferBook.REGISTER).then().statusCode(200);
        book.as(legal).get("/api/v1/disclosures").then().statusCode(403).body("type", equalTo(REFUSED));
    }

    @Test
    void otherServicesAskByTheirOwnRole() {
        String affiliate = TransferBook.newAffiliate();
        String machine = signIn.newMachineWith(Roles.CASEWORK_SAFEGUARD);
        ask(machine, affiliate, "IN")
                .statusCode(200)
                .body("admitted", equalTo(false))
                .body("transferId", nullValue());
        UUID transfer = book.recorded(book.clauses(affiliate, "IN", "STAFF_ACCESS"));

        ask(machine, affiliate, "IN")
                .statusCode(200)
                .body("admitted", equalTo(true))
                .body("transferId", equalTo(transfer.toString()));
        ask(machine, affiliate, "NL")
                .statusCode(200)
                .body("admitted", equalTo(true))
                .body("transferId", nullValue());
        ask(signIn.machine(Casework.CONNECTOR), affiliate, "IN")
                .statusCode(403)
                .body("type", equalTo("urn:xiaomi-privacy:problem:not-allowed"));
    }

    private ValidatableResponse read(String path, SampleRequest request, String user) {
        return book.as(user).get(path, request.firstCase()).then();
    }

    private List<String> entries(SampleRequest request, String action) {
        return casework.trail(request).stream()
                .filter(entry -> entry.contains("\"" + action + "\""))
                .toList();
    }

    private ValidatableResponse ask(String token, String affiliate, String country) {
        return given().auth()
                .oauth2(token)
                .queryParam("affiliate", affiliate)
                .queryParam("country", country)
                .get("/internal/safeguards/staff-access")
                .then();
    }
}
