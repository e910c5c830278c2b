package com.xiaomi.privacy.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.RunningStack;
import com.xiaomi.privacy.localstack.keycloak.Browser.Page;
import com.xiaomi.privacy.localstack.testing.CustomerSignIn;
import com.xiaomi.privacy.localstack.testing.StaffAccounts;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords staff may have, and how they come to another one (OWASP ASVS 5.0, chapters 6.1, 6.2 and 6.4). */
class StaffPasswordIT {
    private static final String ANOTHER = "a lamp beside nine quiet boats";

    private final Keycloak keycloak = new Keycloak();
    private final StaffAccounts accounts =
            new StaffAccounts(RunningStack.get().endpoints().issuer("staff"));

    /** The first, one in the middle and the last of the list, and one in other letters. */
    @ParameterizedTest
    @ValueSource(strings = {"123qweasdzxc", "1Q2W3E4R5T6Y", "experimental", "dreksmicraice"})
    void aPasswordThatEverybodyKnowsIsRefused(String password) throws Exception {
        assertThatThrownBy(() -> reset(accounts.add("auditor"), password, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("invalidPasswordBlacklistedMessage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xiaomixiaomi", "Xiaomi-Privacy-2026", "20 Redmi! rights 26", "DPO#password#1234"})
    void aPasswordOfNothingButOurOwnWordsIsRefused(String password) throws Exception {
        assertThatThrownBy(() -> reset(accounts.add("auditor"), password, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("invalidPasswordRegexPatternMessage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"402 837 164 925", "xiaomi and a horse", "минимум двенадцать", "!§$%&/()=?*+"})
    void anyOtherPasswordOfTwelveCharactersIsTaken(String password) throws Exception {
        String name = accounts.add("auditor");

        assertThatCode(() -> reset(name, password, false)).doesNotThrowAnyException();

        assertThat(keycloak.passwordGrant("staff", "privacy-staff", name, password)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void staffChangeTheirPasswordByTheOldOneAndEndTheirOtherSessions() throws Exception {
        String name = accounts.add("auditor");
        String old = LocalCredentials.password(name);
        Browser here = Browser.atTheFrontEnd();
        Browser elsewhere = Browser.atTheFrontEnd();
        HttpResponse<String> other = elsewhere.tokens(elsewhere.signIn(name, old));
        assertThat(here.signIn(name, old).returned("code")).isPresent();

        // Who has typed the old one this very second is not asked again.
        Page asked = await().until(
                        () -> here.open(Map.of("kc_action", "UPDATE_PASSWORD")),
                        page -> page.field("password-new").isEmpty());
        Page wrong = here.submit(asked, Map.of("username", name, "password", ANOTHER));
        assertThat(wrong.field("password-new")).as("after a wrong one").isEmpty();
        Page change = here.submit(wrong, Map.of("username", name, "password", old));
        assertThat(change.field("password-new")).isPresent();
        Page changed = here.submit(
                change, Map.of("password-new", ANOTHER, "password-confirm", ANOTHER, "logout-sessions", "on"));

        assertThat(changed.returned("kc_action_status")).contains("success");
        assertThat(refreshed(here.tokens(changed))).isEqualTo(200);
        assertThat(refreshed(other)).as("the session elsewhere").isEqualTo(400);
        assertThat(Browser.atTheFrontEnd().signIn(name, old).returned("code")).isEmpty();
        assertThat(Browser.atTheFrontEnd().signIn(name, ANOTHER).returned("code"))
                .isPresent();
    }

    @Test
    void whoeverChangesAPasswordIsToldWhatIsBadAboutIt() throws Exception {
        String name = accounts.add("auditor");
        Browser browser = Browser.atTheFrontEnd();
        Page asked = browser.open(Map.of("kc_action", "UPDATE_PASSWORD"));
        Page change = browser.submit(asked, Map.of("username", name, "password", LocalCredentials.password(name)));

        Page refused =
                browser.submit(change, Map.of("password-new", "1q2w3e4r5t6y", "password-confirm", "1q2w3e4r5t6y"));

        assertThat(refused.returned("code")).isEmpty();
        assertThat(refused.answer().body()).contains("Invalid password: password is not allowed.");
    }

    @Test
    void fieldsHideWhatIsTypedAndLetPasswordManagersFillThem() throws Exception {
        String name = accounts.add("auditor");
        Browser browser = Browser.atTheFrontEnd();
        Page signIn = browser.open(Map.of("kc_action", "UPDATE_PASSWORD"));
        Page change = browser.submit(signIn, Map.of("username", name, "password", LocalCredentials.password(name)));

        assertThat(signIn.field("username").orElseThrow()).contains("autocomplete=\"username");
        assertThat(signIn.field("password").orElseThrow())
                .contains("type=\"password\"", "autocomplete=\"current-password\"");
        for (String field : List.of("password-new", "password-confirm")) {
            assertThat(change.field(field).orElseThrow())
                    .contains("type=\"password\"", "autocomplete=\"new-password\"");
        }
        for (Page page : List.of(signIn, change)) {
            assertThat(page.answer().body()).doesNotContainIgnoringCase("onpaste", "\"paste\"", "'paste'");
        }
    }

    /** Nobody gets in by a mailbox: an administrator gives a password for once, and the second factor stays. */
    @Test
    void aForgottenPasswordIsSetAnewByAnAdministratorAndTheSecondFactorStays() throws Exception {
        String name = "forgetful." + UUID.randomUUID();
        keycloak.admin("POST", "staff/users", accountWithSecondFactor(name));
        keycloak.admin("PUT", "staff/users/" + keycloak.staffId(name), Map.of("requiredActions", List.of()));
        reset(name, "for once: seven green doors", true);
        Browser browser = Browser.atTheFrontEnd();

        assertThat(browser.open(Map.of()).answer().body()).doesNotContain("reset-credentials");
        assertThat(browser.get("/login-actions/reset-credentials?client_id=privacy-staff")
                        .answer()
                        .statusCode())
                .isEqualTo(400);

        Page factor = browser.signIn(name, "for once: seven green doors");
        assertThat(factor.field("otp")).isPresent();
        Page wrong = browser.submit(factor, Map.of("otp", "000000"));
        assertThat(wrong.field("otp")).isPresent();
        await().atMost(Duration.ofSeconds(30)).until(OneTimePassword::willStayForAWhile);
        Page change = browser.submit(wrong, Map.of("otp", OneTimePassword.now(OneTimePassword.SECRET)));
        assertThat(change.field("password-new")).isPresent();
        assertThat(browser.submit(change, Map.of("password-new", ANOTHER, "password-confirm", ANOTHER))
                        .returned("code"))
                .isPresent();
    }

    private static Map<String, Object> accountWithSecondFactor(String name) {
        return Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@staff.example",
                "firstName",
                "Test",
                "lastName",
                "Person",
                "attributes",
                StaffAccounts.AT_HOME,
                "credentials",
                List.of(
                        Map.of("type", "password", "value", LocalCredentials.password(name), "temporary", false),
                        OneTimePassword.credential(OneTimePassword.SECRET)));
    }

    private int refreshed(HttpResponse<String> tokens) throws Exception {
        return keycloak.refresh("staff", "privacy-staff", CustomerSignIn.member(tokens, "refresh_token"))
                .statusCode();
    }

    /** As an administrator does it. */
    private void reset(String name, String password, boolean forOnce) throws Exception {
        keycloak.admin(
                "PUT",
                "staff/users/" + keycloak.staffId(name) + "/reset-password",
                Map.of("type", "password", "value", password, "temporary", forOnce));
    }
}
