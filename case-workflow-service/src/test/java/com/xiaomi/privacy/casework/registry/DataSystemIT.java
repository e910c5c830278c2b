package com.xiaomi.privacy.casework.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleSystem;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which systems hold personal data is said by the data protection officer, and how it was stays known. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class DataSystemIT {

    /** A right that no other system of the tests carries out. */
    private static final Right RARE = Right.NOMINATE;

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    private final String name = "orders-" + UUID.randomUUID();
    private final Map<String, Object> described = SampleSystem.serving(RARE);

    /** So that no other test's case waits for this one's system. */
    @AfterEach
    void retire() {
        if (read(SignIn.DPO, "/" + name).extract().statusCode() == 200) {
            retire(etag()).statusCode(200);
        }
    }

    @Test
    void whatIsRegisteredIsShownAndTheSameAgainChangesNothing() {
        register(described)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo(name))
                .body("retired", equalTo(false))
                .body("changedBy", equalTo("staff:" + signIn.sub(SignIn.DPO)))
                .body("system.answerWithin", equalTo("PT24H"))
                .body("system.webhook", nullValue())
                .body("system.holdings[0].retention.period", equalTo("P3Y"))
                .body("system.retentionExceptions[0].ground", equalTo("HGB § 257(4)"));

        register(described).statusCode(200).header("ETag", "\"1\"");

        read(SignIn.AGENT, "/" + name).statusCode(200).header("ETag", "\"1\"").body("system.title", equalTo("Orders"));
        read(SignIn.AGENT, "/" + name + "/history").body("versions", hasSize(1));
    }

    @Test
    void aChangeNeedsTheVersionThatItsAuthorSawAndBothStayKnown() {
        register(described).statusCode(200);
        Map<String, Object> changed = SampleSystem.serving(RARE);
        changed.put("owner", "Team Shop");

        register(changed).statusCode(428).body("type", endsWith(":version-required"));
        registerOver("\"7\"", changed).statusCode(412).body("type", endsWith(":stale-version"));
        registerOver("\"1\"", changed).statusCode(200).header("ETag", "\"2\"");

        read(SignIn.AUDITOR, "/" + name + "/history")
                .statusCode(200)
                .body("versions.version", contains(2, 1))
                .body("versions.system.owner", contains("Team Shop", "Team Orders"));
        read(SignIn.AUDITOR, "/" + name + "/audit")
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("entries.content.action", contains("data-system.registered", "data-system.registered"))
                .body("entries.content.facts.version", contains("1", "2"))
                .body("entries[0].content.facts.sha256", notNullValue());
    }

    @Test
    void historyCannotBeRewrittenNeitherByTheServiceNorByTheOwnerOfTheTable() {
        register(described).statusCode(200);

        for (String sql : List.of(
                "UPDATE data_system_version SET content = '{}' WHERE name = '%s'",
                "DELETE FROM data_system_version WHERE name = '%s'")) {
            assertThatThrownBy(() -> database.execute(sql.formatted(name)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> database.executeAsOwner(sql.formatted(name)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("stays as it was");
        }
    }

    @Test
    void eachSystemThatServesTheRightGetsATaskAndARetiredOneNone() {
        register(described).statusCode(200);
        UUID served = casework.taken(casework.inReview(RARE)).firstCase();
        casework.command(served, "grant", SignIn.AGENT, Map.of())
                .statusCode(200)
                .body("tasks.system", contains(name));

        retire("\"1\"").statusCode(200).body("retired", equalTo(true)).header("ETag", "\"2\"");
        retire("\"1\"").statusCode(200).header("ETag", "\"2\"");

        casework.refuses(
                casework.taken(casework.inReview(RARE)),
                "grant",
                SignIn.AGENT,
                Map.of(),
                409,
                "transition-not-allowed");
        read(SignIn.DPO, "?right=" + RARE).body("items.name", not(hasItem(name)));
        read(SignIn.DPO, "?right=" + RARE + "&retired=true").body("items.name", hasItem(name));
        registerOver("\"2\"", described).statusCode(200).body("retired", equalTo(false));
        read(SignIn.DPO, "/" + name + "/history").body("versions.retired", contains(false, true, false));
    }

    @Test
    void theListGoesOnWhereThePageBeforeEnded() {
        register(described).statusCode(200);
        String before = name.substring(0, name.length() - 1);

        String next = read(SignIn.LEGAL, "?limit=1&after=" + before)
                .statusCode(200)
                .body("items.name", contains(name))
                .extract()
                .path("next");

        assertThat(next).isIn(null, name);
        read(SignIn.LEGAL, "?after=" + name).body("items.name", not(hasItem(name)));
        read(SignIn.LEGAL, "?limit=0").statusCode(422);
    }

    @Test
    void onlyTheDataProtectionOfficerRegistersAndRetires() {
        register(described).statusCode(200);

        for (String user : List.of(SignIn.AGENT, SignIn.APPROVER, SignIn.AUDITOR, SignIn.LEGAL)) {
            send(user, "\"1\"", described).statusCode(403);
            as(user).header("If-Match", "\"1\"")
                    .delete("/api/v1/systems/" + name)
                    .then()
                    .statusCode(403);
        }
        given().auth()
                .oauth2(signIn.machine(Casework.CONNECTOR))
                .get("/api/v1/systems/" + name)
                .then()
                .statusCode(403);
        read(SignIn.AGENT, "/" + name + "/audit").statusCode(403);
        as(SignIn.DPO).delete("/api/v1/systems/" + name).then().statusCode(428);
    }

    @Test
    void anUnknownSystemIsNotThere() {
        for (String place : List.of("", "/history", "/audit")) {
            read(SignIn.DPO, "/" + name + place).statusCode(404);
        }
        retire("\"1\"").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "NULL",
            value = {
                "title, NULL, title",
                "title, ' ', title",
                "owner, NULL, owner",
                "cell, IN, cell",
                "cell, NULL, cell",
                "rights, EMPTY, rights",
                "mode, NULL, mode",
                "answerWithin, PT0S, answerWithin",
                "answerWithin, -PT1H, answerWithin",
                "answerWithin, P91D, answerWithin",
                "answerWithin, NULL, answerWithin",
                "webhook, https://orders.example.org/tasks, webhook",
                "holdings, EMPTY, holdings",
                "holdings, NULL, holdings",
                "security, EMPTY, security"
            })
    void whatIsMissingOrWrongIsNamedAndNothingIsKept(String member, String value, String field) {
        described.put(member, "EMPTY".equals(value) ? List.of() : value);

        register(described)
                .statusCode(422)
                .body("type", endsWith(":validation-failed"))
                .body("errors[0].field", startsWith(field));
        read(SignIn.DPO, "/" + name).statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "NULL",
            value = {"category, NULL", "purpose, ' '", "legalBasis, NULL", "dataSubjects, EMPTY", "source, ''"})
    void whatIsWrongWithAHoldingIsNamedToo(String member, String value) {
        Map<String, Object> holding = SampleSystem.holding();
        holding.put(member, "EMPTY".equals(value) ? List.of() : value);
        described.put("holdings", List.of(holding));

        register(described).statusCode(422).body("errors[0].field", equalTo("holdings[0]." + member));
    }

    @Test
    void aCountryThatIsNoneAndATimeThatDoesNotPassAreRefused() {
        Map<String, Object> holding = SampleSystem.holding();
        holding.put("transfers", List.of(Map.of("country", "Germany", "safeguard", "none")));
        described.put("holdings", List.of(holding));
        register(described).statusCode(422).body("errors[0].field", endsWith("country"));

        holding.put("transfers", List.of());
        holding.put("retention", Map.of("period", "P0D", "after", "the order"));
        register(described).statusCode(422).body("errors[0].field", equalTo("retention.period"));
    }

    @ParameterizedTest
    @CsvSource({"rights, DANCE", "mode, PIGEON", "cell, MOON", "answerWithin, soon", "colour, red"})
    void whatIsNoDescriptionIsNotRead(String member, String value) {
        described.put(member, "rights".equals(member) ? List.of(value) : value);

        register(described).statusCode(400).body("type", endsWith(":malformed-json"));
    }

    @ParameterizedTest
    @CsvSource({"Orders", "-orders", "orders%20shop", "órdenes"})
    void aNameThatIsNoClientIdIsRefused(String wrong) {
        as(SignIn.DPO)
                .contentType("application/json")
                .body(described)
                .urlEncodingEnabled(false)
                .put("/api/v1/systems/" + wrong.replace("ó", "%C3%B3"))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("name"));
    }

    @ParameterizedTest
    @EnumSource
    void anyRightCanBeServed(Right right) {
        register(SampleSystem.serving(right)).statusCode(200).body("system.rights", contains(right.name()));
    }

    @Test
    void theRecordOfProcessingSaysHowItWasAtATime() {
        register(described).statusCode(200);
        Instant before = Instant.parse(read(SignIn.DPO, "/" + name).extract().path("changedAt"));
        Map<String, Object> changed = SampleSystem.serving(RARE);
        changed.put("owner", "Team Shop");
        registerOver("\"1\"", changed).statusCode(200);

        record(SignIn.AUDITOR, "")
                .statusCode(200)
                .body("cell", equalTo("EU"))
                .body("controllers.name", hasItem("Xiaomi Technology Netherlands B.V."))
                .body(ofThis("owner"), equalTo("Team Shop"))
                .body(ofThis("holdings[0].legalBasis"), equalTo("CONTRACT"));
        record(SignIn.DPO, "?asOf=" + before).body(ofThis("owner"), equalTo("Team Orders"));
        record(SignIn.LEGAL, "?asOf=" + before.minusSeconds(1)).body("systems.name", not(hasItem(name)));
        record(SignIn.DPO, "?asOf=yesterday").statusCode(422).body("errors[0].field", equalTo("asOf"));
        record(SignIn.AGENT, "").statusCode(403);
    }

    @Test
    void theRecordAsATableHasALineForEachHoldingAndNoFormula() throws IOException {
        Map<String, Object> second = SampleSystem.holding();
        second.put("category", "CONTACT");
        second.put("purpose", "=HYPERLINK(\"https://evil.example.org\")");
        described.put("holdings", List.of(SampleSystem.holding(), second));
        register(described).statusCode(200);

        String table = as(SignIn.DPO)
                .accept("text/csv")
                .get("/api/v1/reports/record-of-processing")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        List<CSVRecord> lines =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(table))
                        .stream()
                        .filter(line -> line.get("system").equals(name))
                        .toList();
        assertThat(lines).extracting(line -> line.get("category")).containsExactly("ORDERS", "CONTACT");
        assertThat(lines.getFirst().get("controllers")).contains("Netherlands B.V.");
        assertThat(lines.getFirst().get("recipients")).isEqualTo("carriers; payment services");
        assertThat(lines.getFirst().get("transfers")).isEqualTo("SG (standard contractual clauses)");
        assertThat(lines.getFirst().get("retention")).isEqualTo("P3Y after the order was delivered");
        assertThat(lines.getFirst().get("retentionExceptions"))
                .isEqualTo("HGB § 257(4): P8Y after the end of the year");
        assertThat(lines.getLast().get("retentionExceptions")).isEmpty();
        assertThat(lines.getLast().get("purpose")).startsWith("'=");
    }

    private String ofThis(String member) {
        return "systems.find { it.name == '" + name + "' }.system." + member;
    }

    private ValidatableResponse record(String user, String query) {
        return as(user).get("/api/v1/reports/record-of-processing" + query).then();
    }

    private ValidatableResponse register(Map<String, Object> description) {
        return send(SignIn.DPO, null, description);
    }

    private ValidatableResponse registerOver(String seen, Map<String, Object> description) {
        return send(SignIn.DPO, seen, description);
    }

    private ValidatableResponse send(String user, String seen, Map<String, Object> description) {
        RequestSpecification call = as(user).contentType("application/json").body(description);
        if (seen != null) {
            call.header("If-Match", seen);
        }
        return call.put("/api/v1/systems/" + name).then();
    }

    private ValidatableResponse retire(String seen) {
        return as(SignIn.DPO)
                .header("If-Match", seen)
                .delete("/api/v1/systems/" + name)
                .then();
    }

    private String etag() {
        return read(SignIn.DPO, "/" + name).extract().header("ETag");
    }

    private ValidatableResponse read(String user, String place) {
        return as(user).get("/api/v1/systems" + place).then();
    }

    private RequestSpecification as(String user) {
        return given().auth().oauth2(signIn.staff(user));
    }
}
