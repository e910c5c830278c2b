package com.xiaomi.privacy.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.RunningStack;
import com.xiaomi.privacy.localstack.testing.CustomerSignIn;
import com.xiaomi.privacy.localstack.testing.StaffAccounts;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How staff sign in (OWASP ASVS 5.0, chapters 6, 7 and 10). */
class StaffRealmIT {
    private static final String CLIENT = "privacy-staff";
    private static final String LONG = "correct horse battery staple ".repeat(3);

    private final Keycloak keycloak = new Keycloak();
    private final StaffAccounts accounts =
            new StaffAccounts(RunningStack.get().endpoints().issuer("staff"));

    @Test
    void aNewAccountGetsInOnlyOnceItHasASecondFactorAndAPasswordOfItsOwn() throws Exception {
        String name = newAccount(LONG);

        JsonNode account =
                keycloak.adminRead("staff/users?exact=true&username=" + name).path(0);
        assertThat(texts(account.path("requiredActions"))).contains("CONFIGURE_TOTP", "UPDATE_PASSWORD");
        HttpResponse<String> refused = keycloak.passwordGrant("staff", CLIENT, name, LONG);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Account is not fully set up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"elevenchars", "short"})
    void aPasswordOfLessThanTwelveCharactersIsRefused(String password) {
        assertThatThrownBy(() -> newAccount(password))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("400");
    }

    @Test
    void noAccountHasItsNameForAPassword() {
        String name = "somebody." + UUID.randomUUID();

        assertThatThrownBy(() -> newAccount(name, name))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("400");
    }

    @Test
    void aPasswordIsComparedAsItWasTyped() throws Exception {
        String name = accounts.add("auditor");
        String password = LocalCredentials.password(name);

        assertThat(keycloak.passwordGrant("staff", CLIENT, name, password).statusCode())
                .isEqualTo(200);
        for (String other : List.of(password.toUpperCase(Locale.ROOT), password + " ", password.substring(1))) {
            assertThat(keycloak.passwordGrant("staff", CLIENT, name, other).statusCode())
                    .isIn(400, 401);
        }
    }

    @Test
    void aRefreshTokenIsGoodOnce() throws Exception {
        String name = accounts.add("auditor");
        HttpResponse<String> first = keycloak.passwordGrant("staff", CLIENT, name, LocalCredentials.password(name));
        String refresh = CustomerSignIn.member(first, "refresh_token");

        assertThat(keycloak.refresh("staff", CLIENT, refresh).statusCode()).isEqualTo(200);
        assertThat(keycloak.refresh("staff", CLIENT, refresh).statusCode()).isEqualTo(400);
    }

    @Test
    void aSessionThatAnAdministratorEndsGivesNoMoreTokens() throws Exception {
        String name = accounts.add("auditor");
        HttpResponse<String> first = keycloak.passwordGrant("staff", CLIENT, name, LocalCredentials.password(name));

        keycloak.admin("POST", "staff/users/" + keycloak.staffId(name) + "/logout", null);

        assertThat(keycloak.refresh("staff", CLIENT, CustomerSignIn.member(first, "refresh_token"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void sessionsEndByRestAndForGoodAndTheirBeginningsAreRecorded() throws Exception {
        JsonNode realm = keycloak.adminRead("staff");

        assertThat(realm.path("ssoSessionIdleTimeout").asInt()).isEqualTo(1800);
        assertThat(realm.path("ssoSessionMaxLifespan").asInt()).isEqualTo(36_000);
        assertThat(realm.path("accessCodeLifespan").asInt()).isEqualTo(60);
        assertThat(realm.path("rememberMe").asBoolean()).isFalse();
        assertThat(realm.path("resetPasswordAllowed").asBoolean()).isFalse();
        assertThat(realm.path("eventsEnabled").asBoolean()).isTrue();
        assertThat(texts(realm.path("enabledEventTypes")))
                .contains("LOGIN", "LOGIN_ERROR", "LOGOUT", "UPDATE_CREDENTIAL");
        assertThat(realm.path("adminEventsEnabled").asBoolean()).isTrue();
    }

    @Test
    void theClientOfStaffAsksForNoMoreThanRolesOfPeopleAndReturnsToOneAddress() throws Exception {
        JsonNode client = keycloak.adminRead("staff/clients?clientId=" + CLIENT).path(0);

        assertThat(client.path("fullScopeAllowed").asBoolean()).isFalse();
        assertThat(texts(client.path("redirectUris")))
                .containsExactly(RunningStack.get().endpoints().originUrl() + "/staff/signed-in");
        assertThat(keycloak.adminRead("staff/clients/" + client.path("id").asText() + "/scope-mappings/realm")
                        .findValuesAsText("name"))
                .containsExactlyInAnyOrder(
                        "privacy-agent",
                        "approver",
                        "dpo",
                        "grievance-officer",
                        "identity-reviewer",
                        "legal",
                        "auditor",
                        "operator",
                        "integrator");
    }

    private String newAccount(String password) throws Exception {
        return newAccount("new." + UUID.randomUUID(), password);
    }

    /** As an administrator adds one. */
    private String newAccount(String name, String password) throws Exception {
        keycloak.admin(
                "POST",
                "staff/users",
                Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "email",
                        name + "@staff.example",
                        "attributes",
                        StaffAccounts.AT_HOME,
                        "credentials",
                        List.of(Map.of("type", "password", "value", password, "temporary", false))));
        return name;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
