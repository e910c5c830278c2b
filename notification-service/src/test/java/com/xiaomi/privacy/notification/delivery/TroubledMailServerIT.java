package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.MailMood;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail server that hangs, refuses us or hangs up delays mails; it loses none, and repeats none that it did not take. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class TroubledMailServerIT extends BacklogScenario {

    // Several for each thread of the work queue.
    private static final int REFUSED = 24;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void recover() throws Exception {
        world.mailServer(MailMood.WELL);
    }

    @ParameterizedTest
    @EnumSource(
            value = MailMood.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WELL", "SLOW"})
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
    void aMailAfterWhichTheServerFallsSilentIsSentAgainAndTheLogSaysWhy() throws Exception {
        String email = contact("mute");
        events.send(Ids.next(), 1, submitted("en"));
        awaitSent(MessageKind.REQUEST_RECEIVED);

        assertThat(world.mailbox(email)).hasSize(1);
        assertThat(log.lines())
                .anyMatch(line -> line.contains("a mail is unanswered: ") && line.contains("Exception"))
                .noneMatch(line -> line.contains(email));
    }

    @Test
    void whoseMailIsRefusedDoesNotDelayTheMailsOfOthers() throws Exception {
        Counter refused = metrics.counter(Postman.METRIC, "outcome", "refused");
        double before = refused.count();
        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < REFUSED; i++) {
            requests.add(known("refused"));
        }
        requests.add(known("erika"));
        plan(requests.stream().map(BacklogScenario::posted).toList(), MessageKind.MESSAGE_POSTED);
        UUID[] all = requests.toArray(UUID[]::new);

        await().atMost(PATIENCE)
                .until(() ->
                        database.count("delivery WHERE request_id = ANY (?) AND state = 'PENDING'", (Object) all) == 0);

        assertThat(world.mailbox(address("erika", requests.getLast()))).hasSize(1);
        assertThat(refused.count() - before).isEqualTo(REFUSED);
        assertThat(log.lines()).noneMatch(line -> line.contains("is tried again in"));
    }
}
