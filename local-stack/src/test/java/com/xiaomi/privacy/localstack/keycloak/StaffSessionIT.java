package com.xiaomi.privacy.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.RunningStack;
import com.xiaomi.privacy.localstack.keycloak.Browser.Page;
import com.xiaomi.privacy.localstack.testing.CustomerSignIn;
import com.xiaomi.privacy.localstack.testing.StaffAccounts;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How sessions of staff begin and end (OWASP ASVS 5.0, chapters 7, 10 and 16). */
class StaffSessionIT {
    private static final String SIGN_OUT = "/protocol/openid-connect/logout";

    private final Keycloak keycloak = new Keycloak();
    private final Browser browser = Browser.atTheFrontEnd();
    private final String name = new StaffAccounts(RunningStack.get().endpoints().issuer("staff")).add("auditor");

    @Test
    void aCodeIsGoodOnceAndWhoSendsItAgainEndsWhatItGave() throws Exception {
        Page signedIn = signIn();
        HttpResponse<String> first = browser.tokens(signedIn);
        String access = CustomerSignIn.member(first, "access_token");
        assertThat(userInfo(access)).isEqualTo(200);

        assertThat(browser.tokens(signedIn).statusCode()).isEqualTo(400);

        assertThat(refreshed(first)).isEqualTo(400);
        assertThat(userInfo(access)).isEqualTo(401);
    }

    @Test
    void theAnswerOfASignInNamesItsServerAndWhatItAnswers() throws Exception {
        Page login = browser.open(Map.of("state", "a-state-of-the-client", "nonce", "a-nonce-of-the-client"));
        Page signedIn = browser.submit(login, Map.of("username", name, "password", LocalCredentials.password(name)));

        assertThat(signedIn.returned("iss"))
                .contains(RunningStack.get().endpoints().issuer("staff"));
        assertThat(signedIn.returned("state")).contains("a-state-of-the-client");
        JsonNode id = Keycloak.claims(browser.tokens(signedIn), "id_token");
        assertThat(id.path("nonce").asText()).isEqualTo("a-nonce-of-the-client");
        assertThat(id.path("aud").asText()).isEqualTo("privacy-staff");
    }

    @Test
    void nobodyIsSignedOutByAPageOfSomebodyElse() throws Exception {
        HttpResponse<String> tokens = browser.tokens(signIn());

        Page asked = browser.get(SIGN_OUT);

        assertThat(asked.answer().statusCode()).isEqualTo(200);
        assertThat(asked.answer().body()).contains("Do you want to log out?");
        HttpResponse<String> still = refresh(tokens);
        assertThat(still.statusCode()).isEqualTo(200);
        browser.submit(asked, Map.of("confirmLogout", "Logout"));
        assertThat(refreshed(still)).isEqualTo(400);
    }

    @Test
    void theClientSignsOutWhomItCanName() throws Exception {
        HttpResponse<String> tokens = browser.tokens(signIn());
        String hint = CustomerSignIn.member(tokens, "id_token");

        browser.get(SIGN_OUT + "?id_token_hint=" + URLEncoder.encode(hint, StandardCharsets.UTF_8));

        assertThat(refreshed(tokens)).isEqualTo(400);
    }

    @Test
    void whoIsDisabledGetsNoMoreTokens() throws Exception {
        HttpResponse<String> tokens = browser.tokens(signIn());

        keycloak.admin("PUT", "staff/users/" + keycloak.staffId(name), Map.of("enabled", false));

        assertThat(refreshed(tokens)).isEqualTo(400);
        assertThat(userInfo(CustomerSignIn.member(tokens, "access_token"))).isEqualTo(401);
        assertThat(browser.open(Map.of()).returned("code")).isEmpty();
    }

    @Test
    void staffSeeTheirSessionsAndEndThem() throws Exception {
        HttpResponse<String> lost = browser.tokens(signIn());
        String session = Keycloak.claims(lost).path("sid").asText();
        Browser console = Browser.atTheAccountConsole();
        String access = CustomerSignIn.member(
                console.tokens(console.signIn(name, LocalCredentials.password(name))), "access_token");

        JsonNode devices = new ObjectMapper()
                .readTree(
                        console.call("GET", "/account/sessions/devices", access).body());
        assertThat(devices.findValuesAsText("id")).contains(session);
        assertThat(console.call("DELETE", "/account/sessions/" + session, access)
                        .statusCode())
                .isEqualTo(204);

        assertThat(refreshed(lost)).isEqualTo(400);
    }

    @Test
    void whoSetsUpAnAuthenticatorCanEndTheirOtherSessions() throws Exception {
        Browser elsewhere = Browser.atTheFrontEnd();
        HttpResponse<String> other = elsewhere.tokens(elsewhere.signIn(name, LocalCredentials.password(name)));
        Page asked = browser.open(Map.of("kc_action", "CONFIGURE_TOTP"));
        Page setUp = browser.submit(asked, Map.of("username", name, "password", LocalCredentials.password(name)));
        String secret = setUp.hidden().get("totpSecret");

        Page done = browser.submit(
                setUp, Map.of("totp", OneTimePassword.now(secret), "userLabel", "telephone", "logout-sessions", "on"));

        assertThat(done.returned("kc_action_status")).contains("success");
        assertThat(refreshed(other)).isEqualTo(400);
    }

    @Test
    void eachSignInAndEachFailureIsRecorded() throws Exception {
        Browser.atTheFrontEnd().signIn(name, "not the password of this account");
        signIn();

        assertThat(events("LOGIN")).singleElement().satisfies(event -> {
            assertThat(event.path("clientId").asText()).isEqualTo("privacy-staff");
            assertThat(event.path("ipAddress").asText()).isNotEmpty();
            assertThat(event.path("time").asLong()).isPositive();
            assertThat(event.path("details").path("auth_method").asText()).isEqualTo("openid-connect");
        });
        assertThat(events("LOGIN_ERROR"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("error").asText()).isEqualTo("invalid_user_credentials"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "customer"})
    void noClientRegistersItself(String realm) throws Exception {
        URI registration =
                URI.create(RunningStack.get().endpoints().issuer(realm) + "/clients-registrations/openid-connect");
        HttpRequest request = HttpRequest.newBuilder(registration)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"redirect_uris\":[\"https://attacker.example/\"]}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isIn(401, 403);
        }
    }

    private Page signIn() throws Exception {
        return browser.signIn(name, LocalCredentials.password(name));
    }

    private HttpResponse<String> refresh(HttpResponse<String> tokens) throws Exception {
        return keycloak.refresh("staff", "privacy-staff", CustomerSignIn.member(tokens, "refresh_token"));
    }

    private int refreshed(HttpResponse<String> tokens) throws Exception {
        return refresh(tokens).statusCode();
    }

    private int userInfo(String accessToken) throws Exception {
        return browser.call("GET", "/protocol/openid-connect/userinfo", accessToken)
                .statusCode();
    }

    private List<JsonNode> events(String type) throws Exception {
        JsonNode events = keycloak.adminRead("staff/events?type=" + type + "&user=" + keycloak.staffId(name));
        return StreamSupport.stream(events.spliterator(), false).toList();
    }
}
