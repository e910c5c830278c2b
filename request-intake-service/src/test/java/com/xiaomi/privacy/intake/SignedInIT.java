package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.localstack.testing.CustomerTokens;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who signed in: the account speaks for them, and only what was submitted with it is theirs. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class SignedInIT {

    private final CustomerTokens tokens = new CustomerTokens(
            config("rights.access.customer-issuer"),
            config("rights.access.staff-issuer"),
            URI.create(config("rights.origin-url")));
    private final SampleSubmission sample = new SampleSubmission();

    private String token;

    @Inject
    Requests requests;

    @Inject
    DataKeys dataKeys;

    @Inject
    ClearJson clearJson;

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    @BeforeEach
    void signIn() {
        token = tokens.of(CustomerTokens.USER);
    }

    @Test
    @Transactional
    void miIdAndEmailComeFromTheAccount() {
        Response answer = submit(token, bodyWith(Map.of("name", sample.name())));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        PrivacyRequest stored = requests.require(UUID.fromString(answer.path("requestId")));
        var contact = stored.contact(dataKeys.byId(stored.dataKeyId()), clearJson);
        assertThat(contact.email().orElseThrow().reveal()).isEqualTo(CustomerTokens.EMAIL);
        assertThat(contact.miId().orElseThrow().reveal()).isEqualTo(CustomerTokens.MI_ID);
    }

    @Test
    void aBodyThatNamesAnotherIsRefused() {
        Response answer = submit(token, sample.body());

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.field")).contains("contact.email", "contact.miId");
        assertThat(answer.asString()).doesNotContain(CustomerTokens.EMAIL, CustomerTokens.MI_ID, sample.email());
    }

    @Test
    void aKeyOfSomebodyWhoWasNotSignedInStandsForAnotherRequest() {
        Map<String, Object> body =
                bodyWith(Map.of("email", CustomerTokens.EMAIL, "miId", CustomerTokens.MI_ID, "name", sample.name()));
        String key = IntakeCalls.newKey();
        IntakeCalls.submit(key, body).then().statusCode(201);

        Response answer =
                signedIn(token).header("Idempotency-Key", key).body(body).post("/api/v1/requests?country=DE");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<String>path("type")).endsWith(":idempotency-key-reused");
    }

    @Test
    void oneSeesOnesOwnRequestsTheNewestFirstPageByPage() {
        List<String> mine = Stream.generate(
                        () -> submit(token, bodyWith(Map.of())).<String>path("reference"))
                .limit(3)
                .toList();

        Response first = list(token, "?limit=2");
        Response second = list(token, "?limit=2&cursor=" + first.path("next"));

        assertThat(first.<List<String>>path("requests.reference"))
                .as(first.asString())
                .containsExactly(mine.get(2), mine.get(1));
        assertThat(second.<List<String>>path("requests.reference").getFirst()).isEqualTo(mine.get(0));
        assertThat(first.<String>path("requests[0].cases[0].right")).isEqualTo("ACCESS");
        assertThat(first.<String>path("requests[0].cases[0].state")).isEqualTo("RECEIVED");
        assertThat(references(tokens.ofSomebodyElse())).doesNotContainAnyElementsOf(mine);
    }

    /** Anybody can type anybody's Mi ID and address: that makes the request neither theirs to see nor mine. */
    @Test
    void aStrangerWhoTypedMyMiIdIsNotAmongMine() {
        Response typed = IntakeCalls.submit(
                IntakeCalls.newKey(), bodyWith(Map.of("email", CustomerTokens.EMAIL, "miId", CustomerTokens.MI_ID)));
        String reference = typed.path("reference");

        assertThat(references(token)).doesNotContain(reference);
        assertThat(pass(token, reference).statusCode()).isEqualTo(404);
        assertThat(IntakeCalls.tradePass(reference, typed.path("trackingToken")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theAccountOpensItsOwnRequestAndNoOther() {
        String reference = submit(token, bodyWith(Map.of())).path("reference");

        Response pass = pass(tokens.of(CustomerTokens.USER), reference);

        assertThat(pass.statusCode()).as(pass.asString()).isEqualTo(200);
        given().header("Authorization", "Bearer " + pass.path("pass"))
                .get("/api/v1/requests/" + reference)
                .then()
                .statusCode(200);
        assertThat(pass(tokens.ofSomebodyElse(), reference).statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenThatIsNotValidIsNeverTakenForNone() {
        for (String invalid : List.of(
                CustomerTokens.unsigned(token), CustomerTokens.altered(token), tokens.forAnotherAudience(), "x", "")) {
            everywhere(invalid, 401);
        }
        given().header("Authorization", "Basic bWk6bWk=")
                .contentType("application/json")
                .header("Idempotency-Key", IntakeCalls.newKey())
                .body(sample.body())
                .post("/api/v1/requests?country=DE")
                .then()
                .statusCode(401);
    }

    @Test
    void anExpiredTokenIsRefused() {
        String shortLived = tokens.shortLived();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> list(shortLived, "").<String>path("type").endsWith(":token-expired"));

        everywhere(shortLived, 401);
    }

    @Test
    void staffAndPassesAreNoCustomers() {
        String pass = IntakeCalls.accepted(sample).pass();

        everywhere(tokens.ofStaff(), 403);
        everywhere(pass, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?cursor=x", "?limit=0", "?limit=101"})
    void aPageThatCannotBeIsRefused(String query) {
        assertThat(list(token, query).statusCode()).isEqualTo(422);
    }

    private void everywhere(String refused, int status) {
        String reference = IntakeCalls.accepted(new SampleSubmission()).reference();
        List<Response> answers = new ArrayList<>();
        answers.add(submit(refused, sample.body()));
        answers.add(list(refused, ""));
        answers.add(pass(refused, reference));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
            assertThat(answer.contentType()).contains("application/problem+json");
        });
    }

    private Map<String, Object> bodyWith(Map<String, Object> contact) {
        Map<String, Object> body = sample.body();
        body.put("contact", new TreeMap<>(contact));
        return body;
    }

    private static Response submit(String token, Map<String, Object> body) {
        return signedIn(token)
                .header("Idempotency-Key", IntakeCalls.newKey())
                .body(body)
                .post("/api/v1/requests?country=DE");
    }

    private static Response list(String token, String query) {
        return signedIn(token).get("/api/v1/requests" + query);
    }

    private static List<String> references(String token) {
        return list(token, "?limit=100").path("requests.reference");
    }

    private static Response pass(String token, String reference) {
        return signedIn(token).post("/api/v1/requests/" + reference + "/pass");
    }

    private static RequestSpecification signedIn(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }
}
