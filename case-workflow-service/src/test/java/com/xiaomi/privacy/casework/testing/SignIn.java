package com.xiaomi.privacy.casework.testing;

import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.BrowserSession;
import com.xiaomi.privacy.foundation.access.IdentityProofs;
import com.xiaomi.privacy.foundation.access.PassIssuer;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.localstack.testing.MachineClients;
import com.xiaomi.privacy.localstack.testing.StaffAccounts;
import com.xiaomi.privacy.localstack.testing.StaffTokens;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
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

    private final String issuer;
    private final StaffTokens tokens;
    private final PassIssuer passes;
    /** In which proofs are made and used. */
    public static final BrowserSession BROWSER = BrowserSession.begin();

    private final IdentityProofs proofs;
    private final Map<String, String> machinesByRole = new ConcurrentHashMap<>();
    private final Set<String> added = ConcurrentHashMap.newKeySet();

    SignIn(@ConfigProperty(name = "test.keycloak.url") String keycloak, PassIssuer passes, IdentityProofs proofs) {
        this.issuer = keycloak + "/realms/staff";
        this.tokens = new StaffTokens(issuer);
        this.passes = passes;
        this.proofs = proofs;
    }

    /** A member of the staff, by password. */
    public String staff(String user) {
        return tokens.of(user);
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
        return new StaffAccounts(issuer).add(place, roles);
    }

    /** A program that the realm knows. */
    public String machine(String client) {
        return tokens.ofMachine(client);
    }

    /** A new program with one role, which only the test knows. */
    public String newMachineWith(String role) {
        return newMachine(machinesByRole.computeIfAbsent(role, ignored -> "test-" + UUID.randomUUID()), role);
    }

    /** A program of a name that the realm need not know yet. */
    public String newMachine(String client, String role) {
        if (added.add(client)) {
            new MachineClients(issuer).add(client, role);
        }
        return machine(client);
    }

    /** A pass of intake. */
    public String pass(SampleRequest request) {
        return passes.issue(request.id(), new Reference(request.reference()), 0).token();
    }

    /** A step-up proof of identity-verification, made in {@link #BROWSER}. */
    public String proof(UUID requestId, VerificationPurpose purpose) {
        return proofs.issue(requestId, purpose, BROWSER.hash()).token();
    }
}
