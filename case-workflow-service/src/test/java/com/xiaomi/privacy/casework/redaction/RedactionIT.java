package com.xiaomi.privacy.casework.redaction;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.PackageEntries;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.timers.Sweep;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff look at a package before it leaves, and hold back what must not. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class RedactionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FOLDER = "data/example-connector/";
    private static final String CHAT = "{\"messages\":[{\"from\":\"Jan\",\"text\":\"call me\"}]}";
    private static final String REDACTED = "{\"messages\":[{\"from\":\"[other person]\",\"text\":\"call me\"}]}";

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @Inject
    ObjectMapper json;

    @Inject
    AuditTrail auditTrail;

    @Inject
    ObjectStore store;

    @Inject
    @All
    List<Sweep> sweeps;

    private SampleRequest request;
    private UUID task;

    @BeforeEach
    void pack() {
        request = casework.inReview(Right.ACCESS);
        task = casework.granted(request);
        casework.putFile(task, "chat.json", CHAT).statusCode(201);
        casework.putFile(task, "orders.json", "{\"orders\":[]}").statusCode(201);
        redact(SignIn.AGENT, "chat.json", "THIRD_PARTY", "")
                .statusCode(409)
                .body("type", endsWith(":transition-not-allowed"));
        casework.settle(task, Map.of("result", "DONE")).statusCode(200);
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
    }

    @Test
    void whoDecidesSeesWhatThePersonWouldGetAndTheLookIsAudited() throws IOException {
        Response preview = preview(SignIn.APPROVER);

        preview.then().statusCode(200).header("Cache-Control", "no-store").contentType("application/zip");
        assertThat(text(PackageEntries.of(preview.asByteArray()), FOLDER + "chat.json"))
                .isEqualTo(CHAT);
        assertThat(trail()).contains("package.previewed", "staff:" + signIn.sub(SignIn.APPROVER));
        given().auth()
                .oauth2(signIn.staff(SignIn.AUDITOR))
                .get("/api/v1/cases/{id}/package", request.firstCase())
                .then()
                .statusCode(403);
    }

    @Test
    void whatHarmsOthersIsHeldBackEntirelyAndThePersonIsToldSo() throws IOException {
        redact(SignIn.AGENT, "chat.json", "THIRD_PARTY", "")
                .statusCode(200)
                .body("name", equalTo("chat.json"))
                .body("entirely", equalTo(true));

        Map<String, byte[]> files = awaitPackageWithHeldBack(1);
        assertThat(files).doesNotContainKey(FOLDER + "chat.json").containsKey(FOLDER + "orders.json");
        assertThat(files.keySet()).noneMatch(name -> name.contains("chat.messages"));
        JsonNode heldBack = json.readTree(files.get("manifest.json")).at("/heldBack/0");
        assertThat(heldBack.path("path").asText()).isEqualTo(FOLDER + "chat.json");
        assertThat(heldBack.path("ground").asText()).isEqualTo("THIRD_PARTY");
        assertThat(heldBack.path("entirely").asBoolean()).isTrue();
        assertThat(text(files, "index.html")).contains("Was wir zurückhalten", "ganz, die Rechte anderer");

        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200);
        Map<String, byte[]> received = PackageEntries.of(
                casework.download(request, signIn.proof(request.id(), VerificationPurpose.PACKAGE_DOWNLOAD))
                        .asByteArray());
        assertThat(received.get("manifest.json")).isEqualTo(files.get("manifest.json"));
        assertThat(trail()).contains("task.file-redacted");
    }

    @Test
    void aPartIsHeldBackByShowingSomethingElseAndCanBeGivenFreeAgain() throws IOException {
        String original = objectOf("task_file");
        redact(SignIn.AGENT, "chat.json", "THIRD_PARTY", REDACTED)
                .statusCode(200)
                .body("entirely", equalTo(false));

        Map<String, byte[]> files = awaitPackageWithHeldBack(1);
        assertThat(text(files, FOLDER + "chat.json")).isEqualTo(REDACTED);
        assertThat(text(files, FOLDER + "chat.messages.csv"))
                .contains("[other person]")
                .doesNotContain("Jan");
        assertThat(text(files, "index.html")).contains("zum Teil, die Rechte anderer");
        assertThat(store.size("casework-packages", original)).isPresent();

        String shown = objectOf("file_redaction");
        giveFree("chat.json").statusCode(204);
        giveFree("chat.json").statusCode(204);

        assertThat(text(awaitPackageWithHeldBack(0), FOLDER + "chat.json")).isEqualTo(CHAT);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(store.size("casework-packages", shown)).isEmpty());
    }

    @Test
    void aPackageThatIsBeingMadeAnewIsNotReleased() throws SQLException {
        database.execute("UPDATE case_package SET redactions = redactions + 1 WHERE case_id = ?", request.firstCase());

        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(409)
                .body("type", endsWith(":package-not-available"));
        preview(SignIn.APPROVER).then().statusCode(409);

        sweeps.stream()
                .filter(sweep -> sweep.name().equals("packages to be made anew"))
                .forEach(sweep -> sweep.remove(1000));
        await().atMost(PATIENCE)
                .untilAsserted(() -> preview(SignIn.APPROVER).then().statusCode(200));
        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200);
    }

    @Test
    void onlyTheAgentOfTheCaseHoldsBackOnAGroundWhatIsThere() {
        redact(SignIn.APPROVER, "chat.json", "THIRD_PARTY", "")
                .statusCode(409)
                .body("type", endsWith(":transition-not-allowed"));
        redact(SignIn.AGENT, "none.json", "THIRD_PARTY", "").statusCode(404);
        redact(SignIn.AGENT, "chat.json", null, "").statusCode(422).body("errors[0].field", equalTo("ground"));
        as(SignIn.AGENT)
                .contentType("application/octet-stream")
                .header("Content-Digest", Casework.digest("something else"))
                .body(new byte[0])
                .put(path("chat.json") + "?ground=THIRD_PARTY")
                .then()
                .statusCode(422)
                .body("type", endsWith(":file-rejected"));
        given().auth()
                .oauth2(signIn.machine(Casework.CONNECTOR))
                .delete(path("chat.json"))
                .then()
                .statusCode(403);
        assertThat(database.query(
                        "SELECT file_id FROM file_redaction r JOIN task_file f USING (file_id)"
                                + " WHERE f.task_id = ?",
                        task))
                .isEmpty();

        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200);
        redact(SignIn.AGENT, "chat.json", "THIRD_PARTY", "").statusCode(409);
        preview(SignIn.AGENT).then().statusCode(409);
    }

    private Map<String, byte[]> awaitPackageWithHeldBack(int files) {
        return await().atMost(PATIENCE).until(this::previewed, found -> heldBack(found) == files);
    }

    /** Empty while the package is being made anew. */
    private Map<String, byte[]> previewed() throws IOException {
        Response preview = preview(SignIn.APPROVER);
        return preview.statusCode() == 200 ? PackageEntries.of(preview.asByteArray()) : Map.of();
    }

    private int heldBack(Map<String, byte[]> files) {
        try {
            return files.isEmpty()
                    ? -1
                    : json.readTree(files.get("manifest.json")).path("heldBack").size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response preview(String user) {
        return as(user).get("/api/v1/cases/{id}/package", request.firstCase());
    }

    private ValidatableResponse redact(String user, String name, String ground, String instead) {
        return as(user).contentType("application/octet-stream")
                .header("Content-Digest", Casework.digest(instead))
                .body(instead.getBytes(StandardCharsets.UTF_8))
                .put(path(name) + (ground == null ? "" : "?ground=" + ground))
                .then();
    }

    private ValidatableResponse giveFree(String name) {
        return as(SignIn.AGENT).delete(path(name)).then();
    }

    private String path(String name) {
        return "/api/v1/tasks/" + task + "/files/" + name + "/redaction";
    }

    private String objectOf(String table) {
        return database.query(
                        "SELECT x.object FROM " + table + " x JOIN task_file f ON f.file_id = x.file_id"
                                + " WHERE f.name = 'chat.json' AND f.task_id = ?",
                        task)
                .getFirst();
    }

    private String trail() {
        return String.join(
                "\n",
                auditTrail.entries(request.id()).stream()
                        .map(AuditTrail.RecordedEntry::content)
                        .toList());
    }

    private RequestSpecification as(String user) {
        return given().auth().oauth2(signIn.staff(user));
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }
}
