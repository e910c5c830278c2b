package com.xiaomi.privacy.intake.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people and staff wrote to each other goes before the request; what is written later stays. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class MessageExpiryIT extends ConversationScenario {

    @Test
    void whatIsNotNeededAnyLongerGoesButWhatIsStillAnswered() {
        prove();
        move(CaseState.AWAITING_IDENTITY, CaseState.IN_REVIEW);
        post(request.asRequester(), Map.of("text", person));
        String question = post(asStaff(AGENT), Map.of("text", staff, "question", true, "caseId", request.caseId()));
        Instant decided = Instant.now();
        post(request.asRequester(), Map.of("text", person, "answers", question));

        publish(new CaseEvent.DataExpired(request.requestId(), DataKind.MESSAGES, decided));
        await().atMost(PATIENCE)
                .untilAsserted(() -> messages(asStaff(AGENT))
                        .body("messages", hasSize(2))
                        .body("messages[0].messageId", equalTo(question)));

        publish(new CaseEvent.DataExpired(request.requestId(), DataKind.MESSAGES, Instant.now()));
        await().atMost(PATIENCE).untilAsserted(() -> messages(asStaff(AGENT)).body("messages", hasSize(0)));
        assertThat(database.count("SELECT count(*) FROM message WHERE request_id = '" + request.requestId() + "'"))
                .isZero();
        messages(request.asRequester()).body("messages", hasSize(0)).body("unread", equalTo(0));
        assertThat(auditTrail.entries(request.requestId()))
                .filteredOn(entry -> entry.content().contains("messages.retention-ended"))
                .hasSize(2);
        post(request.asRequester(), Map.of("text", person));
        messages(asStaff(AGENT)).body("messages", hasSize(1)).body("messages[0].position", equalTo(4));
    }

    @Test
    void otherDataThatGoesLeavesThem() {
        post(request.asRequester(), Map.of("text", person));

        publish(new CaseEvent.DataExpired(request.requestId(), DataKind.DELIVERIES, Instant.now()));
        publish(new CaseEvent.DataExpired(request.requestId(), DataKind.ATTACHMENTS, Instant.now()));

        await().atMost(PATIENCE)
                .until(() -> database.count("SELECT count(*) FROM inbox_stream WHERE last_sequence = 2 AND key = '"
                                + request.requestId() + "'")
                        == 1);
        messages(request.asRequester()).body("messages[0].text", equalTo(person));
    }
}
