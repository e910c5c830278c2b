package com.xiaomi.privacy.identity.testing;

import static io.restassured.RestAssured.given;

import com.xiaomi.privacy.localstack.LocalCredentials;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tokens of the staff realm, from the real Keycloak. */
@Singleton
public class StaffSignIn {

    public static final String IRINA = "reviewer.irina";
    public static final String IGOR = "reviewer.igor";
    public static final String ROSA = "reviewer.rosa";
    public static final String AGENT = "agent.anna";

    private final String keycloak;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    StaffSignIn(@ConfigProperty(name = "test.keycloak.url") String keycloak) {
        this.keycloak = keycloak;
    }

    /** A member of the staff, by password. */
    public String token(String user) {
        return tokens.computeIfAbsent(
                user,
                name -> token(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "privacy-staff",
                        "username",
                        name,
                        "password",
                        LocalCredentials.password(name))));
    }

    /** The e-mail address that the realm knows of a member of the staff. */
    public static String emailOf(String user) {
        return user + "@staff.example";
    }

    private String token(Map<String, String> form) {
        return given().contentType("application/x-www-form-urlencoded")
                .formParams(form)
                .post(keycloak + "/realms/staff/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
