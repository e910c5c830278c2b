package com.xiaomi.privacy.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.RunningStack;
import com.xiaomi.privacy.localstack.keycloak.Browser.Page;
import com.xiaomi.privacy.localstack.testing.CustomerSignIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People who sign in: by a broker only, with what the broker says of them, and gone when their session is. */
class CustomerRealmIT {
    private static final String USER = "mi.sample";
    private static final String MI_ID = "6200001234";

    private final Endpoints endpoints = RunningStack.get().endpoints();
    private final Keycloak keycloak = new Keycloak();
    private final CustomerSignIn person = browser();

    private CustomerSignIn browser() {
        return new CustomerSignIn(endpoints.issuer("customer"), endpoints.originUrl());
    }

    @Test
    void theXiaomiAccountGivesMiIdAndVerifiedEmailWithoutAnyForm() throws Exception {
        long before = Instant.now().getEpochSecond();
        HttpResponse<String> answer = person.signIn(CustomerSignIn.XIAOMI_ACCOUNT, USER, Map.of());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode claims = Keycloak.claims(answer);
        assertThat(claims.path("iss").asText()).isEqualTo(endpoints.issuer("customer"));
        assertThat(claims.path("aud").asText()).isEqualTo("privacy-support");
        assertThat(claims.path("mi_id").asText()).isEqualTo(MI_ID);
        assertThat(claims.path("identity_provider").asText()).isEqualTo(CustomerSignIn.XIAOMI_ACCOUNT);
        assertThat(claims.path("email").asText()).isEqualTo("mi.sample@example.com");
        assertThat(claims.path("email_verified").asBoolean()).isTrue();
        assertThat(claims.path("auth_time").asLong()).isGreaterThanOrEqualTo(before);
        assertThat(claims.has("name")).as("no more than is needed").isFalse();
        assertThat(claims.has("realm_access")).as("no roles").isFalse();
        assertThat(claims.path("allowed-origins").path(0).asText())
                .isEqualTo(endpoints.originUrl().toString());
    }

    @Test
    void theAccountIsTheSameAtEachSignInThoughTheUserIsNot() throws Exception {
        JsonNode first = Keycloak.claims(person.signIn(CustomerSignIn.XIAOMI_ACCOUNT, USER, Map.of()));
        JsonNode second = Keycloak.claims(browser().signIn(CustomerSignIn.XIAOMI_ACCOUNT, USER, Map.of()));

        assertThat(first.path("account").asText()).isNotEmpty();
        assertThat(second.path("account")).isEqualTo(first.path("account"));
        assertThat(second.path("sub")).isNotEqualTo(first.path("sub"));
    }

    /** A broker that trusts its provider with everything, as a careless administrator would set it up. */
    @Test
    void anotherBrokerThatSetsTheAttributeGivesNoMiId() throws Exception {
        String callback = endpoints.keycloakUrl() + "/realms/customer/broker/careless/endpoint";
        keycloak.admin(
                "POST",
                "xiaomi-account/clients",
                Map.of("clientId", "careless", "secret", "careless", "redirectUris", List.of(callback)));
        keycloak.admin("POST", "customer/identity-provider/instances", carelessProvider());
        try {
            keycloak.admin(
                    "POST",
                    "customer/identity-provider/instances/careless/mappers",
                    Map.of(
                            "name", "mi_id",
                            "identityProviderAlias", "careless",
                            "identityProviderMapper", "oidc-user-attribute-idp-mapper",
                            "config", Map.of("claim", "preferred_username", "user.attribute", "mi_id")));

            HttpResponse<String> answer = person.signIn("careless", USER, Map.of());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode claims = Keycloak.claims(answer);
            assertThat(claims.path("identity_provider").asText()).isEqualTo("careless");
            assertThat(claims.has("mi_id")).isFalse();
            assertThat(claims.path("email_verified").asBoolean()).isFalse();
        } finally {
            keycloak.admin("DELETE", "customer/identity-provider/instances/careless", null);
        }
    }

