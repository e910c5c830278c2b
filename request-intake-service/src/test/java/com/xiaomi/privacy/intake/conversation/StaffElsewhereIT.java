package com.xiaomi.privacy.intake.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.localstack.testing.StackTestResource;
import com.xiaomi.privacy.localstack.testing.StaffAccounts;
import com.xiaomi.privacy.localstack.testing.StandInSafeguards;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Staff who work elsewhere read what people wrote only while case-workflow says under which safeguard. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class StaffElsewhereIT extends ConversationScenario {

    @ConfigProperty(name = "rights.services.casework-url")
    URI casework;

    @Test
    void whatPeopleWroteIsSeenFromElsewhereUnderASafeguardOnly() throws IOException {
        String affiliate = "affiliate-" + UUID.randomUUID();
        String agent = staffAt(Map.of("affiliate", affiliate, "work_country", "IN"));
        UUID transfer = UUID.randomUUID();
        prove();
        try (StandInSafeguards register = new StandInSafeguards(casework)) {
            asStaff(agent)
                    .get(request.path("/messages"))
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:xiaomi-privacy:problem:export-not-safeguarded"))
                    .body("detail", containsString("POST /transfers"));

            register.record(affiliate, "IN", transfer);

            messages(asStaff(agent));
            post(asStaff(agent), Map.of("text", staff));
            // One answer counts for a while.
            assertThat(register.asked()).isEqualTo(2);
        }

        assertThat(auditTrail.entries(request.requestId()))
                .filteredOn(entry -> entry.content().contains("\"workedUnder\":\"" + transfer + "\""))
                .isNotEmpty();
    }

    @Test
    void withoutCaseworkNobodyElsewhereIsLetInAndWhoIsAtHomeIs() {
        String agent = staffAt(Map.of("affiliate", "affiliate-" + UUID.randomUUID(), "work_country", "IN"));

        refused(asStaff(agent), Map.of("text", staff), 503, "export-not-checked");

        messages(asStaff(AGENT));
    }

    @Test
    void whoseTokenDoesNotSayWhereTheyWorkIsRefused() throws IOException {
        try (StandInSafeguards register = new StandInSafeguards(casework)) {
            refused(asStaff(staffAt(Map.of())), Map.of("text", staff), 403, "export-not-safeguarded");

            assertThat(register.asked()).isZero();
        }
    }

    private String staffAt(Map<String, String> place) {
        return new StaffAccounts(access.staffIssuer().toString()).add(place, "privacy-agent");
    }
}
