package com.xiaomi.privacy.casework.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SampleSystem;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.casework.testing.Sweeping;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Roles;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A data system that has restored a backup learns whom it had erased, and nobody else does. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class SuppressionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LIST = "/api/v1/suppressions";
    private static final String SEARCH = "/api/v1/suppression-searches";

    private record Erased(SampleRequest request, UUID task) {}

    @Inject
    Casework casework;

    @Inject
    SignIn signIn;

    @Inject
    StandInIntake intake;

    @Inject
    TestClock clock;

    @Inject
    ExpiredSuppressions expired;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aSystemKnowsAgainWhomItErased() throws GeneralSecurityException {
        UUID task = erased("PARTLY", retention());

        ValidatableResponse list = awaitListed(task);

        String entry = "items.find { it.taskId == '%s' }".formatted(task);
        byte[] key = Base64.getDecoder().decode(list.extract().<String>path("keys[0].key"));
        assertThat(key).hasSize(32);
        list.body("system", equalTo(Casework.CONNECTOR))
                .body(entry + ".emailHash", equalTo(hmac(key, "email:" + StandInIntake.EMAIL)))
                .body(entry + ".miIdHash", equalTo(hmac(key, "mi-id:" + StandInIntake.MI_ID)))
                .body(entry + ".categories", empty())
                .body(entry + ".kept.category", contains("ORDERS"))
                .body(entry + ".kept.ground", contains("HGB § 257(4)"));
        assertThat(list.extract().header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whatWasNotErasedIsNotListed() {
        SampleRequest failed = approved();
        UUID failing = casework.taskOf(failed.firstCase());
        casework.settle(failing, Map.of("result", "FAILED")).statusCode(200);
        SampleRequest access = casework.inReview(Right.ACCESS);
        UUID copying = casework.granted(access);
        casework.settle(copying, Map.of("result", "NOTHING_HELD")).statusCode(200);

        awaitListed(erased("NOTHING_HELD"));

        listed().body("items.findAll { it.taskId in ['%s', '%s'] }".formatted(failing, copying), empty());
        assertThat(intake.asked(failed.id())).noneMatch(asked -> asked.contains("SUPPRESSION"));
    }

    @Test
    void theListOfOneSystemSaysNothingToAnother() {
        awaitListed(erased("DONE"));
        String other = "other-" + UUID.randomUUID();
        String token = signIn.newMachine(other, Roles.DATA_SYSTEM);

        read(token, Map.of()).statusCode(404);
        read(token, Map.of("system", Casework.CONNECTOR)).statusCode(404);
        register(other);
        read(token, Map.of()).statusCode(200).body("items", empty()).body("keys", empty());
        read(signIn.staff(SignIn.AGENT), Map.of("system", Casework.CONNECTOR)).statusCode(403);
        read(signIn.staff(SignIn.DPO), Map.of()).statusCode(422).body("errors[0].field", equalTo("system"));
        read(signIn.staff(SignIn.DPO), Map.of("system", Casework.CONNECTOR)).statusCode(200);
    }

    @Test
    void onlyWhatChangedSinceTheBackupIsReadAndPageByPage() {
        Instant backup = Instant.now();
        Erased keeping = erased(approved(), "PARTLY", retention());
        UUID first = keeping.task();
        UUID second = erased("DONE");
        awaitListed(first);
        awaitListed(second);

        ValidatableResponse page = read(machine(), Map.of("changedSince", backup.toString(), "limit", 1))
                .body("items", hasSize(1));
        UUID next = UUID.fromString(page.extract().path("next"));
        read(machine(), Map.of("changedSince", backup.toString(), "limit", 1, "after", next))
                .body("items", hasSize(1))
                .body("items[0].taskId", equalTo(second.toString()))
                .body("next", nullValue());

        Instant later = Instant.now();
        read(machine(), Map.of("changedSince", later.toString())).body("items", empty());
        eraseWhatWasKept(keeping);
        read(machine(), Map.of("changedSince", later.toString()))
                .body("items.taskId", contains(first.toString()))
                .body("items[0].kept", empty());
    }

    @Test
    void whoNamesThePersonIsShownWhereTheyWereErased() {
        UUID task = erased("DONE");
        awaitListed(task);

        for (Map<String, String> person : List.of(
                Map.of("email", StandInIntake.EMAIL.toUpperCase(Locale.ROOT)), Map.of("miId", StandInIntake.MI_ID))) {
            search(person, SignIn.DPO)
                    .statusCode(200)
                    .body("items.find { it.taskId == '%s' }.system".formatted(task), equalTo(Casework.CONNECTOR));
        }
        search(Map.of("email", "nobody@example.org"), SignIn.DPO)
                .statusCode(200)
                .body("items", empty());
        search(Map.of(), SignIn.DPO).statusCode(422);
        search(Map.of("email", StandInIntake.EMAIL, "miId", StandInIntake.MI_ID), SignIn.DPO)
                .statusCode(422);
        search(Map.of("email", StandInIntake.EMAIL), SignIn.AGENT).statusCode(403);
    }

    @Test
    void whoseTimeOnTheListIsOverLeavesItUnlessSomethingIsStillKept() {
        UUID over = erased("DONE");
        UUID kept = erased("PARTLY", retention());
        awaitListed(over);
        awaitListed(kept);

        clock.advance(Duration.ofDays(1000));
        Sweeping.run(expired);
        clock.reset();
        awaitListed(over);
        clock.advance(Duration.ofDays(1100));
        Sweeping.run(expired);
        clock.reset();

        listed().body("items.findAll { it.taskId == '%s' }".formatted(over), empty());
        awaitListed(kept);
    }

    @Test
    void noIdentifierIsStored() throws SQLException {
        SampleRequest request = approved();
        UUID task = casework.taskOf(request.firstCase());
        casework.settle(task, Map.of("result", "DONE")).statusCode(200);
        awaitListed(task);

        assertThat(rowOf(task)).doesNotContain(StandInIntake.EMAIL, StandInIntake.MI_ID, StandInIntake.NAME);
        assertThat(casework.trail(request).stream().filter(entry -> entry.contains("suppression.noted")))
                .singleElement()
                .asString()
                .contains(task.toString());
    }

    private String rowOf(UUID task) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT s::text FROM suppression s WHERE task_id = '" + task + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    private SampleRequest approved() {
        SampleRequest request = casework.taken(casework.inReview(Right.ERASURE));
        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of()).statusCode(200);
        casework.command(request.firstCase(), "approve", SignIn.APPROVER, Map.of())
                .statusCode(200);
        return request;
    }

    @SafeVarargs
    private UUID erased(String result, Map<String, String>... remaining) {
        return erased(approved(), result, remaining).task();
    }

    @SafeVarargs
    private Erased erased(SampleRequest request, String result, Map<String, String>... remaining) {
        UUID task = casework.taskOf(request.firstCase());
        casework.settle(task, Map.of("result", result, "remaining", List.of(remaining)))
                .statusCode(200);
        return new Erased(request, task);
    }

    private static Map<String, String> retention() {
        return Map.of(
                "category",
                "ORDERS",
                "kind",
                "RETENTION",
                "ground",
                "HGB § 257(4)",
                "until",
                LocalDate.now(ZoneOffset.UTC).plusDays(5).toString());
    }

    private void eraseWhatWasKept(Erased erased) {
        String remainder = casework.full(erased.request().firstCase()).path("remainders[0].remainderId");
        given().auth()
                .oauth2(machine())
                .post("/api/v1/tasks/{task}/remainders/{remainder}/erased", erased.task(), remainder)
                .then()
                .statusCode(204);
    }

    /** A system that gets no tasks, but is known. */
    private void register(String name) {
        String token = signIn.staff(SignIn.DPO);
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(SampleSystem.serving(Right.WITHDRAW_CONSENT))
                .put("/api/v1/systems/{name}", name)
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(token)
                .header("If-Match", "\"1\"")
                .delete("/api/v1/systems/{name}", name)
                .then()
                .statusCode(200);
    }

    private String machine() {
        return signIn.machine(Casework.CONNECTOR);
    }

    private ValidatableResponse awaitListed(UUID task) {
        return await().atMost(PATIENCE)
                .until(
                        this::listed,
                        list -> list.extract().path("items.find { it.taskId == '%s' }", task.toString()) != null);
    }

    private ValidatableResponse listed() {
        return read(machine(), Map.of("limit", 1000)).statusCode(200);
    }

    private ValidatableResponse read(String token, Map<String, ?> query) {
        return given().auth().oauth2(token).queryParams(query).get(LIST).then();
    }

    private ValidatableResponse search(Map<String, String> person, String user) {
        return given().auth()
                .oauth2(signIn.staff(user))
                .contentType("application/json")
                .body(person)
                .post(SEARCH)
                .then();
    }

    private static String hmac(byte[] key, String value) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    }
}
