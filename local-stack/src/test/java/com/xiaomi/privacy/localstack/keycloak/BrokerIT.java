package com.xiaomi.privacy.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.RunningStack;
import com.xiaomi.privacy.localstack.testing.CustomerSignIn;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the customer realm, as the client of identity providers, takes from them (OWASP ASVS 5.0, chapters 10.1, 10.2 and 10.5). */
class BrokerIT {
    private static final String ALIAS = "lying";
    private static final String USER = "mi.sample";

    private final Endpoints endpoints = RunningStack.get().endpoints();
    private final Keycloak keycloak = new Keycloak();
    private final CustomerSignIn person = browser();
    private LyingProvider provider;

    /** A second provider, set up as the Xiaomi Account is. */
    @BeforeEach
    void addProvider() throws Exception {
        provider = new LyingProvider();
        Map<String, String> config = new HashMap<>();
        JsonNode trusted = keycloak.adminRead("customer/identity-provider/instances/xiaomi-account");
        trusted.path("config")
                .properties()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().asText()));
        config.put("issuer", provider.issuer());
        config.put("authorizationUrl", provider.issuer() + "/auth");
        config.put("tokenUrl", provider.issuer() + "/token");
        config.put("jwksUrl", provider.issuer() + "/certs");
        config.put("disableUserInfo", "true");
        config.put("clientId", "another-client-of-ours");
        config.put("clientSecret", "not-looked-at");
        keycloak.admin(
                "POST",
                "customer/identity-provider/instances",
                Map.of("alias", ALIAS, "providerId", "oidc", "enabled", true, "trustEmail", false, "config", config));
    }

    @AfterEach
    void removeProvider() throws Exception {
        keycloak.admin("DELETE", "customer/identity-provider/instances/" + ALIAS, null);
        provider.close();
    }

    @Test
    void whatAProviderSaysAboutTheSignInThatWasAskedForIsTaken() {
        assertThat(returned(signIn(person))).contains("code=");
        assertThat(provider.asked()).containsKeys("state", "nonce", "code_challenge");
        assertThat(provider.codesBrought()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "nonce, of-another-sign-in",
        "aud,   customer-broker",
        "iss,   https://another-provider.example",
    })
    void anIdTokenOfAnotherSignInClientOrProviderIsNotTaken(String claim, String value) {
        provider.says(claims -> with(claims, claim, value));

        assertThat(returned(signIn(person))).doesNotContain("code=");
        assertThat(provider.codesBrought()).isOne();
    }

    @Test
    void anIdTokenWithoutANonceIsNotTaken() {
        provider.says(claims -> {
            claims.remove("nonce");
            return claims;
        });

        assertThat(returned(signIn(person))).doesNotContain("code=");
    }

    @Test
    void anIdTokenThatTheProviderDidNotSignIsNotTaken() {
        provider.signsWithAnotherKey();

        assertThat(returned(signIn(person))).doesNotContain("code=");
    }

    /** Somebody else's browser is sent back with the answer to a sign-in that it did not begin. */
    @Test
    void anAnswerIsTakenInTheBrowserThatBeganTheSignInOnly() {
        CustomerSignIn attacker = browser();
        provider.sendsBrowsersTo(endpoints.originUrl() + "/signed-in", asked -> Map.of("held", "back"));
        assertThat(returned(signIn(attacker))).contains("held=back");
        String state = provider.asked().get("state");

        provider.sendsBrowsersTo(broker(ALIAS), asked -> Map.of("code", "a-code", "state", state));
        HttpResponse<String> victim = signIn(person);

        assertThat(returned(victim)).doesNotContain("code=");
        assertThat(provider.codesBrought()).isZero();
    }

    /** The provider that was chosen passes the browser on to another one, to get hold of its code. */
    @Test
    void aProviderGetsNoCodeOfAnother() {
        provider.sendsBrowsersTo(xiaomiAccount(), asked -> asOurs(asked, broker(ALIAS)));
        HttpResponse<String> refused = signIn(browser());
        assertThat(refused.uri().toString()).startsWith(xiaomiAccount());
        assertThat(refused.statusCode()).isEqualTo(400);

        provider.sendsBrowsersTo(xiaomiAccount(), asked -> asOurs(asked, broker(CustomerSignIn.XIAOMI_ACCOUNT)));
        signIn(browser());
        assertThat(provider.codesBrought()).isZero();
    }

    private String xiaomiAccount() {
        return endpoints.issuer("xiaomi-account") + "/protocol/openid-connect/auth";
    }

    private static Map<String, String> asOurs(Map<String, String> asked, String redirect) {
        Map<String, String> parameters = new LinkedHashMap<>(asked);
        parameters.put("client_id", "customer-broker");
        parameters.put("redirect_uri", redirect);
        return parameters;
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        claims.put(name, value);
        return claims;
    }

    private HttpResponse<String> signIn(CustomerSignIn browser) {
        return browser.authorize(
                CustomerSignIn.PORTAL, endpoints.originUrl() + "/signed-in", ALIAS, USER, Map.of("prompt", "login"));
    }

    private static String returned(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private String broker(String alias) {
        return endpoints.issuer("customer") + "/broker/" + alias + "/endpoint";
    }

    private CustomerSignIn browser() {
        return new CustomerSignIn(endpoints.issuer("customer"), endpoints.originUrl());
    }
}
