package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.localstack.testing.CustomerTokens;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** notification-service learns which requests are somebody's who signed in there, and nothing else. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class AccountRequestsIT {

    private static final String NOTIFICATION = "notification-service";

    private final SampleSubmission sample = new SampleSubmission();

    @Inject
    AccessConfig access;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "rights.origin-url")
    URI origin;

    @Test
    void theRequestsOfAnAccountAreNamedTheNewestFirstAndThoseOfNobodyElse() throws IOException {
        CustomerTokens tokens = new CustomerTokens(
                access.customerIssuer().toString(), access.staffIssuer().toString(), origin);
        String token = tokens.ofSomebodyElse();
        String first = submit(token);
        String second = submit(token);
        IntakeCalls.accepted(sample);

        Response answer = ask(NOTIFICATION, accountOf(token));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<Map<String, Object>>path("$"))
                .containsExactly(Map.entry("requestIds", List.of(second, first)));
        assertThat(ask(NOTIFICATION, accountOf(tokens.ofSomebodyElse())).<List<String>>path("requestIds"))
                .isEmpty();
    }

    @Test
    void onlyWhoMayAskIsAnsweredAndOnlyForTheInbox() {
        assertThat(ask("case-workflow-service", "xiaomi-account\0 1").statusCode())
                .isEqualTo(403);
        assertThat(IntakeCalls.asService(access, NOTIFICATION)
                        .contentType("application/json")
                        .body(Map.of("account", "xiaomi-account\0 1"))
                        .post("/internal/account-requests?purpose=SEARCH")
                        .statusCode())
                .isEqualTo(422);
        assertThat(ask(NOTIFICATION, "xiaomi-account").statusCode()).isEqualTo(422);
    }

    private String submit(String token) {
        Map<String, Object> body = sample.body();
        body.put("contact", Map.of());
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("Idempotency-Key", IntakeCalls.newKey())
                .body(body)
                .post("/api/v1/requests?country=DE")
                .then()
                .statusCode(201)
                .extract()
                .path("requestId");
    }

    private String accountOf(String token) throws IOException {
        JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        return claims.get("identity_provider").asText()
                + '\0'
                + claims.get("account").asText();
    }

    private Response ask(String client, String account) {
        return IntakeCalls.asService(access, client)
                .contentType("application/json")
                .body(Map.of("account", account))
                .post("/internal/account-requests?purpose=INBOX");
    }
}
