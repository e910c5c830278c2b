package com.xiaomi.privacy.notification.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.delivery.MailScenario;
import com.xiaomi.privacy.notification.testing.Database;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import com.xiaomi.privacy.notification.testing.StaffSignIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff who work elsewhere neither list nor open letters, unless a safeguard is recorded for where they work. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class LettersElsewhereIT extends MailScenario {

    private static final String LETTERS = "/api/v1/letters";
    private static final String COUNTRY = "IN";

    @Inject
    StaffSignIn signIn;

    @Inject
    AuditTrail auditTrail;

    @Inject
    Database database;

    private final String affiliate = "affiliate-" + UUID.randomUUID();
    private UUID letterId;

    @BeforeEach
    void aLetterWaits() throws Exception {
        world.postalContact(
                requestId, "Erika Mustermann", List.of("Heidestra\u00dfe 17", "51147 K\u00f6ln", "Germany"));
        events.send(Ids.next(), 1, submitted("en"));
        letterId = await().atMost(PATIENCE)
                .until(
                        () -> database.value(
                                UUID.class,
                                "SELECT delivery_id FROM delivery WHERE request_id = ? AND state = 'TO_PRINT'",
                                requestId),
                        Optional::isPresent)
                .orElseThrow();
        world.accessLink(requestId, letterId, 200, TOKEN);
    }

    @Test
    void withoutASafeguardNothingOfALetterIsSeenOrDone() throws Exception {
        world.safeguard(affiliate, COUNTRY, Optional.empty());
        RequestSpecification agent = elsewhere();

        assertThat(calls(agent)).allSatisfy(call -> {
            Response answer = call.get();
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:export-not-safeguarded");
            assertThat(answer.asString()).doesNotContain(reference);
        });
        assertThat(database.value(String.class, "SELECT state FROM delivery WHERE delivery_id = ?", letterId))
                .contains("TO_PRINT");
        assertThat(auditTrail.entries(requestId))
                .extracting(AuditTrail.RecordedEntry::content)
                .noneMatch(content -> content.contains("letter."));
    }

    @Test
    void whileTheRegisterDoesNotAnswerNobodyElsewhereIsLetIn() {
        Response answer = elsewhere().get(LETTERS);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:export-not-checked");
    }

    @Test
    void underASafeguardALetterIsPrintedAndPostedAndTheTrailSaysUnderWhich() throws Exception {
        UUID transferId = UUID.randomUUID();
        world.safeguard(affiliate, COUNTRY, Optional.of(transferId));
        RequestSpecification agent = elsewhere();

        assertThat(agent.get(LETTERS + "?limit=100").<List<String>>path("letters.reference"))
                .contains(reference);
        assertThat(agent.get(LETTERS + "/" + letterId + "/document").contentType())
                .isEqualTo("application/pdf");
        assertThat(agent.post(LETTERS + "/" + letterId + "/posted").statusCode())
                .isEqualTo(204);

        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(auditTrail.entries(requestId))
                .extracting(AuditTrail.RecordedEntry::content)
                .filteredOn(content -> content.contains("letter."))
                .hasSize(2)
                .allSatisfy(content -> assertThat(content).contains(transferId.toString()));
    }

    private RequestSpecification elsewhere() {
        return signIn.from(Map.of("affiliate", affiliate, "work_country", COUNTRY), Roles.PRIVACY_AGENT);
    }

    /** All that can be done with letters. */
    private List<Supplier<Response>> calls(RequestSpecification agent) {
        String letter = LETTERS + "/" + letterId;
        return List.of(
                () -> agent.get(LETTERS),
                () -> agent.get(letter + "/document"),
                () -> agent.post(letter + "/posted"),
                () -> agent.contentType("application/json")
                        .body(Map.of("reason", "TOLD_OTHERWISE"))
                        .post(letter + "/unposted"));
    }
}