    private Map<String, Object> carelessProvider() throws Exception {
        JsonNode trusted = keycloak.adminRead("customer/identity-provider/instances/xiaomi-account");
        Map<String, Object> config = new HashMap<>();
        trusted.path("config")
                .properties()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().asText()));
        config.put("clientId", "careless");
        config.put("clientSecret", "careless");
        return Map.of(
                "alias", "careless", "providerId", "oidc", "enabled", true, "trustEmail", false, "config", config);
    }

    @Test
    void theAccountConsoleLetsNobodyChangeWhatTheBrokerSaid() throws Exception {
        URI account = URI.create(endpoints.issuer("customer") + "/account/");
        HttpResponse<String> back =
                person.authorize("account-console", account.toString(), CustomerSignIn.XIAOMI_ACCOUNT, USER, Map.of());
        String code = back.headers().firstValue("Location").orElseThrow().replaceAll(".*[?&]code=([^&]+).*", "$1");
        HttpResponse<String> token = person.exchange("account-console", account.toString(), code);
        assertThat(token.statusCode()).as(token.body()).isEqualTo(200);

        HttpRequest change = HttpRequest.newBuilder(account)
                .header("Authorization", "Bearer " + CustomerSignIn.member(token, "access_token"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"email\":\"another@example.com\",\"attributes\":{\"mi_id\":[\"1\"]}}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(change, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isIn(401, 403);
        }
        JsonNode claims = Keycloak.claims(person.signIn(CustomerSignIn.XIAOMI_ACCOUNT, USER, Map.of()));
        assertThat(claims.path("mi_id").asText()).isEqualTo(MI_ID);
        assertThat(claims.path("email").asText()).isEqualTo("mi.sample@example.com");
    }

    @Test
    void nobodyIsStoredAndSigningOutLeavesNothing() throws Exception {
        HttpResponse<String> answer = person.signIn(CustomerSignIn.XIAOMI_ACCOUNT, USER, Map.of());
        String refreshToken = CustomerSignIn.member(answer, "refresh_token");
        String session = Keycloak.claims(answer).path("sid").asText();
        assertThat(keycloak.adminRead("customer/users"))
                .as("users while signed in")
                .isEmpty();
        assertThat(sessions()).contains(session);

        assertThat(person.signOut(refreshToken).statusCode()).isEqualTo(204);

        assertThat(keycloak.adminRead("customer/users")).isEmpty();
        assertThat(sessions()).doesNotContain(session);
        assertThat(person.refresh(refreshToken).statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyIsSignedOutByAPageOfSomebodyElse() throws Exception {
        Browser browser = Browser.atThePortal();
        Page provider = browser.open(Map.of("kc_idp_hint", CustomerSignIn.XIAOMI_ACCOUNT));
        HttpResponse<String> tokens = browser.tokens(
                browser.submit(provider, Map.of("username", USER, "password", LocalCredentials.password(USER))));

        Page asked = browser.get("/protocol/openid-connect/logout");

        assertThat(asked.answer().body()).contains("Do you want to log out?");
        HttpResponse<String> still = person.refresh(CustomerSignIn.member(tokens, "refresh_token"));
        assertThat(still.statusCode()).isEqualTo(200);
        browser.submit(asked, Map.of("confirmLogout", "Logout"));
        assertThat(person.refresh(CustomerSignIn.member(still, "refresh_token")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSessionThatRunsOutOpensNothingAndLeavesNoUser() throws Exception {
        Object before = lifespan(1);
        try {
            HttpResponse<String> answer = person.signIn(CustomerSignIn.XIAOMI_ACCOUNT, USER, Map.of());
            Instant patience = Instant.now().plusSeconds(60);
            while (answer.statusCode() == 200 && Instant.now().isBefore(patience)) {
                answer = person.refresh(CustomerSignIn.member(answer, "refresh_token"));
            }

            assertThat(answer.statusCode()).as("refreshing after the end").isEqualTo(400);
            assertThat(keycloak.adminRead("customer/users")).isEmpty();
        } finally {
            lifespan(before);
        }
    }

    private Object lifespan(Object seconds) throws Exception {
        ObjectNode realm = (ObjectNode) keycloak.adminRead("customer");
        Object before = realm.path("ssoSessionMaxLifespan").asInt();
        keycloak.admin("PUT", "customer", Map.of("ssoSessionMaxLifespan", seconds));
        return before;
    }

    private String sessions() throws Exception {
        String portal = keycloak.adminRead("customer/clients?clientId=privacy-portal")
                .path(0)
                .path("id")
                .asText();
        return keycloak.adminRead("customer/clients/" + portal + "/user-sessions")
                .toString();
    }

    @Test
    void withoutABrokerThereIsNoSignIn() throws Exception {
        HttpResponse<String> password =
                keycloak.passwordGrant("customer", CustomerSignIn.PORTAL, USER, LocalCredentials.password(USER));

        assertThat(password.statusCode()).isEqualTo(400);
        assertThat(password.body()).contains("unauthorized_client");
    }

    @Test
    void noTokenOutlivesTheSession() {
        HttpResponse<String> answer = person.authorize(
                CustomerSignIn.PORTAL,
                endpoints.originUrl() + "/signed-in",
                CustomerSignIn.XIAOMI_ACCOUNT,
                USER,
                Map.of("scope", "openid offline_access"));

        assertThat(answer.headers().firstValue("Location").orElse("")).contains("error=invalid_scope");
    }

    @Test
    void aCodeGoesToOneAddressOnly() {
        HttpResponse<String> answer = person.authorize(
                CustomerSignIn.PORTAL,
                endpoints.originUrl() + "/signed-in/elsewhere",
                CustomerSignIn.XIAOMI_ACCOUNT,
                USER,
                Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void anAuthorizationWithoutPkceIsRefused() {
        HttpResponse<String> answer = person.authorize(
                CustomerSignIn.PORTAL,
                endpoints.originUrl() + "/signed-in",
                CustomerSignIn.XIAOMI_ACCOUNT,
                USER,
                Map.of("code_challenge", "", "code_challenge_method", ""));

        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("code=");
    }

    @Test
    void socialProvidersWaitForTheirClientIdsAndStoreNobody() throws Exception {
        JsonNode providers = keycloak.adminRead("customer/identity-provider/instances");

        assertThat(providers).hasSize(4).allSatisfy(provider -> {
            boolean social = !provider.path("alias").asText().equals(CustomerSignIn.XIAOMI_ACCOUNT);
            String variable = provider.path("alias").asText().toUpperCase(Locale.ROOT) + "_CLIENT_ID";
            assertThat(provider.path("enabled").asBoolean()).isEqualTo(!social || System.getenv(variable) != null);
            assertThat(provider.path("trustEmail").asBoolean()).isEqualTo(!social);
            assertThat(provider.path("storeToken").asBoolean()).isFalse();
            assertThat(provider.path("config").path("doNotStoreUsers").asText()).isEqualTo("true");
        });
    }
}
