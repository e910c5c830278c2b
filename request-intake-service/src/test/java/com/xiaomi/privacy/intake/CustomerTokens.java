package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;

import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.testing.CustomerSignIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens from the real customer realm, and ones that look like them. */
final class CustomerTokens {

    static final String USER = "mi.sample";
    static final String MI_ID = "6200001234";
    static final String EMAIL = "mi.sample@example.com";

    private final String customer = config("rights.access.customer-issuer");
    private final String staff = config("rights.access.staff-issuer");
    private final URI origin = URI.create(config("rights.origin-url"));

    /** Signed in at the portal by the Xiaomi Account. */
    String of(String user) {
        return browser().accessToken(user);
    }

    /** Signed in by the Xiaomi Account as somebody nobody else has ever been. */
    String ofSomebodyElse() {
        String user = "mi." + UUID.randomUUID();
        administer(
                "xiaomi-account/users",
                Map.of(
                        "username",
                        user,
                        "enabled",
                        true,
                        "email",
                        user + "@example.com",
                        "emailVerified",
                        true,
                        "firstName",
                        "Otto",
                        "lastName",
                        "Other",
                        "attributes",
                        Map.of("mi_id", List.of("6200005678")),
                        "credentials",
                        List.of(Map.of("type", "password", "value", LocalCredentials.password(user)))));
        return browser().accessToken(user);
    }

    /** Signed in at a client whose tokens are meant for others. */
    String forAnotherAudience() {
        return at(Map.of(), List.of());
    }

    /** Expires a second after it was issued. */
    String shortLived() {
        return at(Map.of("access.token.lifespan", "1"), List.of(audience()));
    }

    /** A member of the staff. */
    String ofStaff() {
        return token("privacy-staff", "agent.anna", staff);
    }

    /** Says what a genuine one says, and that it is not signed. */
    static String unsigned(String genuine) {
        String header = encode("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        return header + "." + genuine.split("\\.")[1] + ".";
    }

    /** Says that the person is another, under the signature of a genuine one. */
    static String altered(String genuine) {
        String[] parts = genuine.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + encode(claims.replace(MI_ID, "6200005678")) + "." + parts[2];
    }

    private String at(Map<String, String> attributes, List<Map<String, Object>> mappers) {
        String client = "test-" + UUID.randomUUID();
        administer(
                "customer/clients",
                Map.of(
                        "clientId",
                        client,
                        "publicClient",
                        true,
                        "redirectUris",
                        List.of(origin + "/*"),
                        "attributes",
                        attributes,
                        "protocolMappers",
                        mappers));
        return browser().accessToken(client, USER);
    }

    private void administer(String path, Map<String, Object> body) {
        String keycloak = customer.replaceFirst("/realms/customer$", "");
        String admin = token("admin-cli", LocalCredentials.KEYCLOAK_ADMINISTRATOR, keycloak + "/realms/master");
        given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .body(body)
                .post(keycloak + "/admin/realms/" + path)
                .then()
                .statusCode(201);
    }

    private static Map<String, Object> audience() {
        return Map.of(
                "name",
                "audience",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-audience-mapper",
                "config",
                Map.of("included.custom.audience", "privacy-support", "access.token.claim", "true"));
    }

    private CustomerSignIn browser() {
        return new CustomerSignIn(customer, origin);
    }

    private static String token(String client, String user, String realm) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", client)
                .formParam("username", user)
                .formParam("password", LocalCredentials.password(user))
                .post(realm + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
