package com.xiaomi.privacy.casework.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.event.CaseEvent.Extended;
import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.ExtensionReason;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More time, as far as the law allows and only if the person is told in time. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class ExtensionIT {

    private static final String WHY = "Ihre Daten liegen in elf Systemen.";
    private static final Map<String, Object> EXTENSION = Map.of("extensionReason", "COMPLEXITY", "explanation", WHY);

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    Events events;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void thePersonIsToldWhyAndUntilWhenAndItCountsOnce() {
        SampleRequest request = casework.taken(casework.inReview(Right.ACCESS));
        UUID caseId = request.firstCase();

        // One month ends on Thursday 24 December 2026; three on Wednesday 24 February 2027.
        casework.command(caseId, "extend", SignIn.AGENT, EXTENSION)
                .statusCode(200)
                .body("state", equalTo("IN_REVIEW"))
                .body("due", equalTo("2027-02-24"))
                .body("extensions.reason", contains("COMPLEXITY"))
                .body("extensions[0].explanation", equalTo(WHY))
                .body("clock.type", contains("IDENTITY_PROVIDED", "EXTENSION_NOTIFIED"))
                .body("timeline[-1].command", equalTo("extend"));

        assertThat(await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> events.of(Topic.CASES, request.id()).stream()
                                        .filter(Extended.class::isInstance)
                                        .toList(),
                                found -> !found.isEmpty()))
                .singleElement()
                .isInstanceOfSatisfying(Extended.class, extended -> {
                    assertThat(extended.caseId()).isEqualTo(caseId);
                    assertThat(extended.reason()).isEqualTo(ExtensionReason.COMPLEXITY);
                    assertThat(extended.due()).isEqualTo(LocalDate.parse("2027-02-24"));
                });
        assertThat(String.join("\n", database.everythingOf(request.id()))).doesNotContain("elf Systemen");
        casework.refuses(request, "extend", SignIn.AGENT, EXTENSION, 409, "extension-not-allowed");
    }

    @Test
    void afterTheFirstDateItIsTooLate() {
        SampleRequest request = casework.taken(casework.inReview(Right.ACCESS));
        clock.advance(Duration.between(SampleRequest.RECEIVED, SampleRequest.RECEIVED.plus(Duration.ofDays(31))));

        casework.refuses(request, "extend", SignIn.AGENT, EXTENSION, 409, "extension-too-late");
    }

    @Test
    void whereTheLawKnowsNoneThereIsNone() {
        // Bangladesh has no row: the controller's published period.
        SampleRequest request = casework.taken(casework.inReviewOf(Ids.next(), "BD", null, Right.ACCESS));

        casework.refuses(request, "extend", SignIn.AGENT, EXTENSION, 409, "extension-not-allowed");
    }

    @Test
    void itNeedsItsReasonAndTheAgentOfTheCase() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        casework.refuses(request, "extend", SignIn.AGENT, EXTENSION, 409, "transition-not-allowed");
        casework.taken(request);

        casework.refuses(request, "extend", SignIn.AGENT, Map.of("explanation", WHY), 422, "validation-failed")
                .body("errors[0].field", equalTo("extensionReason"));
        casework.refuses(
                        request,
                        "extend",
                        SignIn.AGENT,
                        Map.of("extensionReason", "COMPLEXITY", "explanation", " "),
                        422,
                        "validation-failed")
                .body("errors[0].field", equalTo("explanation"));
    }

    @Test
    void theSnapshotOfTheCaseHasTheNewDate() {
        SampleRequest request = casework.taken(casework.inReview(Right.ERASURE));
        casework.command(request.firstCase(), "extend", SignIn.AGENT, EXTENSION).statusCode(200);

        List<LocalDate> dates = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> events.of(Topic.CASE_STATE, request.firstCase()).stream()
                                .map(CaseStateSnapshot.class::cast)
                                .map(CaseStateSnapshot::due)
                                .toList(),
                        found -> found.contains(LocalDate.parse("2027-02-24")));
        assertThat(dates).last().isEqualTo(LocalDate.parse("2027-02-24"));
    }
}
