package com.xiaomi.privacy.notification.testing;

import static io.restassured.RestAssured.given;

import com.xiaomi.privacy.localstack.testing.StaffAccounts;
import com.xiaomi.privacy.localstack.testing.StaffTokens;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Staff of the real realm whom only the tests know: one person for each role. */
@Singleton
public class StaffSignIn {

    private final StaffAccounts accounts;
    private final StaffTokens tokens;
    private final Map<String, String> users = new ConcurrentHashMap<>();

    StaffSignIn(@ConfigProperty(name = NotificationStack.KEYCLOAK_URL) String keycloak) {
        String issuer = keycloak + "/realms/staff";
        this.accounts = new StaffAccounts(issuer);
        this.tokens = new StaffTokens(issuer);
    }

    /** A call of whoever has a role. */
    public RequestSpecification as(String role) {
        return given().auth().oauth2(tokens.of(users.computeIfAbsent(role, name -> accounts.add(name))));
    }

    /** A call of somebody new with a role, of whom the realm says where they work. */
    public RequestSpecification from(Map<String, String> place, String role) {
        return given().auth().oauth2(tokens.of(accounts.add(place, role)));
    }
}
