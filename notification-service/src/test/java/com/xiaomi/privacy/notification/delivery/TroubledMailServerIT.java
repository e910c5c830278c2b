package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.MailMood;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail server that hangs, refuses us or hangs up delays mails; it loses none, and repeats none that it did not take. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class TroubledMailServerIT extends MailScenario {

    @AfterEach
    void recover() throws Exception {
        world.mailServer(MailMood.WELL);
    }

    @ParameterizedTest
    @EnumSource(value = MailMood.class, mode = EnumSource.Mode.EXCLUDE, names = "WELL")
    void whatIsNotTakenNowIsSentOnceItIs(MailMood mood) throws Exception {
        String email = contact("erika");
        world.mailServer(mood);
        events.send(Ids.next(), 1, submitted("en"));
        await().atMost(PATIENCE).until(() -> log.lines().stream().anyMatch(line -> line.contains("is tried again in")));
        assertThat(published()).isEmpty();

        world.mailServer(MailMood.WELL);

        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(world.mailbox(email)).hasSize(1);
        assertThat(log.lines()).noneMatch(line -> line.contains(email));
    }

    @Test
    void aConnectionThatIsClosedBetweenMailsCostsNoMail() throws Exception {
        String email = contact("farewell");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        events.send(Ids.next(), 2, new RequestEvent.MessageSent(requestId, Ids.next(), null, Instant.now()));
        awaitSent(MessageKind.MESSAGE_POSTED);

        assertThat(world.mailbox(email)).hasSize(2);
    }

    @Test
    void whoseMailIsRefusedDoesNotDelayTheMailsOfOthers() throws Exception {
        contact("refused");
        events.send(Ids.next(), 1, submitted("en"));
        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("REFUSED_BY_MAIL_SERVER");
        String email = contact("erika");
        events.send(Ids.next(), 2, new RequestEvent.MessageSent(requestId, Ids.next(), null, Instant.now()));
        awaitSent(MessageKind.MESSAGE_POSTED);

        assertThat(world.mailbox(email)).hasSize(1);
    }
}
