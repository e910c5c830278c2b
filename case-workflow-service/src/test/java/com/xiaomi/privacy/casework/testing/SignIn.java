package com.xiaomi.privacy.casework.testing;

import static io.restassured.RestAssured.given;

import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.BrowserSession;
import com.xiaomi.privacy.foundation.access.IdentityProofs;
import com.xiaomi.privacy.foundation.access.PassIssuer;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.testing.MachineClients;
import com.xiaomi.privacy.localstack.testing.StaffAccounts;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
    public static final String GRIEVANCE_OFFICER = "officer.gita";
    public static final String LEGAL = "legal.lea";

    private final String keycloak;
    private final PassIssuer passes;
    /** In which proofs are made and used. */
    public static final BrowserSession BROWSER = BrowserSession.begin();

    private final IdentityProofs proofs;
    private final Map<String, String> staffTokens = new ConcurrentHashMap<>();
    private final Map<String, String> machineTokens = new ConcurrentHashMap<>();
    private final Map<String, String> newMachines = new ConcurrentHashMap<>();

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

    /** The id of a member of the staff. */
    public UUID sub(String user) {
        String claims =
                new String(Base64.getUrlDecoder().decode(staff(user).split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return UUID.fromString(JsonPath.from(claims).getString("sub"));
    }

    /** One more person of the staff with these roles, whom only the test knows; their name is to be used as a user. */
    public String newStaffWith(String... roles) {
        return newStaffAt(StaffAccounts.AT_HOME, roles);
    }

    /** The same, who works somewhere else. */
    public String newStaffAt(Map<String, String> place, String... roles) {
        return new StaffAccounts(keycloak + "/realms/staff").add(place, roles);
    }

    /** A program that the realm knows. */
    public String machine(String client) {
        return machineTokens.computeIfAbsent(
                client,
                name -> token(
                        "staff",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                name,
                                "client_secret",
                                LocalCredentials.clientSecret(name))));
    }

    /** A new program with one role, which only the test knows. */
    public String newMachineWith(String role) {
        return newMachines.computeIfAbsent(role, ignored -> newMachine("test-" + UUID.randomUUID(), role));
    }

    /** A program of a name that the realm need not know yet. */
    public String newMachine(String client, String role) {
        if (!machineTokens.containsKey(client)) {
            new MachineClients(keycloak + "/realms/staff").add(client, role);
        }
        return machine(client);
    }

    /** A pass of intake. */
    public String pass(SampleRequest request) {
        return passes.issue(request.id(), new Reference(request.reference())).token();
    }

    /** A step-up proof of identity-verification, made in {@link #BROWSER}. */
    public String proof(UUID requestId, VerificationPurpose purpose) {
        return proofs.issue(requestId, purpose, BROWSER.hash()).token();
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
