package com.xiaomi.privacy.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.delivery.MailScenario;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A hint stands beside a mail that was sent, tells nobody anything, and settles nothing. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class ShortMessageIT extends MailScenario {

    private static final String HINT = "no short message is sent";

    @Test
    void aHintIsLoggedByKindAndDeliveryOnlyBesideAMailThatWasSent() throws Exception {
        String email = contact("erika");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 2, question());
        UUID delivery = awaitSent(MessageKind.QUESTION_ASKED).deliveryId();
        awaitSent(MessageKind.REQUEST_RECEIVED);

        await().atMost(PATIENCE).until(() -> !hints().isEmpty());
        assertThat(hints())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("QUESTION_ASKED", delivery.toString())
                        .doesNotContain(email, requestId.toString(), reference));
        assertThat(world.mailbox(email)).hasSize(2);
    }

    @Test
    void whatCouldNotBeSentIsNotSentByAHint() throws Exception {
        contact("refused");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 2, question());

        assertThat(awaitGivenUp(MessageKind.QUESTION_ASKED).reason()).isEqualTo("REFUSED_BY_MAIL_SERVER");
        assertThat(published()).noneMatch(NotificationEvent.Sent.class::isInstance);
        assertThat(hints()).isEmpty();
    }

    private RequestEvent.QuestionAsked question() {
        return new RequestEvent.QuestionAsked(requestId, caseId, Ids.next(), Ids.next(), Instant.now());
    }

    private List<String> hints() {
        return log.lines().stream().filter(line -> line.contains(HINT)).toList();
    }
}
