package com.xiaomi.privacy.intake.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.intake.IntakeCalls;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is isolated under a legal hold is read by the role legal alone, and by the person. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class IsolatedConversationIT extends ConversationScenario {

    @Test
    void whatIsIsolatedUnderALegalHoldIsReadByLegalAloneAndByThePerson() {
        String own = post(request.asRequester(), Map.of("text", person));
        asStaff("legal.lea").get(request.path("/messages")).then().statusCode(404);

        publish(new CaseEvent.HoldChanged(request.requestId(), true, false, Instant.now()));
        publish(new CaseEvent.HoldChanged(request.requestId(), true, true, Instant.now()));

        await().atMost(PATIENCE)
                .until(() -> asStaff(AGENT).get(request.path("/messages")).statusCode() == 404);
        send(asStaff(AGENT), IntakeCalls.newKey(), Map.of("text", staff)).statusCode(404);
        markRead(asStaff(AGENT), own).statusCode(404);
        send(asStaff("legal.lea"), IntakeCalls.newKey(), Map.of("text", staff)).statusCode(403);
        messages(asStaff("legal.lea")).body("messages[0].text", equalTo(person));
        messages(request.asRequester()).body("messages[0].text", equalTo(person));
        assertThat(auditTrail.entries(request.requestId()))
                .filteredOn(entry -> entry.content().contains("isolated-request.opened"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.content()).contains("staff:"));

        publish(new CaseEvent.HoldChanged(request.requestId(), false, false, Instant.now()));
        await().atMost(PATIENCE)
                .until(() -> asStaff(AGENT).get(request.path("/messages")).statusCode() == 200);
        assertThat(database.count("SELECT count(*) FROM held_request WHERE request_id = '" + request.requestId() + "'"))
                .isZero();
    }
}
