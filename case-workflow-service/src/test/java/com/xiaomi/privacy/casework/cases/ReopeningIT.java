package com.xiaomi.privacy.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.event.CaseEvent.Reopened;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A closed case is taken up again without an appeal; the date of the law stands as before. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class ReopeningIT {

    private static final Map<String, Object> MISTAKE =
            Map.of("reopeningReason", "MISTAKE", "note", "We had looked at another account.");

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    Events events;

    @Test
    void theAnswerNoLongerCountsAndTheFirstDateStandsAgain() {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));

        casework.command(request.firstCase(), "reopen", SignIn.APPROVER, MISTAKE)
                .statusCode(200)
                .body("state", equalTo("IN_REVIEW"))
                .body("outcome", nullValue())
                .body("assignee", nullValue())
                .body("due", equalTo("2026-12-24"))
                .body("clock.type", contains("IDENTITY_PROVIDED", "REFUSED"))
                .body("clock.takenBack", contains(false, true))
                .body("decisions[-1].kind", equalTo("REOPEN"))
                .body("decisions[-1].reopeningReason", equalTo("MISTAKE"));
        assertThat(await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> events.of(Topic.CASES, request.id()).stream()
                                        .filter(Reopened.class::isInstance)
                                        .toList(),
                                found -> !found.isEmpty()))
                .hasSize(1);
        assertThat(String.join("\n", database.everythingOf(request.id()))).doesNotContain("another account");

        casework.taken(request);
        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of())
                .statusCode(200)
                .body("state", equalTo("IN_FULFILMENT"));
    }

    @Test
    void itNeedsAReasonAndTheRoleAndAClosedCase() {
        SampleRequest open = casework.inReview(Right.ACCESS);
        casework.refuses(open, "reopen", SignIn.APPROVER, MISTAKE, 409, "transition-not-allowed");
        SampleRequest closed = casework.refused(casework.inReview(Right.ACCESS));

        casework.refuses(closed, "reopen", SignIn.AGENT, MISTAKE, 403, "not-allowed");
        casework.refuses(closed, "reopen", SignIn.APPROVER, Map.of(), 422, "validation-failed")
                .body("errors[0].field", equalTo("reopeningReason"));
    }
}
