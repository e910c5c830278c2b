package com.xiaomi.privacy.casework.testing;

import static io.restassured.RestAssured.given;

import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.IdentityProofs;
import com.xiaomi.privacy.foundation.access.PassIssuer;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.localstack.LocalCredentials;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tokens: from the real Keycloak for staff and machines, from the real issuers of the house for persons. */
@Singleton
public class SignIn {

    public static final String AGENT = "agent.anna";
    public static final String APPROVER = "approver.bruno";
    public static final String DPO = "dpo.dora";
    public static final String AUDITOR = "auditor.aldo";

    private final String keycloak;
    private final PassIssuer passes;
    private final IdentityProofs proofs;
    private final Map<String, String> staffTokens = new ConcurrentHashMap<>();
    private final Map<String, String> machineTokens = new ConcurrentHashMap<>();

    SignIn(@ConfigProperty(name = "test.keycloak.url") String keycloak, PassIssuer passes, IdentityProofs proofs) {
        this.keycloak = keycloak;
        this.passes = passes;
        this.proofs = proofs;
    }

    /** A member of the staff, by password. */
    public String staff(String user) {
        return staffTokens.computeIfAbsent(
                user,
                name -> token(
                        "staff",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "privacy-staff",
                                "username",
                                name,
                                "password",
                                LocalCredentials.password(name))));
    }

    /** A program that the realm knows. */
    public String machine(String client) {
        return machineTokens.computeIfAbsent(client, name -> machine(name, LocalCredentials.clientSecret(name)));
    }

    /** A new program with one role, which only the test knows. */
    public String newMachineWith(String role) {
        return machineTokens.computeIfAbsent("role " + role, ignored -> {
            String client = "test-" + UUID.randomUUID();
            register(client, role);
            return machine(client, client);
        });
    }

    /** A pass of intake. */
    public String pass(SampleRequest request) {
        return passes.issue(request.id(), new Reference(request.reference())).token();
    }

    /** A step-up proof of identity-verification. */
    public String proof(UUID requestId, VerificationPurpose purpose) {
        return proofs.issue(requestId, purpose).token();
    }

    private String machine(String client, String secret) {
        return token("staff", Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    private void register(String client, String role) {
        String admin = token(
                "master",
                Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "admin",
                        "password", LocalCredentials.password("admin")));
        String realm = keycloak + "/admin/realms/staff";
        given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .body(Map.of(
                        "clientId",
                        client,
                        "secret",
                        client,
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "protocolMappers",
                        List.of(Map.of(
                                "name", "audience",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-audience-mapper",
                                "config",
                                        Map.of(
                                                "included.custom.audience", "privacy-support",
                                                "access.token.claim", "true")))))
                .post(realm + "/clients")
                .then()
                .statusCode(201);
        String id = given().auth()
                .oauth2(admin)
                .get(realm + "/clients?clientId=" + client)
                .path("[0].id");
        String user = given().auth()
                .oauth2(admin)
                .get(realm + "/clients/" + id + "/service-account-user")
                .path("id");
        Map<String, Object> roleBody =
                given().auth().oauth2(admin).get(realm + "/roles/" + role).path("$");
        given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .body(List.of(roleBody))
                .post(realm + "/users/" + user + "/role-mappings/realm")
                .then()
                .statusCode(204);
    }

    private String token(String realm, Map<String, String> form) {
        return given().contentType("application/x-www-form-urlencoded")
                .formParams(form)
                .post(keycloak + "/realms/" + realm + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
