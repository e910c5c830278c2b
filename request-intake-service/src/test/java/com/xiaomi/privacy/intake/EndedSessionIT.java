package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;

import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.localstack.testing.CustomerSignIn;
import com.xiaomi.privacy.localstack.testing.CustomerTokens;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import com.xiaomi.privacy.localstack.testing.StaffAccounts;
import com.xiaomi.privacy.localstack.testing.StaffTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose session has ended is shut out at once, though the access token has minutes to live (OWASP ASVS 5.0, 7.4). */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class EndedSessionIT {

    @Inject
    AccessConfig access;

    @ConfigProperty(name = "rights.origin-url")
    URI origin;

    private StaffAccounts accounts;
    private Accepted request;

    @BeforeEach
    void prepare() {
        accounts = new StaffAccounts(access.staffIssuer().toString());
        request = IntakeCalls.accepted(new SampleSubmission());
    }

    @Test
    void whoIsDisabledIsShutOut() {
        String name = accounts.add("privacy-agent");
        String token = new StaffTokens(access.staffIssuer().toString()).of(name);
        messages(token).statusCode(200);

        accounts.disable(name);

        messages(token).statusCode(401).body("type", endsWith(":token-invalid"));
    }

    @Test
    void whoseSessionsAnAdministratorEndsIsShutOut() {
        String name = accounts.add("privacy-agent");
        StaffTokens tokens = new StaffTokens(access.staffIssuer().toString());
        String token = tokens.of(name);
        messages(token).statusCode(200);

        accounts.signOut(name);

        messages(token).statusCode(401).body("type", endsWith(":token-invalid"));
        messages(new StaffTokens(access.staffIssuer().toString()).of(name)).statusCode(200);
    }

    @Test
    void aPersonWhoSignsOutIsSignedOutHereToo() {
        CustomerSignIn person = new CustomerSignIn(access.customerIssuer().toString(), origin);
        HttpResponse<String> answer = person.signIn(CustomerSignIn.XIAOMI_ACCOUNT, CustomerTokens.USER, Map.of());
        String token = CustomerSignIn.member(answer, "access_token");
        ownRequests(token).statusCode(200);

        person.signOut(CustomerSignIn.member(answer, "refresh_token"));

        ownRequests(token).statusCode(401).body("type", endsWith(":token-invalid"));
    }

    private ValidatableResponse messages(String token) {
        return given().auth().oauth2(token).get(request.path("/messages")).then();
    }

    private static ValidatableResponse ownRequests(String token) {
        return given().auth().oauth2(token).get(IntakeCalls.REQUESTS).then();
    }
}
