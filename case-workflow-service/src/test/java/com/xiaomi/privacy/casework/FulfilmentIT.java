package com.xiaomi.privacy.casework;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.PackageEntries;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.event.CaseEvent.Closed;
import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent.TaskRequested;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent.TaskSettled;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.AttachmentStored;
import com.xiaomi.privacy.contracts.event.RequestEvent.AttachmentWithdrawn;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.legal.calendar.DayOnEarth;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a granted case to the package in the person's hands. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class FulfilmentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BUCKET = "casework-packages";
    private static final String DATA = "{\"orders\":[1,2,3]}";
    private static final byte[] PICTURE = "not really a picture".getBytes(StandardCharsets.UTF_8);

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
    ObjectStore store;

    @Inject
    ObjectMapper json;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void anAccessRequestEndsWithAPackageThatHoldsTheDataTheAttachmentAndTheirOrigin() throws IOException {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID attachmentId = intake.attach(request.id(), "../screenshot.png", PICTURE);
        events.send(Ids.next(), 2, new AttachmentStored(request.id(), attachmentId, "image/png", PICTURE.length, true));
        takeAnotherFileBack(request);
        UUID task = casework.granted(request);
        assertThat(awaitEvents(Topic.FULFILMENT, request.id(), 1))
                .singleElement()
                .isInstanceOfSatisfying(TaskRequested.class, asked -> {
                    assertThat(asked.taskId()).isEqualTo(task);
                    assertThat(asked.system()).isEqualTo(Casework.CONNECTOR);
                    assertThat(asked.right()).isEqualTo(Right.ACCESS);
                });

        casework.fetch(task, signIn.machine(Casework.CONNECTOR))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("right", equalTo("ACCESS"))
                .body("due", equalTo("2026-12-24"))
                .body("identifiers.email", equalTo(StandInIntake.EMAIL))
                .body("identifiers.name", equalTo(StandInIntake.NAME))
                .body("identifiers.miId", equalTo(StandInIntake.MI_ID))
                .body("details.saidOf", equalTo(request.firstCase().toString()));
        casework.putFile(task, "orders.json", "draft").statusCode(201);
        casework.putFile(task, "orders.json", DATA).statusCode(200).body("sizeBytes", equalTo(DATA.length()));
        casework.settle(task, Map.of("result", "DONE"))
                .statusCode(200)
                .body("result", equalTo("DONE"))
                .body("reason", nullValue());
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("outcome", equalTo("FULFILLED"))
                .body("package.availableUntil", notNullValue());

        Response downloaded =
                casework.download(request, signIn.proof(request.id(), VerificationPurpose.PACKAGE_DOWNLOAD));

        downloaded
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"package-" + request.firstCase() + ".zip\"");
        Map<String, byte[]> entries = PackageEntries.of(downloaded.asByteArray());
        assertThat(entries)
                .containsOnlyKeys(
                        "index.html",
                        "manifest.json",
                        "manifest.json.signature.json",
                        "report.pdf",
                        "data/example-connector/orders.json",
                        "data/example-connector/orders.orders.csv",
                        "data/example-connector/orders.schema.json",
                        "attachments/1-__screenshot.png");
        assertThat(entries.get("data/example-connector/orders.json")).asString().isEqualTo(DATA);
        assertThat(entries.get("attachments/1-__screenshot.png")).isEqualTo(PICTURE);
        JsonNode manifest = json.readTree(entries.get("manifest.json"));
        assertThat(manifest.path("controller").path("name").asText()).isEqualTo("Xiaomi Technology Netherlands B.V.");
        assertThat(manifest.path("law").asText()).isEqualTo("GDPR (EU) 2016/679");
        assertThat(manifest.at("/sources/0/system").asText()).isEqualTo("example-connector");
        assertThat("sha-256=:"
                        + base64OfHex(manifest.at("/sources/0/files/0/sha256").asText()) + ":")
                .isEqualTo(Casework.digest(DATA));
        assertThat(manifest.at("/attachments/0/sizeBytes").asInt()).isEqualTo(PICTURE.length);

        theWorldHeardOfIt(request, task);
        everythingLeftATrace(request, task);
    }

    /** The staff see it, and the package must not hold it. */
    private void takeAnotherFileBack(SampleRequest request) throws IOException {
        UUID takenBack = intake.attach(request.id(), "regretted.png", PICTURE);
        events.send(Ids.next(), 3, new AttachmentStored(request.id(), takenBack, "image/png", PICTURE.length, false));
        events.send(Ids.next(), 4, new AttachmentWithdrawn(request.id(), takenBack));
        await().atMost(PATIENCE)
                .until(() -> casework.full(request.firstCase())
                                .path("attachments.find { it.attachmentId == '" + takenBack + "' }?.withdrawnAt")
                        != null);
        assertThat(casework.full(request.firstCase())
                        .<List<Boolean>>path("attachments.findAll { it.withdrawnAt == null }.scanned"))
                .containsExactly(true);
    }

    private void theWorldHeardOfIt(SampleRequest request, UUID task) {
        assertThat(awaitEvents(Topic.FULFILMENT, request.id(), 2))
                .last()
                .isInstanceOfSatisfying(TaskSettled.class, settled -> {
                    assertThat(settled.taskId()).isEqualTo(task);
                    assertThat(settled.result()).isEqualTo(TaskResult.DONE);
                });
        // Opened, identity required, and five moves with the closing.
        assertThat(awaitEvents(Topic.CASES, request.id(), 9)).last().isInstanceOfSatisfying(Closed.class, closed -> {
            assertThat(closed.outcome()).isEqualTo(Outcome.FULFILLED);
            assertThat(closed.grounds()).isEmpty();
            assertThat(closed.packageAvailableUntil())
                    .isEqualTo(DayOnEarth.endOfDay(closed.closedAt().plus(Duration.ofDays(30))));
        });
        assertThat(awaitEvents(Topic.CASE_STATE, request.firstCase(), 6))
                .extracting(event -> ((CaseStateSnapshot) event).state())
                .containsExactly(
                        CaseState.RECEIVED,
                        CaseState.AWAITING_IDENTITY,
                        CaseState.IN_REVIEW,
                        CaseState.IN_FULFILMENT,
                        CaseState.AWAITING_RELEASE,
                        CaseState.CLOSED);
    }

    private void everythingLeftATrace(SampleRequest request, UUID task) {
        assertThat(database.query(
                        "SELECT recipient || ' ' || purpose || ' ' || item_id FROM disclosure WHERE request_id = ?"
                                + " ORDER BY disclosure_id",
                        request.id()))
                .containsExactly(
                        "machine:example-connector FULFILMENT_TASK " + task,
                        "requester:" + request.id() + " PACKAGE_DOWNLOAD " + request.firstCase());
        assertThat(intake.asked(request.id()))
                .containsExactly(
                        "person?purpose=FULFILMENT_TASK&caseId=" + request.firstCase(),
                        "request-details?purpose=PACKAGE",
                        intake.asked(request.id()).getLast());
        assertThat(intake.asked(request.id()).getLast()).endsWith("/grant?purpose=PACKAGE");
        given().auth()
                .oauth2(signIn.staff(SignIn.AUDITOR))
                .get("/api/v1/cases/{id}/audit", request.firstCase())
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("entries.content.action", hasItem("case.release"))
                .body("entries.content.action", hasItem("disclosed.package-download"));
    }

    @Test
    void nothingInTheDatabaseNamesThePerson() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        casework.fetch(task, signIn.machine(Casework.CONNECTOR)).statusCode(200);

        assertThat(String.join("\n", database.everythingOf(request.id())))
                .doesNotContain(StandInIntake.EMAIL, StandInIntake.NAME, StandInIntake.MI_ID);
    }

    @Test
    void aPackageIsBuiltOnceIntakeIsBack() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        events.send(Ids.next(), 2, new AttachmentStored(request.id(), Ids.next(), "image/png", 3, true));
        await().atMost(PATIENCE)
                .until(() -> !casework.full(request.firstCase())
                        .<List<Object>>path("attachments")
                        .isEmpty());
        UUID task = casework.granted(request);
        casework.putFile(task, "orders.json", DATA).statusCode(201);
        intake.failNext(request.id(), 2);

        casework.settle(task, Map.of("result", "DONE")).statusCode(200);

        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        assertThat(intake.asked(request.id())).hasSize(3);
        assertThat(database.query("SELECT case_id FROM case_package WHERE case_id = ?", request.firstCase()))
                .hasSize(1);
    }

    @Test
    void identifiersThatIntakeCouldNotGiveAreNotLoggedAsDisclosed() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        List<String> before = database.everythingOf(request.id());
        intake.failNext(request.id(), 1);

        casework.fetch(task, signIn.machine(Casework.CONNECTOR))
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:xiaomi-privacy:problem:temporarily-unavailable"));

        assertThat(database.everythingOf(request.id())).isEqualTo(before);
    }

    @Test
    void aSystemThatHoldsNothingStillEndsInAPackageThatSaysSo() throws IOException {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);

        casework.settle(task, Map.of("result", "NOTHING_HELD", "reason", "UNKNOWN_PERSON"))
                .statusCode(200);
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        casework.command(request.firstCase(), "release", SignIn.DPO, Map.of()).statusCode(200);

        Map<String, byte[]> entries = PackageEntries.of(
                casework.download(request, signIn.proof(request.id(), VerificationPurpose.PACKAGE_DOWNLOAD))
                        .asByteArray());
        assertThat(entries)
                .containsOnlyKeys("index.html", "manifest.json", "manifest.json.signature.json", "report.pdf");
        assertThat(json.readTree(entries.get("manifest.json"))
                        .at("/sources/0/result")
                        .asText())
                .isEqualTo("NOTHING_HELD");
    }

    @Test
    void aReplacedFileLeavesNothingInTheStore() throws IOException {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        casework.putFile(task, "orders.json", "draft").statusCode(201);
        String replaced = objectOf(task);
        assertThat(store.size(BUCKET, replaced)).isPresent();

        casework.putFile(task, "orders.json", DATA).statusCode(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(store.size(BUCKET, replaced)).isEmpty());
        assertThat(store.size(BUCKET, objectOf(task))).isPresent();
    }

    private String objectOf(UUID task) {
        return database.query("SELECT object FROM task_file WHERE task_id = ?", task)
                .getFirst();
    }

    @Test
    void aPartialAnswerMakesAPartialOutcome() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        casework.putFile(task, "orders.json", DATA).statusCode(201);
        casework.settle(task, Map.of("result", "PARTLY", "reason", "ARCHIVE_OFFLINE"))
                .statusCode(200);
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);

        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200)
                .body("outcome", equalTo("PARTIALLY_FULFILLED"));
    }

    @Test
    void aSystemThatFailedMayAnswerAgain() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);

        casework.settle(task, Map.of("result", "FAILED", "reason", "DATABASE_DOWN"))
                .statusCode(200);
        assertThat(casework.full(request.firstCase()).<String>path("state")).isEqualTo("IN_FULFILMENT");
        casework.settle(task, Map.of("result", "NOTHING_HELD")).statusCode(200);

        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
    }

    @Test
    void aPackageIsGoneForThePersonWhenItsTimeIsOver() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        casework.settle(casework.granted(request), Map.of("result", "NOTHING_HELD"))
                .statusCode(200);
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200);
        String proof = signIn.proof(request.id(), VerificationPurpose.PACKAGE_DOWNLOAD);
        casework.download(request, proof).then().statusCode(200);

        clock.advance(Duration.ofDays(30));
        casework.download(request, signIn.proof(request.id(), VerificationPurpose.PACKAGE_DOWNLOAD))
                .then()
                .statusCode(200);
        clock.advance(Duration.ofDays(2));

        casework.download(request, proof)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:package-not-available"));
    }

    private List<PrivacyEvent> awaitEvents(Topic topic, UUID key, int count) {
        return await().atMost(PATIENCE).until(() -> events.of(topic, key), found -> found.size() == count);
    }

    private static String base64OfHex(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
