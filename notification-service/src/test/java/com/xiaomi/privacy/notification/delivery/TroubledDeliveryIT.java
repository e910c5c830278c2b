package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mail servers refuse and delay, and people cannot be reached: nothing is lost, repeated without need, or logged. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class TroubledDeliveryIT extends MailScenario {

    @Test
    void aPersonWhoseDataIsErasedGetsNoMail() {
        events.send(Ids.next(), 1, submitted("en"));

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("CONTACT_GONE");
    }

    @Test
    void aMailThatTheServerRefusesForGoodIsGivenUpAndNobodyLogsItsAddress() throws Exception {
        String email = contact("refused");
        events.send(Ids.next(), 1, submitted("en"));

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("REFUSED_BY_MAIL_SERVER");
        assertThat(log.lines()).noneMatch(line -> line.contains(email));
        assertThat(events.records(Topic.NOTIFICATIONS))
                .noneMatch(record -> record.value().contains(email));
    }

    @Test
    void aMailThatTheServerPutsOffIsSentLaterAndNobodyLogsItsAddress() throws Exception {
        String email = contact("busy");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);

        assertThat(world.mailbox(email)).hasSize(1);
        assertThat(log.lines())
                .anyMatch(line -> line.contains("is tried again in"))
                .noneMatch(line -> line.contains(email));
    }

    @Test
    void aMailWhoseReceiptWasLostIsRepeatedUnderTheSameMessageId() throws Exception {
        String email = contact("lost");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);

        List<MimeMessage> mails = world.mailbox(email);
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).getMessageID()).isEqualTo(mails.get(1).getMessageID());
        assertThat(published()).hasSize(1);
    }

    @Test
    void aMailIsSentAsSoonAsIntakeIsBack() throws Exception {
        String email = "erika." + requestId + "@example.org";
        world.contact(requestId, email, null, 2);
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);

        assertThat(world.mailbox(email)).hasSize(1);
    }

    @Test
    void anAddressThatCarriesAnotherHeaderReachesNobodyAndIsGivenUp() throws Exception {
        String victim = "victim." + requestId + "@example.org";
        world.contact(requestId, "erika@example.org\r\nBcc: " + victim, null, 0);
        events.send(Ids.next(), 1, submitted("en"));

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("ADDRESS_UNUSABLE");
        assertThat(world.mailbox(victim)).isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.contains(victim));
    }

    @Test
    void whoCanBeReachedByLetterOnlyGetsNoMailAndThatIsSaid() throws Exception {
        world.contact(requestId, null, "Erika Mustermann", 0);
        events.send(Ids.next(), 1, submitted("en"));

        assertThat(awaitGivenUp(MessageKind.REQUEST_RECEIVED).reason()).isEqualTo("ONLY_BY_LETTER");
    }
}
