package com.xiaomi.privacy.localstack.testing;

import com.xiaomi.privacy.localstack.LocalCredentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tokens from the real customer realm, and ones that look like them. */
public final class CustomerTokens {

    /** Somebody of the stand-in realm. */
    public static final String USER = "mi.sample";
    /** Their Mi ID. */
    public static final String MI_ID = "6200001234";
    /** Their e-mail address. */
    public static final String EMAIL = "mi.sample@example.com";

    private final String customer;
    private final String staff;
    private final URI origin;
    private final RealmAdministration administration;

    /**
     * Of a running sign-in server.
     *
     * @param customer issuer of the customer realm
     * @param staff issuer of the staff realm
     * @param origin where sign-ins return to
     */
    public CustomerTokens(String customer, String staff, URI origin) {
        this.customer = customer;
        this.staff = staff;
        this.origin = origin;
        this.administration = new RealmAdministration(customer);
    }

    /** Signed in at the portal by the Xiaomi Account. */
    public String of(String user) {
        return browser().accessToken(user);
    }

    /** Signed in by the Xiaomi Account as somebody nobody else has ever been. */
    public String ofSomebodyElse() {
        String user = "mi." + UUID.randomUUID();
        administration.create(
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
    public String forAnotherAudience() {
        return at(Map.of(), List.of());
    }

    /** Expires a second after it was issued. */
    public String shortLived() {
        return at(Map.of("access.token.lifespan", "1"), List.of(RealmAdministration.audience()));
    }

    /** A member of the staff. */
    public String ofStaff() {
        return new StaffTokens(staff).of("agent.anna");
    }

    /** Says what a genuine one says, and that it is not signed. */
    public static String unsigned(String genuine) {
        String header = encode("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        return header + "." + genuine.split("\\.")[1] + ".";
    }

    /** Says that the person is another, under the signature of a genuine one. */
    public static String altered(String genuine) {
        String[] parts = genuine.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + encode(claims.replace(MI_ID, "6200005678")) + "." + parts[2];
    }

    private String at(Map<String, String> attributes, List<Map<String, Object>> mappers) {
        String client = "test-" + UUID.randomUUID();
        administration.create(
                "customer/clients",
                Map.of(
                        "clientId",
                        client,
                        "publicClient",
                        true,
                        "redirectUris",
                        List.of(origin + "/signed-in"),
                        "attributes",
                        attributes,
                        "protocolMappers",
                        mappers));
        return browser().accessToken(client, USER);
    }

    private CustomerSignIn browser() {
        return new CustomerSignIn(customer, origin);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
