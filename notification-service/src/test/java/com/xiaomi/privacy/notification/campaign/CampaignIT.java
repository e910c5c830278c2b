package com.xiaomi.privacy.notification.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.notification.delivery.MailScenario;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import com.xiaomi.privacy.notification.testing.StaffSignIn;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everybody with an open request is told of a new policy, once, in good time, and before nobody's code. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class CampaignIT extends MailScenario {

    @Inject
    AgroalDataSource dataSource;

    @Inject
    StaffSignIn staff;

    private final List<CaseStateSnapshot> open = new ArrayList<>();

    /** So that the next test tells nobody of this one. */
    @AfterEach
    void close() {
        open.forEach(snapshot -> state(snapshot.requestId(), snapshot.caseId(), CaseState.CLOSED, false));
    }

    @Test
    void everybodyWithAnOpenRequestIsToldOnceAndNobodyElse() throws Exception {
        String two = person("two");
        UUID withTwoCases = open.getLast().requestId();
        opened(withTwoCases, Ids.next());
        String one = person("one");
        String over = person("over");
        close(open.removeLast());
        String kept = person("kept");
        CaseStateSnapshot isolated = open.removeLast();
        state(isolated.requestId(), isolated.caseId(), CaseState.IN_REVIEW, true);

        assertThat(dryRun()).isEqualTo(2);
        JsonPath campaign =
                begin(6_000, Ids.next().toString()).statusCode(201).extract().jsonPath();
        awaitDone(campaign);

        dpo().get("/api/v1/campaigns/" + campaign.getString("campaignId"))
                .then()
                .body("recipients", equalTo(2))
                .body("planned", equalTo(2))
                .body("givenUp", equalTo(0));
        assertThat(policyMails(two)).hasSize(1);
        assertThat(part(policyMails(one).getFirst(), "text/plain"))
                .contains("applies from January 1, 2027", "/#/policies/2027-01-01", "safeguards");
        assertThat(policyMails(over)).isEmpty();
        assertThat(policyMails(kept)).isEmpty();
    }

    @Test
    void whoHasTwoOpenRequestsIsWrittenToOnce() throws Exception {
        String email = person("twice");
        personWith(email);

        JsonPath campaign =
                begin(6_000, Ids.next().toString()).statusCode(201).extract().jsonPath();
        awaitDone(campaign);

        assertThat(policyMails(email)).hasSize(1);
        assertThat(progress(campaign.getString("campaignId")).getInt("givenUp")).isOne();
    }

    @Test
    void aDryRunTellsNobody() throws Exception {
        String email = person("asked");

        assertThat(dryRun()).isOne();
        assertThat(dryRun()).isOne();
        assertThat(policyMails(email)).isEmpty();
        assertThat(dpo().get("/api/v1/campaigns")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<Object>>path("campaigns"))
                .noneMatch(campaign -> ((Map<?, ?>) campaign).get("state").equals("PREPARING"));
    }

    @Test
    void noMoreArePlannedThanTheShareAndAPausedCampaignGoesOnWhereItWas() throws Exception {
        person("first");
        person("second");
        person("third");
        JsonPath campaign =
                begin(6, Ids.next().toString()).statusCode(201).extract().jsonPath();
        String id = campaign.getString("campaignId");
        await().atMost(PATIENCE).until(() -> progress(id).getInt("sent") == 1);
        assertThat(progress(id).getInt("planned")).isOne();

        changing(id, "pause").statusCode(200).body("state", equalTo("PAUSED"));
        letItBeDue();
        await().atMost(PATIENCE).until(() -> due() == 0);
        assertThat(progress(id).getInt("planned")).isOne();

        changing(id, "resume").statusCode(200).body("state", equalTo("RUNNING"));
        await().atMost(PATIENCE).until(() -> {
            letItBeDue();
            return "DONE".equals(progress(id).getString("state"));
        });
        await().atMost(PATIENCE).until(() -> progress(id).getInt("sent") == 3);
        assertThat(progress(id).getInt("planned")).isEqualTo(3);
    }

    @Test
    void theSameKeyBeginsOnceAndAnotherBodyUnderItIsRefused() {
        String key = Ids.next().toString();
        JsonPath first = begin(600, key).statusCode(201).extract().jsonPath();
        JsonPath again = begin(600, key).statusCode(201).extract().jsonPath();

        assertThat(again.getString("campaignId")).isEqualTo(first.getString("campaignId"));
        begin(601, key).statusCode(422).body("type", equalTo("urn:xiaomi-privacy:problem:idempotency-key-reused"));
        awaitDone(first);
    }

    @Test
    void aRequestThatIsForgottenMeanwhileIsNotWrittenTo() throws Exception {
        String email = person("gone");
        UUID gone = open.getLast().requestId();
        events.send(Ids.next(), 1, new CaseEvent.RequestErased(gone, Instant.now()));
        await().atMost(PATIENCE).until(() -> dryRun() == 0);

        JsonPath campaign =
                begin(600, Ids.next().toString()).statusCode(201).extract().jsonPath();
        awaitDone(campaign);
        assertThat(policyMails(email)).isEmpty();
    }

    @Test
    void onlyTheDataProtectionOfficerWritesToEverybody() {
        given().post("/api/v1/campaigns/dry-run").then().statusCode(401);
        staff.as(Roles.PRIVACY_AGENT).post("/api/v1/campaigns/dry-run").then().statusCode(403);
    }

    private RequestSpecification dpo() {
        return staff.as(Roles.DPO);
    }

    /** Somebody new with an open request; their address. */
    private String person(String name) throws Exception {
        String email = name + "." + Ids.next() + "@example.org";
        personWith(email);
        return email;
    }

    private void personWith(String email) throws Exception {
        UUID request = Ids.next();
        UUID right = Ids.next();
        int before = world.mailbox(email).size();
        world.contact(request, email, null, 0);
        events.send(
                Ids.next(),
                1,
                new RequestEvent.Submitted(
                        request,
                        Reference.random().value(),
                        Ids.next(),
                        Cell.EU,
                        "DE",
                        null,
                        "en",
                        RequesterKind.SELF,
                        Instant.now(),
                        "2024-12-16",
                        List.of(new RequestEvent.RequestedCase(right, Right.ACCESS, Sensitivity.NORMAL)),
                        false,
                        null,
                        Ids.next()));
        await().atMost(PATIENCE).until(() -> world.mailbox(email).size() > before);
        opened(request, right);
    }

    private void opened(UUID request, UUID caseId) {
        open.add(state(request, caseId, CaseState.IN_REVIEW, false));
    }

    private void close(CaseStateSnapshot snapshot) {
        state(snapshot.requestId(), snapshot.caseId(), CaseState.CLOSED, false);
    }

    private CaseStateSnapshot state(UUID request, UUID caseId, CaseState state, boolean isolated) {
        CaseStateSnapshot snapshot = new CaseStateSnapshot(
                request,
                caseId,
                Right.ACCESS,
                state,
                state == CaseState.CLOSED ? Outcome.FULFILLED : null,
                null,
                isolated,
                false,
                Instant.now());
        events.send(Ids.next(), 1, snapshot);
        return snapshot;
    }

    private int dryRun() {
        return dpo().post("/api/v1/campaigns/dry-run")
                .then()
                .statusCode(200)
                .extract()
                .path("recipients");
    }

    private ValidatableResponse begin(int perMinute, String key) {
        return dpo().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("policyVersion", "2027-01-01", "effectiveOn", "2027-01-01", "perMinute", perMinute))
                .post("/api/v1/campaigns")
                .then();
    }

    private JsonPath progress(String id) {
        return dpo().get("/api/v1/campaigns/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** With the version of this moment, whatever the campaign has done meanwhile. */
    private ValidatableResponse changing(String id, String command) {
        return await().atMost(PATIENCE)
                .until(
                        () -> dpo().header(
                                        "If-Match",
                                        dpo().get("/api/v1/campaigns/" + id).getHeader("ETag"))
                                .post("/api/v1/campaigns/" + id + "/" + command)
                                .then(),
                        answer -> answer.extract().statusCode() != 412);
    }

    private void awaitDone(JsonPath campaign) {
        String id = campaign.getString("campaignId");
        await().atMost(PATIENCE)
                .until(() -> "DONE".equals(progress(id).getString("state"))
                        && progress(id).getInt("waiting") == 0);
    }

    private List<MimeMessage> policyMails(String email) {
        return world.mailbox(email).stream()
                .filter(mail -> subject(mail).equals("Our privacy policy changes"))
                .toList();
    }

    /** How often the campaign is still to be gone on with now. */
    private int due() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement query = connection.createStatement();
                ResultSet row =
                        query.executeQuery("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'run-campaign'"
                                + " AND (picked OR execution_time <= now())")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** As if ten seconds had passed. */
    private void letItBeDue() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement update = connection.createStatement()) {
            update.executeUpdate("UPDATE scheduled_tasks SET execution_time = now()"
                    + " WHERE task_name = 'run-campaign' AND NOT picked");
        }
    }
}
