package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.MailMood;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many mails wait: those of people who wait in front of the page go first, and the mail server is not run over. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class MailBacklogIT extends BacklogScenario {

    private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);
    private static final int THREADS = 8;
    private static final int PLACES = 5;
    private static final int REQUESTS = 50;
    private static final int CODES = 20;
    private static final int HANGING = 12;
    // What the threads have begun, and how far records of what they have ended may lag behind one another.
    private static final int AHEAD = 50;

    private final List<UUID> requests = new ArrayList<>();

    @AfterEach
    void recover() throws Exception {
        world.mailServer(MailMood.WELL);
    }

    @Test
    void mailsThatWaitedAreSentOnceCodesFirst() throws Exception {
        everythingIsSentOnce(300);
    }

    @Test
    @Tag("long")
    void tenThousandMailsThatWaitedAreSentOnceCodesFirst() throws Exception {
        everythingIsSentOnce(10_000);
    }

    @Test
    void codesGoOutWhileOtherMailsHang() throws Exception {
        for (int i = 0; i < HANGING; i++) {
            requests.add(known("slow"));
        }
        UUID waiting = known("erika");
        world.mailServer(MailMood.SLOW);
        plan(requests.stream().map(BacklogScenario::posted).toList(), MessageKind.MESSAGE_POSTED);
        await().atMost(PATIENCE).until(() -> world.mailServer(MailMood.SLOW).heldUp() == PLACES);

        plan(List.of(challenge(waiting)), MessageKind.IDENTITY_CODE);

        await().atMost(PATIENCE)
                .until(() -> !world.mailbox(address("erika", waiting)).isEmpty());
        assertThat(world.mailServer(MailMood.WELL).heldUp()).isEqualTo(PLACES);
        await().atMost(PATIENCE).until(() -> {
            letAllBeDue(requests);
            return count("state = 'SENT'") == HANGING;
        });
        for (UUID request : requests) {
            assertThat(world.mailbox(address("slow", request))).hasSize(1);
        }
    }

    private void everythingIsSentOnce(int mails) throws Exception {
        world.mailServer(MailMood.AWAY);
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(known("many"));
        }
        List<PrivacyEvent> posted = new ArrayList<>();
        List<PrivacyEvent> challenges = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            posted.add(posted(requests.get(i % REQUESTS)));
        }
        for (int i = 0; i < CODES; i++) {
            challenges.add(challenge(requests.get(i)));
        }
        plan(posted, MessageKind.MESSAGE_POSTED);
        plan(challenges, MessageKind.IDENTITY_CODE);
        await().atMost(PATIENCE).until(() -> log.lines().stream().anyMatch(line -> line.contains("is tried again in")));
        assertThat(count("state = 'SENT'")).isZero();

        world.mailServer(MailMood.WELL);

        await().atMost(LONG_PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            letAllBeDue(requests);
            assertThat(count("picked")).isLessThanOrEqualTo(THREADS);
            return count("state = 'PENDING'") == 0;
        });
        assertThat(count("state = 'SENT'")).isEqualTo(mails + CODES);
        // All but those that the threads held when the server came back.
        assertThat(count("message = 'MESSAGE_POSTED' AND settled_at <"
                        + " (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY settled_at) FROM delivery"
                        + " WHERE request_id = ANY (?) AND message = 'IDENTITY_CODE')"))
                .isLessThan(AHEAD);
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(world.mailbox(address("many", requests.get(i)))).hasSize(mails / REQUESTS + (i < CODES ? 1 : 0));
        }
        // The pool of the mailer, and what is just being closed.
        assertThat(world.mailServer(MailMood.WELL).connections()).isLessThanOrEqualTo(THREADS + 2);
    }

    private PrivacyEvent challenge(UUID id) throws Exception {
        UUID challenge = Ids.next();
        world.code(challenge, 200, CODE);
        return new IdentityEvent.ChallengeIssued(id, Ids.next(), challenge, VerificationPurpose.CASE, 1);
    }

    /** Those of the requests for which something holds. */
    private int count(String condition) {
        return database.count(
                "delivery LEFT JOIN scheduled_tasks ON task_instance = delivery_id::text"
                        + " WHERE request_id = ANY (?) AND " + condition,
                Collections.nCopies(
                                1
                                        + (int) condition
                                                .chars()
                                                .filter(c -> c == '?')
                                                .count(),
                                ids())
                        .toArray());
    }

    private UUID[] ids() {
        return requests.toArray(UUID[]::new);
    }
}
