package com.xiaomi.privacy.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.RunningStack;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeycloakServerIT {
    private static final long TEN_MINUTES = 600;

    private final Keycloak keycloak = new Keycloak();

    @ParameterizedTest
    @CsvSource({
        "agent.anna, privacy-agent",
        "approver.bruno, approver privacy-agent",
        "dpo.dora, approver dpo",
        "officer.gita, grievance-officer",
        "auditor.aldo, auditor",
        "reviewer.rosa, identity-reviewer",
        "reviewer.irina, identity-reviewer",
        "reviewer.igor, identity-reviewer",
        "legal.lea, legal",
    })
    void staffSignInWithTheirRolesAndNoOther(String user, String roles) throws Exception {
        HttpResponse<String> answer =
                keycloak.passwordGrant("staff", "privacy-staff", user, LocalCredentials.password(user));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode claims = Keycloak.claims(answer);
        assertThat(roles(claims)).containsExactlyInAnyOrder(roles.split(" "));
        assertThat(claims.path("aud").asText()).isEqualTo("privacy-support");
        assertThat(claims.path("preferred_username").asText()).isEqualTo(user);
        assertThat(claims.path("affiliate").asText()).isEqualTo("xiaomi-technology-netherlands");
        assertThat(claims.path("work_country").asText()).isEqualTo("NL");
        assertThat(claims.path("iss").asText())
                .isEqualTo(RunningStack.get().endpoints().issuer("staff"));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(TEN_MINUTES);
    }

    @ParameterizedTest
    @CsvSource({
        "request-intake-service, casework:safeguard",
        "identity-verification-service, intake:account-match intake:subject-presence casework:safeguard",
        "case-workflow-service, intake:request-details intake:attachment-grant intake:person intake:person-ref"
                + " internal:audit",
        "notification-service, intake:contact intake:access-link intake:account-requests identity:code casework:notice casework:safeguard",
        "example-connector, data-system",
        "central-report, reports:counts",
    })
    void machinesGetTheirRolesAndNoOther(String client, String roles) throws Exception {
        HttpResponse<String> answer = keycloak.clientCredentials(client, LocalCredentials.clientSecret(client));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode claims = Keycloak.claims(answer);
        assertThat(roles(claims)).containsExactlyInAnyOrder(roles.isEmpty() ? new String[0] : roles.split(" "));
        // Who may ask the admin API has it as another audience.
        assertThat(claims.path("aud").toString()).contains("\"privacy-support\"");
    }

    @Test
    void onlyTheNotificationServiceAsksForTheAddressesOfStaff() throws Exception {
        String anna = keycloak.adminRead("staff/users?exact=true&username=agent.anna")
                .path(0)
                .path("id")
                .asText();

        HttpResponse<String> answer = keycloak.readAs("notification-service", "staff/users/" + anna);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("agent.anna@staff.example");
        assertThat(keycloak.readAs("notification-service", "staff/users/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(keycloak.readAs("notification-service", "staff/clients").statusCode())
                .isEqualTo(403);
        assertThat(keycloak.readAs("case-workflow-service", "staff/users/" + anna)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aWrongSecretAndAWrongPasswordAreRefused() throws Exception {
        assertThat(keycloak.clientCredentials("notification-service", "wrong").statusCode())
                .isEqualTo(401);
        HttpResponse<String> refused = keycloak.passwordGrant("staff", "privacy-staff", "agent.anna", "wrong");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("invalid_grant");
    }

    private static List<String> roles(JsonNode claims) {
        return StreamSupport.stream(claims.path("realm_access").path("roles").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
